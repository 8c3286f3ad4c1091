/** The choice of view, and what all views share. */
export const views = {
  'views.choose': 'View',
  'views.attention': 'Attention',
  'views.attention.says': 'Arcs and weights of the chosen heads',
  'views.steps': 'How it is computed',
  'views.steps.says': 'Follow one number from the token vectors to the weight and on',
  'views.aggregates': 'Across heads',
  'views.aggregates.says': 'Means, rollout, flow and norms, each with its name',
  'views.measures': 'Measures',
  'views.measures.says': 'What each head does, measured on this text and on a battery of texts',
  'views.compare': 'Compare',
  'views.compare.says': 'Two texts, heads, models, or before and after a change',
} as const;
