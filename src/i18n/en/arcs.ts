/** The arcs. */
export const arcs = {
  'arcs.title': 'Arcs',
  'arcs.labelCross': 'Arcs from each {{target}} token to the {{source}} tokens it looks at',
  'arcs.labelSelf': 'Arcs from each token to the tokens it looks at',
  'arcs.style': 'Layout of the arcs',
  'arcs.style.line': 'Line',
  'arcs.style.line.says': 'One text with arcs over it',
  'arcs.style.rows': 'Rows',
  'arcs.style.rows.says': 'Two rows: keys above, queries below',
  'arcs.style.columns': 'Columns',
  'arcs.style.columns.says': 'Two columns: queries at the left, keys at the right',
  'arcs.style.noLine': 'Only where a text looks at itself: here two texts are in the picture',
  'arcs.perQuery': 'Arcs a token',
  'arcs.perQuery.all': 'all',
  'arcs.perQuery.most': 'at most {{count}}',
  'arcs.threshold': 'Hide weights under {{threshold}}',
  'arcs.none': 'No weight in this picture reaches {{threshold}}. Lower the threshold.',
  'arcs.noneButton': 'Show the {{count}} strongest of every token',
  'arcs.guide.line': 'Above the text a token looks back, below it looks ahead.',
  'arcs.guide.lineBack': 'Every token looks back, at itself and at the tokens before it.',
  'arcs.guide.wrapped':
    'Arcs to lines further off run along the margin: at the left they go back, at the right ahead.',
  'arcs.guide.wrappedBack': 'Arcs to lines further off run along the left margin.',
  'arcs.guide.rows': 'Below are the tokens that ask (queries), above those that they look at (keys).',
  'arcs.guide.columns':
    'At the left are the tokens that ask (queries), at the right those that they look at (keys).',
  'arcs.count_one': '{{number}} arc of {{threshold}} or more: {{percent}} % of all weight.',
  'arcs.count_other': '{{number}} arcs of {{threshold}} or more: {{percent}} % of all weight.',
  'arcs.perQueryNote': 'At most {{count}} a token and head.',
  'arcs.inSight': 'In sight and near it begin or end {{number}} of them; the others follow as you scroll.',
  'arcs.cut':
    'Of these the {{drawn}} strongest are drawn; {{hidden}} more, of {{weakest}} or less, are not: raise the threshold or lower the number a token.',
  'arcs.removed.special':
    'Special tokens are left out. They took {{percent}} % of the weight; the rest is scaled so that rows sum to 1 again.',
  'arcs.removed.sink':
    'Tokens where this head parks its weight are left out. They took {{percent}} %; the rest is scaled so that rows sum to 1 again.',
  'arcs.list': 'The strongest weights as a list',
  'arcs.listNote':
    'The {{count}} strongest, of all that the threshold lets through. In brackets: the place of the token, from 0.',
  'arcs.listNone': 'No weight reaches the threshold.',
  'arcs.listItem': '{{head}}: “{{query}}” ({{queryPlace}}) → “{{key}}” ({{keyPlace}}) {{weight}}',
} as const;
