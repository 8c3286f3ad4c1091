import { t } from '../../i18n/translate.ts';
import { mixValues } from '../../math/steps/mix-values.ts';
import { getRow, largestMagnitude } from '../../math/steps/vectors.ts';
import { maskedSoftmax } from '../../math/steps/what-if.ts';
import { formatNumber } from './format-number.ts';
import { numbersOfCell } from './numbers-of-cell.ts';
import type { StepNumber, Story } from './story.ts';

/** What float32 arithmetic can differ by, as a share of the numbers' size. */
const ROUNDING = 1e-4;

export interface StepCheck {
  readonly text: string;
  /** No more than rounding. */
  readonly fine: boolean;
}

/** A step done again in the page, against the model's own result; undefined where there is nothing to do again. */
export function checkOf(step: StepNumber, story: Pick<Story, 'inspection' | 'cell'>): StepCheck | undefined {
  const { inspection: head, cell } = story;
  const { product, divisor, score, scores, hidden, weights } = numbersOfCell(story);
  switch (step) {
    case 4: {
      const value = product / divisor;
      return checked('steps.check.product', [value], [score], value);
    }
    case 6: {
      const again = maskedSoftmax(scores, hidden);
      const sum = weights.reduce((total, weight) => total + weight, 0);
      return checked('steps.check.softmax', again, weights, sum);
    }
    case 7: {
      const mixed = getRow(head.mixed, cell.query, head.size);
      return checked('steps.check.mix', mixValues(weights, head.v, head.size), mixed);
    }
    case 8: {
      const mixed = getRow(head.mixed, cell.query, head.size);
      const own = getRow(head.contribution, cell.query, head.width);
      return checked('steps.check.project', mixValues(mixed, head.projection, head.width), own);
    }
    default:
      return undefined;
  }
}

function checked(
  key: 'steps.check.product' | 'steps.check.softmax' | 'steps.check.mix' | 'steps.check.project',
  again: ArrayLike<number>,
  own: ArrayLike<number>,
  value = 0,
): StepCheck {
  const difference = largestMagnitude(Array.from(again, (one, at) => one - (own[at] ?? Number.NaN)));
  const fine = difference <= ROUNDING * Math.max(1, largestMagnitude(own));
  const text = t(key, { value: formatNumber(value), difference: formatNumber(difference) });
  return { text: `${text} ${t(fine ? 'steps.check.fine' : 'steps.check.off')}`, fine };
}
