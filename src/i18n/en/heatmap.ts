/** The heatmap and what stands beside it. */
export const heatmap = {
  'heatmap.title': 'Weights',
  'heatmap.label':
    'Attention weights of {{head}}: {{queries}} queries by {{keys}} keys. Arrow keys move from cell to cell, Enter chooses a cell, Shift with arrows selects a block, plus and minus zoom, 0 shows everything.',
  'heatmap.orientation': 'row = query (asks) · column = key (answers)',
  'heatmap.value': '“{{query}}” looks at “{{key}}”: {{weight}}',
  'heatmap.hint': 'Point at a cell to read its weight.',
  'heatmap.position': 'row {{row}} of {{rows}}, column {{column}} of {{columns}}',

  'heatmap.scale': 'Colour scale',
  'heatmap.scale.linear': 'linear',
  'heatmap.scale.sqrt': 'square root',
  'heatmap.scale.log': 'log',
  'heatmap.scale.row': 'per row',
  'heatmap.range': 'Colours run from 0 to 1, the same for every head.',
  'heatmap.range.log':
    'Colours run from 0.0001 to 1, the same for every head; 0.0001 and below have the first colour.',
  'heatmap.range.row':
    'Colours run from 0 to this row’s largest weight, in each row anew: compare within a row, not between rows.',
  'heatmap.tick.andBelow': '≤ {{weight}}',
  'heatmap.tick.half': '½',
  'heatmap.tick.largest': 'row’s largest',

  'heatmap.units': 'Rows and columns',
  'heatmap.units.pieces': 'pieces',
  'heatmap.units.words': 'words',
  'heatmap.units.says':
    'Words from pieces: the weights to the pieces of a word are added up, the rows of its pieces are averaged.',
  'heatmap.leftOut': 'Leave out',
  'heatmap.leftOut.nothing': 'nothing',
  'heatmap.leftOut.special': 'special tokens',
  'heatmap.leftOut.sink': 'sink',
  'heatmap.leftOut.says':
    'A sink is a key that gets more than 0.3 of a row’s weight on average. What is left of each row is scaled to sum to 1.',
  'heatmap.removed':
    'Left out: {{mean}} of a row on average, from {{least}} to {{most}}. What is left of each row is scaled to sum to 1.',
  'heatmap.removed.noSink': 'This head has no sink: no key gets more than 0.3 of a row’s weight on average.',
  'heatmap.removed.noSpecial': 'There are no special tokens among these keys.',
  'heatmap.removed.row': 'Left out of this row: {{weight}}',
  'heatmap.removed.allOfRow': 'Left out of this row: {{weight}}. Nothing is left to show.',
  'heatmap.removed.short': 'left out',
  'heatmap.removed.strip': 'What was left out of each row, from 0 to 1',

  'heatmap.profile.row': 'this row',
  'heatmap.profile.row.says':
    'The weights of the row that you point at; a full bar is the colour scale’s end',
  'heatmap.profile.column': 'this column',
  'heatmap.profile.column.says':
    'Who looks at the column that you point at; a full bar is the colour scale’s end',

  'heatmap.zoom': 'Zoom',
  'heatmap.zoom.in': 'Zoom in',
  'heatmap.zoom.out': 'Zoom out',
  'heatmap.zoom.all': 'Show all',
  'heatmap.zoom.select': 'Select a block',
  'heatmap.zoom.whole': 'all {{queries}} × {{keys}}',
  'heatmap.zoom.part':
    '×{{zoom}}: rows {{rowFrom}}–{{rowTo}} of {{queries}}, columns {{columnFrom}}–{{columnTo}} of {{keys}}',
  'heatmap.zoom.pooled':
    'A pixel shows the largest of up to {{queries}} × {{keys}} weights. Zoom in to see single cells.',
  'heatmap.zoom.hint':
    'Zoom with Ctrl or ⌘ and the wheel, or with the wheel alone once you have clicked the picture. Drag to move. Shift and drag selects a block. A double click shows everything.',
  'heatmap.zoom.hintTouch': 'Pinch to zoom, then drag to move. “Select a block” lets a finger draw a block.',

  'heatmap.held': 'Chosen: “{{query}}” looks at “{{key}}”, {{weight}}',
  'heatmap.held.steps': 'How is this number computed?',
  'heatmap.held.release': 'Let go',
  'heatmap.held.firstPiece': 'Its steps are shown for the first piece of each word.',

  'heatmap.block': 'Block: “{{firstQuery}}” to “{{lastQuery}}” looking at “{{firstKey}}” to “{{lastKey}}”',
  'heatmap.block.sum': 'sum of {{queries}} × {{keys}} weights',
  'heatmap.block.mean': 'mean',
  'heatmap.block.largest': 'largest: “{{query}}” at “{{key}}”',
  'heatmap.block.rowShare': 'share of a row, on average',
  'heatmap.block.invalid_one': '{{count}} cell is no number and is not counted.',
  'heatmap.block.invalid_other': '{{count}} cells are no numbers and are not counted.',
  'heatmap.block.zoom': 'Zoom to block',
  'heatmap.block.clear': 'Clear block',

  'heatmap.table': 'Numbers',
  'heatmap.tableCaption': 'Attention weights of {{head}}: rows are queries, columns are keys',
  'heatmap.table.rows': 'Rows {{from}} to {{to}} of {{count}}',
  'heatmap.table.columns': 'Columns {{from}} to {{to}} of {{count}}',
  'heatmap.table.earlierRows': 'Earlier rows',
  'heatmap.table.laterRows': 'Later rows',
  'heatmap.table.earlierColumns': 'Earlier columns',
  'heatmap.table.laterColumns': 'Later columns',

  'heatmap.rowOf': 'What “{{query}}” looks at',
  'heatmap.rowOfWritten': 'What the decoder looks at before it writes “{{query}}”',
  'heatmap.rest': '{{count}} more',
  'heatmap.columnOf': 'Who looks at “{{key}}”',
  'heatmap.columnSays': 'Mean over all {{rows}} rows: {{mean}}. Most: “{{query}}”, {{weight}}.',
  'heatmap.columnNone': 'No row gives it any weight.',
  'heatmap.spoken': '“{{query}}” looks most at {{keys}}.',
  'heatmap.spoken.key': '“{{key}}”, {{weight}}',
  'heatmap.spoken.then': ', then ',
  'heatmap.spoken.nothing': '“{{query}}” looks at nothing that is shown.',
  'heatmap.next': 'After this came “{{token}}”, with {{percent}} %. The best guesses were {{alternatives}}',
  'heatmap.confidence': 'The model gave “{{token}}” {{percent}} %. Its best guesses: {{alternatives}}',

  'honesty.title': 'What these weights do not tell',
  'honesty.text':
    'A weight says how a head mixes values. It does not say how important a token was for the answer. One sentence is one sample.',
} as const;
