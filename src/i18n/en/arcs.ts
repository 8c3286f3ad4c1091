/** The arcs. */
export const arcs = {
  'arcs.title': 'Arcs',
  'arcs.labelCross': 'Arcs from each {{target}} token to the {{source}} tokens it looks at',
  'arcs.labelSelf': 'Arcs from each token to the tokens it looks at',
  'arcs.threshold': 'Hide weights under {{threshold}}',
  'arcs.none': 'No weight in this picture reaches {{threshold}}. Lower the threshold.',
  'arcs.above': 'above: looks back',
  'arcs.below': 'below: looks ahead',
} as const;
