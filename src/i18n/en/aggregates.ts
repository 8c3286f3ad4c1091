/** Aggregates over heads and layers, and norms. */
export const aggregates = {
  'aggregates.title': 'Across heads',
  'aggregates.choose': 'Put together by',
  'aggregates.mean': 'mean',
  'aggregates.max': 'maximum',
  'aggregates.rollout': 'rollout',
  'aggregates.flow': 'flow',
  'aggregates.norms': 'weight × value',
  'aggregates.site': 'Attention of',
  'aggregates.first': 'from layer',
  'aggregates.last': 'to layer',

  'aggregates.name.mean': 'Mean over heads',
  'aggregates.name.max': 'Maximum over heads',
  'aggregates.name.rollout': 'Attention rollout',
  'aggregates.name.flow': 'Attention flow',
  'aggregates.name.norms': 'Value-weighted attention',
  'aggregates.scope': '{{site}}, layers {{first}} to {{last}}, {{heads}} heads',
  'aggregates.scope.layer': '{{site}}, layer {{first}}, {{heads}} heads',
  'aggregates.scope.head': '{{site}}, {{head}}: choose another head in the grid',
  'aggregates.scope.across': 'encoder, decoder and cross-attention together, decoder layers 0 to {{last}}',

  'aggregates.how.mean':
    'Each cell is the mean of that cell in all chosen heads. Rows still sum to 1. What one head does alone disappears among the others.',
  'aggregates.how.max':
    'Each cell is the largest weight that any chosen head has there. Rows sum to more than 1. One head is enough to make a cell strong.',
  'aggregates.how.rollout':
    'The layers’ mean matrices, each mixed half and half with “every token keeps itself” (the residual stream), are multiplied from the first layer to the last. A row tells from which tokens at the bottom a token at the top is mixed, and sums to 1.',
  'aggregates.how.rollout.across':
    'The encoder is rolled out; then the decoder, layer by layer: a place mixes earlier places by its own attention, then gives half of itself to the source tokens that cross-attention looks at. A row and what stayed with the target’s tokens sum to 1 together.',
  'aggregates.how.flow':
    'The layers are seen as pipes: from a token to each token below it runs a pipe as wide as its share in the rollout’s matrix of that layer. A cell is the most that can flow at once from the token at the top to the token at the bottom. No cell is above 1; rows need not sum to 1.',
  'aggregates.how.norms':
    'Each weight is multiplied by the length of the vector that it brings: the key’s value vector after this head’s part of the output projection, ‖α·f(x)‖. A strong weight on a short vector moves little. Rows do not sum to 1.',
  'aggregates.source.mean': 'Plain average; no paper claims more for it.',
  'aggregates.source.max': 'Plain maximum, as in many attention viewers.',
  'aggregates.source.rollout': 'Abnar & Zuidema 2020, “Quantifying Attention Flow in Transformers”.',
  'aggregates.source.rollout.across':
    'Abnar & Zuidema 2020 for one stack; the step from encoder to decoder, with the same ½ at every residual, is ours.',
  'aggregates.source.flow':
    'Abnar & Zuidema 2020; maximum flow by Dinic 1970. For at most {{most}} tokens: every pair is a flow of its own.',
  'aggregates.source.norms': 'Kobayashi et al. 2020, “Attention is Not Only a Weight”. Biases are in f(x).',
  'aggregates.limits.mean':
    'It does not tell what the layer does: heads read different values, and their outputs are added, not their weights.',
  'aggregates.limits.max':
    'It does not tell how many heads agree, nor that the strong one matters: most matrices look busy this way.',
  'aggregates.limits.rollout':
    'It is no measure of cause: value vectors, feed-forward layers and norms are left out, and all heads count the same. The ½ is an assumption.',
  'aggregates.limits.flow':
    'It is no measure of cause, for the same reasons as rollout; its values cannot be read as shares of a whole.',
  'aggregates.limits.norms':
    'It does not tell whether later layers use what was brought, nor how heads add up or cancel out.',
  'aggregates.limits.causal':
    'In a decoder early tokens can be reached from everywhere and gather mass in every deep layer, whatever the text says.',
  'aggregates.facts.how': 'In words',
  'aggregates.facts.source': 'Source',
  'aggregates.facts.limits': 'What it does not prove',

  'aggregates.obstacle.flow.cross':
    'Flow needs layers of one text on top of each other. Choose the encoder or the decoder, or rollout, which goes across.',
  'aggregates.obstacle.flow.long':
    'Flow is computed for at most {{most}} tokens; this text has {{tokens}}. Shorten the text, or take rollout.',
  'aggregates.obstacle.rollout.cross':
    'Rolling out cross-attention needs the encoder’s and the decoder’s attention too; this run does not have both.',
  'aggregates.elsewhere':
    'These weights were computed elsewhere: the vectors behind them are not at hand. Open a model and type a text to see lengths.',
  'aggregates.noNorms': 'This run has no norms of {{head}}. Choose another head in the grid.',
  'aggregates.normsLoading': 'The model is asked for its vectors …',
  'aggregates.normsFailed': 'The model did not give its vectors. Its attention weights are still right.',
  'aggregates.working': 'Computing: {{percent}} %',
  'aggregates.pieces':
    'Shown in the model’s pieces, all of them: words and left-out keys would not be this number any more.',

  'aggregates.value': '“{{query}}”, “{{key}}”: {{value}}',
  'aggregates.hint': 'Point at a cell to read its value.',
  'aggregates.row': 'The row of “{{query}}”',
  'aggregates.row.sum': 'All {{keys}} values of this row sum to {{sum}}.',
  'aggregates.row.across': 'The other {{rest}} stayed with the target’s own tokens.',
  'aggregates.range.norms':
    'Colours run from 0 to {{end}}, the largest of any head of this layer on this text.',
  'aggregates.range.norms.log':
    'Colours run from {{start}} to {{end}}; {{start}} and below have the first colour.',

  'aggregates.lengths': 'Lengths of vectors, per token',
  'aggregates.lengths.says':
    'Euclidean lengths (‖·‖) in {{site}}, layer {{layer}}. The longer the residual stream, the less a vector of the same length turns it.',
  'aggregates.lengths.residual': 'Residual stream, before this layer’s attention is added',
  'aggregates.lengths.head': 'What {{head}} adds to it',
  'aggregates.lengths.range': 'bars from 0 to {{end}}',
  'aggregates.lengths.value':
    '“{{token}}”: residual stream {{residual}}, {{head}} adds {{added}}, {{percent}} % of it',
  'aggregates.lengths.hint': 'Point at a token to read its lengths.',
  'aggregates.lengths.numbers': 'Numbers',
  'aggregates.lengths.token': 'Token',
} as const;
