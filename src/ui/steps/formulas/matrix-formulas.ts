import { numbersOfCell } from '../numbers-of-cell.ts';
import type { StepNumber, Story } from '../story.ts';
import { sym } from '../symbols.ts';
import { divisorTex, projected, space } from './pieces.ts';

/** All queries against all keys. */
export function matrixFormulas(step: StepNumber, story: Story): string[] {
  const { inspection: head, heads } = story;
  const QK = `${sym('q', 'Q')}\\, ${sym('k', 'K')}^{\\top}`;
  const [X, Y] = [sym('x', 'X_q'), sym('x', 'X_k')];
  const masked = `${sym('s', 'S')} + ${sym('m', 'M')}`;
  switch (step) {
    case 1:
      return [`${X} ${space(head.queries, head.width)}`, `${Y} ${space(head.keys, head.width)}`];
    case 2:
      return [projected('q', 'Q', X, 'Q'), projected('k', 'K', Y, 'K'), projected('v', 'V', Y, 'V')];
    case 3:
      return [`${QK} ${space(head.queries, head.keys)}`];
    case 4:
      return [`${sym('s', 'S')} = \\dfrac{${QK}}{${divisorTex(head.size, numbersOfCell(story))}}`];
    case 5:
      return [masked];
    case 6:
      return [`${sym('a', 'A')} = \\operatorname{softmax}_{\\text{row}}\\big(${masked}\\big)`];
    case 7:
      return [`${sym('z', 'Z')} = ${sym('a', 'A')}\\, ${sym('v', 'V')}`];
    case 8:
      return [
        `${sym('o', 'O')} = ${sym('z', 'Z')}\\, W_O^{(${head.head.head})}`,
        `\\big[\\, Z^{(0)}, \\dots, Z^{(${heads - 1})} \\big]\\, W_O + b_O = \\sum_{h} ${sym('o', 'O^{(h)}')} + b_O`,
      ];
  }
}
