import { texNumber } from '../format-number.ts';
import { numbersOfCell } from '../numbers-of-cell.ts';
import type { StepNumber, Story } from '../story.ts';
import { sym } from '../symbols.ts';
import { outputFormulas } from './output-formulas.ts';
import { aij, divisorTex, mij, projected, qi, space, xi } from './pieces.ts';

/** One query against all keys. */
export function rowFormulas(step: StepNumber, story: Story): string[] {
  const { inspection: head } = story;
  const numbers = numbersOfCell(story);
  const X = sym('x', 'X');
  const qK = `${qi}\\, ${sym('k', 'K')}^{\\top}`;
  switch (step) {
    case 1:
      return [`${xi} ${space('', head.width)}`, `${X} ${space(head.keys, head.width)}`];
    case 2:
      return [projected('q', 'q_i', xi, 'Q'), projected('k', 'K', X, 'K'), projected('v', 'V', X, 'V')];
    case 3:
      return [`${qK} ${space(1, head.keys)}`];
    case 4:
      return [`${sym('s', 's_i')} = \\dfrac{${qK}}{${divisorTex(head.size, numbers)}}`];
    case 5:
      return [`${sym('s', 's_i')} + ${sym('m', 'm_i')}`, `${mij} \\in \\{0, -\\infty\\}`];
    case 6: {
      const sum = numbers.weights.reduce((total, weight) => total + weight, 0);
      return [
        `${sym('a', '\\alpha_i')} = \\operatorname{softmax}\\big(${sym('s', 's_i')} + ${sym('m', 'm_i')}\\big)`,
        `\\sum_j ${aij} = ${texNumber(sum)}`,
      ];
    }
    case 7:
      return [
        `${sym('z', 'z_i')} = ${sym('a', '\\alpha_i')}\\, ${sym('v', 'V')} = \\sum_{j} ${aij}\\, ${sym('v', 'v_j')}`,
      ];
    case 8:
      return outputFormulas(story);
  }
}
