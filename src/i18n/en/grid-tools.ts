/** Sorting, filtering and searching heads in the grid. */
export const gridTools = {
  'grid.large': 'Large',
  'grid.large.says': 'Show every head as a large picture, over the whole width',

  'grid.search': 'Find heads',
  'grid.search.example': 'L3 H7, cross 1 0, a name …',
  'grid.found_one': '{{heads}}. Enter chooses it.',
  'grid.found_other': '{{count}} heads: {{heads}}. Enter chooses the first.',
  'grid.foundMany': '{{count}} heads, among them {{heads}}. Enter chooses the first.',
  'grid.foundNone': 'No head of this model is “{{text}}”. Try a layer and a head, as in “L0 H1”.',
  'grid.foundNoName':
    'No head has the name “{{text}}”. Names come from the battery of texts: run it under “Measures”.',

  'grid.order': 'Sort, group, filter',
  'grid.sort': 'Sort by',
  'grid.sort.model': 'place in the model',
  'grid.group': 'Group by',
  'grid.group.layer': 'layer',
  'grid.group.site': 'nothing',
  'grid.group.similarity': 'likeness',
  'grid.filter': 'Show',
  'grid.filter.all': 'all heads',
  'grid.filter.least': 'heads that score at least …',
  'grid.filter.label': 'heads with the name …',
  'grid.filter.labelLater': 'heads with a name (run the battery first)',
  'grid.filter.measure': 'Measure',
  'grid.filter.value': 'Least value',
  'grid.filter.name': 'Name',
  'grid.shown': '{{shown}} of {{all}} heads.',
  'grid.order.by': 'Sorted by “{{measure}}”, largest first, on this text.',
  'grid.order.measuring': 'Measuring this text …',
  'grid.order.failed': 'This text could not be measured; heads are in the model’s order.',
  'grid.order.reset': 'Reset',
  'grid.none': 'No head here passes the filter.',
  'grid.rowFrom': 'The largest value in this row',

  'grid.alike_one': '{{count}} head',
  'grid.alike_other': '{{count}} heads that look alike on this text',
  'grid.alone': 'Heads that look like no other on this text',
  'grid.similarity.computing': 'Comparing every head with every other …',
  'grid.similarity':
    'Groups A, B, … : heads whose rows differ by at most {{most}} on average (Jensen–Shannon divergence; 0 = equal, 0.69 = nothing in common). After “–”: heads that are like no other.',
  'grid.similarity.exact': 'All rows and keys of this text were compared.',
  'grid.similarity.sampled':
    'Estimated: {{rows}} of {{ofRows}} rows, with {{ofKeys}} keys added up to {{keys}} groups, so that heads may look more alike than they are.',

  'grid.numbers':
    'Beside a layer, means over its heads: the weight of each row’s strongest key; below it, the weight left on special tokens and on the first token.',
  'grid.numbers.says':
    'Layer {{layer}}, means over its heads and all rows: the strongest key gets {{strongest}}; special tokens and, where a text attends to itself, the first token get {{parked}} together.',

  'grid.table': 'Heads as a table',
  'grid.table.says': 'Measured on this text alone: one text is one sample.',
  'grid.table.caption_one': '{{count}} head, in the order of the grid',
  'grid.table.caption_other': '{{count}} heads, in the order of the grid',
  'grid.table.head': 'Head',
} as const;
