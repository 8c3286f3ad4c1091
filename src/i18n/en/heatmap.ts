/** The heatmap and what stands beside it. */
export const heatmap = {
  'heatmap.title': 'Weights',
  'heatmap.label':
    'Attention weights of {{head}}: {{queries}} queries by {{keys}} keys. Arrow keys move from cell to cell.',
  'heatmap.orientation': 'row = query (asks) · column = key (answers)',
  'heatmap.value': '“{{query}}” looks at “{{key}}”: {{weight}}',
  'heatmap.hint': 'Point at a cell to read its weight.',
  'heatmap.scale': 'Colour scale',
  'heatmap.scale.linear': 'linear',
  'heatmap.scale.sqrt': 'square root',
  'heatmap.scale.log': 'log',
  'heatmap.scale.row': 'per row',
  'heatmap.range': 'Colours run from 0 to 1, the same for every head.',
  'heatmap.table': 'Numbers',
  'heatmap.tableCaption': 'Attention weights of {{head}}: rows are queries, columns are keys',
  'heatmap.rowOf': 'What “{{query}}” looks at',
  'heatmap.rowOfWritten': 'What the decoder looks at before it writes “{{query}}”',
  'heatmap.rest': '{{count}} more',
  'heatmap.next': 'After this came “{{token}}”, with {{percent}} %. The best guesses were {{alternatives}}',
  'heatmap.confidence': 'The model gave “{{token}}” {{percent}} %. Its best guesses: {{alternatives}}',

  'honesty.title': 'What these weights do not tell',
  'honesty.text':
    'A weight says how a head mixes values. It does not say how important a token was for the answer. One sentence is one sample.',
} as const;
