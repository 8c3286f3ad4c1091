/** Sites, the head grid, the heads that are shown. */
export const heads = {
  'site.encoder': 'Encoder',
  'site.decoder': 'Decoder',
  'site.cross': 'Cross-attention',
  'site.encoder.says': '{{source}} looks at {{source}}',
  'site.decoder.says': '{{target}} looks at the {{target}} before it',
  'site.cross.says': '{{target}} looks at {{source}}',
  'site.encoder.row':
    'Each row is a token of the {{source}} text that asks (query); each column one that answers (key).',
  'site.decoder.row':
    'Each row is a token of the {{target}} text that was just read (query); it sees only tokens up to itself (keys).',
  'site.cross.row':
    'Each row is the moment before a token of the {{target}} text is written (query); each column a token of the {{source}} text (key).',

  'grid.title': 'All heads',
  'grid.hint': 'Click a head to see it. Shift-click adds it to the arcs.',
  'grid.layer': 'L{{layer}}',
  'grid.head': '{{site}}, layer {{layer}}, head {{head}}',
  'grid.label': 'Attention heads',
  'grid.guided': 'This head was taught to align, with word alignments from a statistical aligner.',
  'grid.guidedShort': 'taught to align',

  'heads.shown': 'Heads shown',
  'heads.remove': 'Remove {{head}}',
  'heads.add': 'Add heads',
  'heads.adding': 'Click heads to add them to the arcs, or to take them away.',
  'heads.elsewhere': 'in another site',
} as const;
