import { getRow, productTerms, runningSums } from '../../math/steps/vectors.ts';
import { cellAt, type Story } from './story.ts';

/** The scalars on the way to one weight, from the model's own numbers; sums in double precision. */
export function numbersOfCell({ inspection, cell }: Pick<Story, 'inspection' | 'cell'>) {
  const { keys, size, scale } = inspection;
  const at = cellAt({ inspection, cell });
  const q = getRow(inspection.q, cell.query, size);
  const k = getRow(inspection.k, cell.key, size);
  const terms = productTerms(q, k);
  const sums = runningSums(terms);
  const product = sums.at(-1) ?? 0;
  const scores = getRow(inspection.scores, cell.query, keys);
  const hidden = getRow(inspection.hidden, cell.query, keys);
  const weights = getRow(inspection.weights, cell.query, keys);
  const seen = Array.from(scores).filter((_, key) => !hidden[key]);
  const expSum = seen.reduce((sum, score) => sum + Math.exp(score), 0);
  return {
    q,
    k,
    terms,
    sums,
    product,
    /** What the product is divided by. */
    divisor: 1 / scale,
    isRoot: Math.abs(scale * Math.sqrt(size) - 1) < 1e-5,
    score: inspection.scores[at] as number,
    isHidden: inspection.hidden[at] === 1,
    weight: inspection.weights[at] as number,
    scores,
    hidden,
    weights,
    expSum,
  };
}

export type CellNumbers = ReturnType<typeof numbersOfCell>;
