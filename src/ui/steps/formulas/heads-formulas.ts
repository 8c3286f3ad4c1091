import { texNumber, texTerm } from '../format-number.ts';
import { numbersOfCell } from '../numbers-of-cell.ts';
import type { StepNumber, Story } from '../story.ts';
import { type SymbolName, sym } from '../symbols.ts';
import { divisorTex, mij, projected, space, xi } from './pieces.ts';

/** One query and one key in every head of the layer. */
export function headsFormulas(step: StepNumber, story: Story): string[] {
  const { inspection: head, heads, layer } = story;
  const of = (symbol: SymbolName, letter: string, index: string) => sym(symbol, `${letter}_{${index}}^{(h)}`);
  const [q, k, s, a] = [of('q', 'q', 'i'), of('k', 'k', 'j'), of('s', 's', 'ij'), of('a', '\\alpha', 'ij')];
  switch (step) {
    case 1:
      return [`${xi},\\ ${sym('x', 'x_j')} ${space('', head.width)}`];
    case 2:
      return [
        projected('q', 'q_i^{(h)}', xi, 'Q', '^{(h)}'),
        projected('k', 'k_j^{(h)}', sym('x', 'x_j'), 'K', '^{(h)}'),
        projected('v', 'v_j^{(h)}', sym('x', 'x_j'), 'V', '^{(h)}'),
        `h = 0, \\dots, ${heads - 1}`,
      ];
    case 3:
      return [`${q} \\cdot ${k}`];
    case 4:
      return [`${s} = \\dfrac{${q} \\cdot ${k}}{${divisorTex(head.size, numbersOfCell(story))}}`];
    case 5:
      return [`${s} + ${mij}`];
    case 6:
      return [`${a} = \\operatorname{softmax}\\big(${of('s', 's', 'i')} + ${sym('m', 'm_i')}\\big)_j`];
    case 7:
      return [`${of('z', 'z', 'i')} = \\sum_{j} ${a}\\, ${of('v', 'v', 'j')}`];
    case 8: {
      const at = story.cell.query * head.width;
      const parts = layer.map(({ contribution }) => sym('o', texTerm(contribution[at] ?? 0)));
      const own = layer.reduce((sum, { contribution }) => sum + (contribution[at] ?? 0), 0);
      const sum = head.attended[at] ?? 0;
      const lines = [
        `a_i = \\sum_{h} ${of('z', 'z', 'i')}\\, W_O^{(h)} + b_O = \\sum_{h} ${of('o', 'o', 'i')} + b_O`,
      ];
      if (layer.length < heads) return lines;
      const bias = `\\underbrace{${texTerm(sum - own)}}_{b_{O,0}}`;
      return [...lines, `a_{i,0} = ${[...parts, bias].join(' + ')} = ${texNumber(sum)}`];
    }
  }
}
