/** Models that read pictures. */
export const pictures = {
  'pictures.language': 'picture',
  'pictures.rowSays':
    'Each row is a patch that asks (query), named by its row and column; each column one that answers (key).',
  'pictures.board': 'Draw a digit here',
  'pictures.drawHere': 'draw a digit',
  'pictures.draw': 'Fitted to the frame as the scans were that the model learnt from.',
  'pictures.clear': 'Clear',
  'pictures.read': 'What the model reads: {{columns}} × {{rows}} patches, a token each.',
  'pictures.editor':
    'Row {{row}}, column {{column}}: ink {{ink}} of {{most}}. Arrow keys move, Space adds ink.',
  'pictures.example': 'Example {{number}}',

  'pictures.title': 'Attention over the picture',
  'pictures.label': 'What {{query}} looks at in {{name}}: {{best}}',
  'pictures.says': 'Click a patch to see what it looks at. Colour is the weight on each patch.',
  'pictures.cls': '<cls>, which the answer is read from',
  'pictures.patch': 'patch {{row}},{{column}}',
  'pictures.query': 'Row shown (query)',
  'pictures.of': 'Weights of',
  'pictures.head': 'this head',
  'pictures.mean': 'mean of layer {{layer}}',
  'pictures.rollout': 'rollout to layer {{layer}}',
  'pictures.rolloutSays':
    'Rollout (Abnar & Zuidema 2020): mean over heads, half of each row kept for the patch itself, multiplied through layers 0 to {{layer}}. A heuristic, not what the model computes.',
  'pictures.meanSays': 'The mean of the weights of all heads of one layer. No head needs to look like it.',
  'pictures.opacity': 'Weights over the picture',
  'pictures.onCls': '{{percent}} % of this row is on <cls> and not in the picture.',
  'pictures.strongest': 'Strongest: {{patches}}',
  'pictures.allHeads': 'The same row in every head',
} as const;
