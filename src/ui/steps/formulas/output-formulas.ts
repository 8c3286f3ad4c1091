import { texNumber, texTerm } from '../format-number.ts';
import type { Story } from '../story.ts';
import { sym } from '../symbols.ts';

/** What one query's mixed values become: the head's own part, and the sum of all heads. */
export function outputFormulas({ inspection, cell, heads }: Story): string[] {
  const at = cell.query * inspection.width;
  const own = inspection.contribution[at] ?? 0;
  const sum = inspection.attended[at] ?? 0;
  return [
    `${sym('o', 'o_i')} = ${sym('z', 'z_i')}\\, W_O^{(${inspection.head.head})}`,
    `a_i = \\big[\\, z_i^{(0)}, \\dots, z_i^{(${heads - 1})} \\big]\\, W_O + b_O = \\sum_{h} ${sym('o', 'o_i^{(h)}')} + b_O`,
    `a_{i,0} = ${sym('o', texTerm(own))} + \\underbrace{${texTerm(sum - own)}}_{\\text{other heads, } b_O} = ${texNumber(sum)}`,
  ];
}
