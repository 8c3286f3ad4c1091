import type { AttentionMatrix } from '../../core/attention.ts';
import type { Baselines, HeadMeasures, MeasureName, TextMeasure } from '../../core/measure.ts';
import { requireMatrix } from '../require-matrix.ts';
import { confidence } from './confidence.ts';
import { meanDistance } from './distance.ts';
import { meanEntropy, meanNormalizedEntropy, rowEntropies } from './entropy.ts';
import { type MeasureContext, requireContext, visibleKeys } from './measure-context.ts';
import { positionalShare } from './positional.ts';
import {
  duplicateTargets,
  firstTargets,
  inductionTargets,
  offsetTargets,
  type RowTargets,
  specialTargets,
} from './row-targets.ts';
import { strongestSink } from './strongest-sink.ts';
import { offsetTargetWeights, targetWeight } from './target-weight.ts';

/** The measures that are a mean weight on keys that the tokens alone decide. */
type TargetMeasure = 'previous' | 'next' | 'self' | 'first' | 'special' | 'duplicate' | 'induction';

/** From 0 to what a measure can go, Infinity where the length decides. */
export const MEASURE_RANGES: Readonly<Record<MeasureName, { readonly most: number }>> = {
  entropy: { most: Number.POSITIVE_INFINITY },
  'normalized-entropy': { most: 1 },
  confidence: { most: 1 },
  distance: { most: Number.POSITIVE_INFINITY },
  previous: { most: 1 },
  next: { most: 1 },
  self: { most: 1 },
  positional: { most: 1 },
  first: { most: 1 },
  sink: { most: 1 },
  special: { most: 1 },
  duplicate: { most: 1 },
  induction: { most: 1 },
  'alignment-error': { most: 1 },
};

/** Measures a head of a text whose tokens were looked at once, for all its heads. */
export interface HeadMeasurer {
  measure(matrix: AttentionMatrix): HeadMeasures;
  /** What the text gives away by itself. */
  readonly baselines: Baselines;
}

/**
 * Every measure of `MEASURES` for the heads of one site over one text.
 *
 * `measure` throws RangeError for a matrix of another size. What a site cannot have is NaN: in cross-attention no
 * distances, neighbours and copies, in a causal head no next token.
 */
export function createHeadMeasurer(context: MeasureContext): HeadMeasurer {
  const targets = targetsOf(context);
  const measure = (matrix: AttentionMatrix): HeadMeasures => {
    requireContext(requireMatrix(matrix), context);
    const entropies = rowEntropies(matrix);
    const none = { offset: Number.NaN, share: Number.NaN };
    const { offset, share } = context.self ? positionalShare(matrix, context) : none;
    const sink = strongestSink(matrix, context.causal);
    const weights = Object.entries(targets).map(([name, rows]) => [name, targetWeight(matrix, rows)]);
    const values: Record<TextMeasure, number> = {
      ...(Object.fromEntries(weights) as Record<TargetMeasure, number>),
      entropy: meanEntropy(matrix, entropies),
      'normalized-entropy': meanNormalizedEntropy(matrix, context, entropies),
      confidence: confidence(matrix, context),
      distance: context.self ? meanDistance(matrix) : Number.NaN,
      positional: share,
      sink: sink.weight,
    };
    return { values, offset, sinkAt: sink.key };
  };
  const uniform = measure(uniformMatrix(context)).values;
  const { duplicate, induction } = targets;
  return {
    measure,
    baselines: {
      uniform,
      offsets: { duplicate: offsetTargetWeights(duplicate), induction: offsetTargetWeights(induction) },
    },
  };
}

function targetsOf(context: MeasureContext): Record<TargetMeasure, RowTargets> {
  const { self, causal } = context;
  const nowhere: RowTargets = context.queries.map(() => undefined);
  return {
    previous: self ? offsetTargets(context, -1) : nowhere,
    next: self && !causal ? offsetTargets(context, 1) : nowhere,
    self: self ? offsetTargets(context, 0) : nowhere,
    first: firstTargets(context),
    special: specialTargets(context),
    duplicate: self ? duplicateTargets(context) : nowhere,
    induction: self ? inductionTargets(context) : nowhere,
  };
}

/** Equal weights on all that each query may see. */
export function uniformMatrix(context: MeasureContext): AttentionMatrix {
  const keys = context.keys.length;
  const data = new Float32Array(context.queries.length * keys);
  context.queries.forEach((_, query) => {
    const visible = visibleKeys(context, query);
    data.fill(1 / visible, query * keys, query * keys + visible);
  });
  return { queries: context.queries.length, keys, data };
}
