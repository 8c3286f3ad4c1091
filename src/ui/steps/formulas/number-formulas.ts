import { texNumber, texTerm } from '../format-number.ts';
import { type CellNumbers, numbersOfCell } from '../numbers-of-cell.ts';
import type { StepNumber, Story } from '../story.ts';
import { sym } from '../symbols.ts';
import { outputFormulas } from './output-formulas.ts';
import { aij, divisorTex, kj, mij, projected, qi, sij, space, xi } from './pieces.ts';

/** A large score would make e^s a number without meaning for a reader. */
const LARGEST_EXPONENT = 50;

/** One weight, with its numbers put in. */
export function numberFormulas(step: StepNumber, story: Story): string[] {
  const { inspection: head } = story;
  const numbers = numbersOfCell(story);
  const { product, score, isHidden, weight } = numbers;
  switch (step) {
    case 1:
      return [`${xi} ${space('', head.width)}`, `${sym('x', 'x_j')} ${space('', head.width)}`];
    case 2:
      return [
        projected('q', 'q_i', xi, 'Q'),
        projected('k', 'k_j', sym('x', 'x_j'), 'K'),
        projected('v', 'v_j', sym('x', 'x_j'), 'V'),
      ];
    case 3:
      return [
        `${qi} \\cdot ${kj} = \\sum_{n=0}^{${head.size - 1}} ${sym('q', 'q_{i,n}')}\\, ${sym('k', 'k_{j,n}')}`,
        `= ${firstTerms(numbers)} = ${texNumber(product)}`,
      ];
    case 4:
      return [
        `${sij} = \\dfrac{${qi} \\cdot ${kj}}{${divisorTex(head.size, numbers)}}`,
        `= ${dividedNumber(head.size, numbers)} = ${sym('s', texNumber(score))}`,
      ];
    case 5:
      return [
        `${sij} + ${mij} = ${sym('s', texNumber(score))} + ${sym('m', isHidden ? '(-\\infty)' : '0')} = ${isHidden ? '-\\infty' : texNumber(score)}`,
      ];
    case 6:
      return softmaxNumbers(numbers);
    case 7:
      return mixNumbers(story, weight);
    case 8:
      return outputFormulas(story);
  }
}

function firstTerms({ q, k }: CellNumbers): string {
  const shown = Math.min(2, q.length);
  const terms = Array.from(
    { length: shown },
    (_, at) => `${sym('q', texTerm(q[at] as number))} \\cdot ${sym('k', texTerm(k[at] as number))}`,
  );
  return [...terms, ...(q.length > shown ? ['\\dots'] : [])].join(' + ');
}

function dividedNumber(size: number, { product, divisor, isRoot }: CellNumbers): string {
  const root = isRoot ? `\\dfrac{${texNumber(product)}}{\\sqrt{${size}}} = ` : '';
  return `${root}\\dfrac{${texNumber(product)}}{${texNumber(divisor)}}`;
}

function softmaxNumbers({ score, isHidden, weight, scores, hidden, expSum }: CellNumbers): string[] {
  const largest = scores.reduce((most, one, key) => (hidden[key] ? most : Math.max(most, one)), -Infinity);
  const far = Math.abs(largest) > LARGEST_EXPONENT;
  const lines = [
    `${aij} = \\dfrac{e^{${sym('s', 's_{ij}')} + ${mij}}}{\\sum_{n} e^{${sym('s', 's_{in}')} + ${sym('m', 'm_{in}')}}}`,
  ];
  if (isHidden) return [...lines, `= \\dfrac{e^{-\\infty}}{\\dots} = ${sym('a', '0')}`];
  if (far) return [...lines, `= ${sym('a', texNumber(weight))}`];
  return [
    ...lines,
    `= \\dfrac{e^{${texNumber(score)}}}{${texNumber(expSum)}} = \\dfrac{${texNumber(Math.exp(score))}}{${texNumber(expSum)}} = ${sym('a', texNumber(weight))}`,
  ];
}

function mixNumbers(story: Story, weight: number): string[] {
  const { inspection, cell } = story;
  const value = inspection.v[cell.key * inspection.size] ?? 0;
  const mixed = inspection.mixed[cell.query * inspection.size] ?? 0;
  const lines = [`${sym('z', 'z_i')} = \\sum_{j} ${aij}\\, ${sym('v', 'v_j')}`];
  if (inspection.size === 0) return lines;
  const part = weight * value;
  return [
    ...lines,
    `${sym('z', 'z_{i,0}')} = ${sym('a', texTerm(weight))} \\cdot ${sym('v', texTerm(value))} + \\underbrace{${texTerm(mixed - part)}}_{\\text{other keys}} = ${sym('z', texNumber(mixed))}`,
  ];
}
