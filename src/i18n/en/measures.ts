/** Head measures, names of heads, the battery. */
export const measures = {
  'measures.title': 'What each head does',
  'measures.of': 'Measured on',
  'measures.of.text': 'This text',
  'measures.of.battery': 'Battery of texts',
  'measures.of.text.note': 'One text is one sample: it gives no head a name. The battery does.',
  'measures.of.battery.note':
    'Means over texts: {{count}} {{kind}}. Lines in the bars mark the middle half of the texts. The model is run as it is, without your changes.',
  'measures.kind.repeats': 'of random tokens said twice',
  'measures.kind.sentences': 'of long sentences',
  'measures.kind.pairs': 'pairs of sentences with words linked by hand',
  'measures.kind.trees': 'sentences with hand-made trees',
  'measures.site': 'Site',
  'measures.site.all': 'All sites',
  'measures.choose': 'Measure',
  'measures.working': 'Measuring layer {{done}} of {{layers}} …',
  'measures.failed': 'The measures could not be computed ({{cause}}). Change the text to try again.',
  'measures.readout': '{{head}}: {{sentence}}.',
  'measures.none': 'No head of this site has a value here.',
  'measures.show': 'Show the weights of {{head}}',

  'histogram.label': 'Histogram: {{measure}} of {{count}} heads. The table below has the same numbers.',
  'histogram.hint': 'Each square is a head. Click one to choose it.',
  'histogram.uniform': 'equal weights',
  'histogram.uniform.site': 'equal weights, {{site}}',
  'histogram.best': 'best constant distance ({{offset}})',
  'histogram.diagonal': 'diagonal',
  'histogram.missing': 'Without a value here: {{count}}',

  'measures.table': 'Measures of every head',
  'measures.table.head': 'Head',
  'measures.table.label': 'Name that the battery supports',
  'measures.table.sort': 'Sort by: {{measure}}',
  'measures.table.order': 'Sort in the model’s order',
  'measures.table.all': 'Show all {{count}} heads',
  'measures.table.choose': 'Choose {{head}}',
  'measures.cell': '{{measure}}: {{value}}',
  'measures.cell.spread': '{{measure}}: {{value}} (middle half {{lower}} to {{upper}}, {{count}} texts)',
  'measures.cell.uniform': 'equal weights: {{uniform}}',
  'measures.cell.best': 'best constant distance ({{offset}}): {{best}}',
  'measures.cell.offset': 'most often at {{offset}}',
  'measures.cell.sink': 'at place {{place}}',
  'measures.cell.undefined': '{{measure}}: says nothing here',
  'measures.bars':
    'Bars run from 0 to 1, those without such an end to the largest value shown. The upright tick is what equal weights would score.',

  'battery.running': 'Battery: text {{done}} of {{total}}',
  'battery.starting': 'Battery: starting …',
  'battery.stop': 'Stop',
  'battery.start': 'Run the battery',
  'battery.stopped': 'The battery was stopped.',
  'battery.failed': 'The battery failed ({{cause}}).',
  'battery.elsewhere':
    'These weights were computed elsewhere, so there is no model here to run the battery on, and no head gets a name.',
  'battery.picture': 'The battery has texts only; this model reads pictures, so no head gets a name.',
  'battery.texts':
    '{{repeats}} texts of random tokens said twice (lengths differ, so no constant distance helps), {{sentences}} texts of long sentences, {{pairs}} sentence pairs with words linked by hand, {{trees}} sentences with hand-made trees.',

  'label.short': '{{mean}}, baseline {{baseline}}',
  'label.none': 'no name',
  'label.alignment': 'alignment',
  'label.induction': 'induction',
  'label.duplicate': 'duplicate token',
  'label.previous': 'previous token',
  'label.next': 'next token',
  'label.self': 'current token',
  'label.positional': 'positional',
  'label.positional.at': 'positional ({{offset}})',
  'label.syntactic': 'syntactic',
  'label.syntactic.head': 'syntactic: word → its head ({{relation}})',
  'label.syntactic.dependent': 'syntactic: head → its dependent ({{relation}})',
  'label.first-sink': 'first-token sink',
  'label.special-sink': 'special-token sink',
  'label.broad': 'broad',
  'label.reason.weight':
    '{{mean}} of the weight (middle half {{lower}}–{{upper}}, {{count}} texts), equal weights {{uniform}}',
  'label.reason.copies':
    '{{mean}} of the weight on random tokens (middle half {{lower}}–{{upper}}, {{count}} texts), equal weights {{uniform}}, best constant distance {{best}}',
  'label.reason.positional':
    'strongest there for {{mean}} of the tokens (middle half {{lower}}–{{upper}}, {{count}} texts)',
  'label.reason.alignment':
    'error rate {{mean}} against links made by hand (middle half {{lower}}–{{upper}}, {{count}} pairs), diagonal {{diagonal}}, best constant distance {{best}}',
  'label.reason.syntactic':
    'right for {{mean}} of {{count}} words in hand-made trees, best constant distance ({{offset}}) {{best}}',
  'label.reason.broad':
    'entropy {{mean}} of the largest possible (middle half {{lower}}–{{upper}}, {{count}} texts)',

  'label.rules': 'How a head gets a name',
  'label.rules.intro':
    'A name needs its measure above a threshold in the mean and in three quarters of the texts (at least {{texts}}), and clearly above what a head without any knowledge would score. Most heads fit no name: that is a result too. A name says where a head looks on these texts, not what it is for.',
  'label.rules.weight':
    'Previous, next, current token, special-token sink: more than {{most}} of the weight, and {{lead}} more than equal weights.',
  'label.rules.copies':
    'Induction, duplicate token: more than {{copies}} of the weight on random tokens said twice, and {{lead}} more than equal weights or any constant distance.',
  'label.rules.sink':
    'First-token sink: more than {{sink}} of the weight (Gu et al. 2024), and {{lead}} more than equal weights.',
  'label.rules.positional':
    'Positional: the strongest key at the same distance for {{share}} of the tokens (Voita et al. 2019), in three quarters of the texts.',
  'label.rules.syntactic':
    'Syntactic: the most attended other word is the right one of a hand-made tree, {{points}} more often than at the best constant distance (Voita et al. 2019), also at the lower end of 1,000 draws of the sentences (1 %). There are only 24 short English sentences: many true relations will be missed.',
  'label.rules.alignment':
    'Alignment: an error rate {{points}} below the diagonal and the best constant distance, in three quarters of the pairs.',
  'label.rules.broad': 'Broad: an entropy of at least {{broad}} of the largest possible.',
  'label.rules.own':
    'The figures 0.5, 0.2 and 0.9 for entropy are this page’s own choice; no paper fixes them.',

  'measure.formulas': 'All measures and their formulas',
  'measure.where':
    'A is the matrix of one head: A[i, j] is the weight from query i to key j. Special tokens count unless it says otherwise; rows that are all masked do not. “–” means that the measure says nothing here.',

  'measure.entropy': 'Entropy',
  'measure.entropy.says': 'How widely the weight is spread, in nats: 0 when all of it is on one key.',
  'measure.entropy.formula': 'mean over i of −Σⱼ A[i, j] · ln A[i, j]',
  'measure.entropy.source': 'Clark et al. 2019',
  'measure.normalized-entropy': 'Entropy, share of largest',
  'measure.normalized-entropy.says':
    'Entropy as a share of what equal weights would have: 1 is perfectly even. Rows that see a single key do not count.',
  'measure.normalized-entropy.formula':
    'mean over i of (−Σⱼ A[i, j] · ln A[i, j]) ÷ ln nᵢ, nᵢ keys that i sees',
  'measure.normalized-entropy.source': 'Clark et al. 2019',
  'measure.confidence': 'Confidence',
  'measure.confidence.says': 'The largest weight of a row, on average; the end mark is left out.',
  'measure.confidence.formula': 'mean over i of maxⱼ A[i, j]',
  'measure.confidence.source': 'Voita et al. 2019',
  'measure.distance': 'Distance',
  'measure.distance.says': 'How far away a head looks, in tokens.',
  'measure.distance.formula': 'mean over i of Σⱼ A[i, j] · |i − j|',
  'measure.distance.source': 'Vig and Belinkov 2019',
  'measure.previous': 'Previous token',
  'measure.previous.says': 'Weight on the token before.',
  'measure.previous.formula': 'mean over i ≥ 1 of A[i, i − 1]',
  'measure.previous.source': 'Clark et al. 2019; Olsson et al. 2022',
  'measure.next': 'Next token',
  'measure.next.says': 'Weight on the token after; a decoder cannot see it.',
  'measure.next.formula': 'mean over i of A[i, i + 1]',
  'measure.next.source': 'Clark et al. 2019',
  'measure.self': 'Current token',
  'measure.self.says': 'Weight on the token itself.',
  'measure.self.formula': 'mean over i of A[i, i]',
  'measure.self.source': 'Clark et al. 2019',
  'measure.positional': 'One distance',
  'measure.positional.says':
    'For what share of the tokens the strongest key stands at one and the same distance, the best one.',
  'measure.positional.formula':
    'max over d of the share of i with argmaxⱼ A[i, j] = i + d, of those that have a key there',
  'measure.positional.source': 'Voita et al. 2019: a positional head from 0.9',
  'measure.first': 'First token',
  'measure.first.says': 'Weight on the first token, where weight that is not needed is often parked.',
  'measure.first.formula': 'mean over i of A[i, 0]',
  'measure.first.source': 'Xiao et al. 2023; Gu et al. 2024 (α₀)',
  'measure.sink': 'Strongest sink',
  'measure.sink.says': 'Mean weight of the key that gets most from all queries that see it.',
  'measure.sink.formula':
    'maxₖ αₖ, αₖ = 1 ÷ (T − k) · Σ over i ≥ k of A[i, k] (without a mask: mean over all i)',
  'measure.sink.source': 'Gu et al. 2024: a sink above 0.3',
  'measure.special': 'Special tokens',
  'measure.special.says': 'Weight on start marks, end marks and other special tokens together.',
  'measure.special.formula': 'mean over i of Σ over special j of A[i, j]',
  'measure.special.source': 'Clark et al. 2019 ([SEP])',
  'measure.duplicate': 'Duplicate token',
  'measure.duplicate.says': 'Weight on earlier copies of the same token, where there are any.',
  'measure.duplicate.formula':
    'mean over i that occurred before of Σ over j < i with the same token of A[i, j]',
  'measure.duplicate.source': 'Wang et al. 2022',
  'measure.induction': 'Induction',
  'measure.induction.says':
    'Weight on the token that came after an earlier copy of this one: looking up how it went on last time.',
  'measure.induction.formula':
    'mean over i that occurred before of Σ over j < i with the same token of A[i, j + 1], j + 1 < i',
  'measure.induction.source': 'Olsson et al. 2022 (prefix matching)',
  'measure.alignment-error': 'Alignment error rate',
  'measure.alignment-error.says':
    'How far the most attended source word of each written word is from links made by hand; lower is better.',
  'measure.alignment-error.formula':
    '1 − (|A∩S| + |A∩P|) ÷ (|A| + |S|), A found, S sure, P possible links; words from pieces: sums to, means from',
  'measure.alignment-error.source': 'Och and Ney 2003',
} as const;
