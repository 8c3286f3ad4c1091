import type { EntitySpan } from '../../../core/output.ts';
import type { Token } from '../../../core/token.ts';
import { softmax } from '../../../math/softmax.ts';
import { SPACE_SIGN } from '../../../text/display.ts';
import { bestLabels } from './best-labels.ts';
import { firstTokensOfWords } from './first-tokens.ts';

/**
 * Named things from BIO labels: the most probable labels, one a word by its first token, that make sense one after
 * the other. A lone space in front of a thing is none of its tokens.
 *
 * @param logits row-major [N, labels]
 */
export function findEntities(
  tokens: readonly Token[],
  logits: Float32Array,
  labels: readonly string[],
): EntitySpan[] {
  const words = firstTokensOfWords(tokens);
  const rows = words.map(({ token }) =>
    softmax(logits.subarray(token * labels.length, (token + 1) * labels.length)),
  );
  const found: { start: number; end: number; label: string; probabilities: number[] }[] = [];
  bestLabels(rows, labels).forEach((at, place) => {
    const [, prefix, label] = /^([BI])-(.+)$/.exec(labels[at] ?? 'O') ?? [];
    const { token, end } = words[place] ?? { token: 0, end: 0 };
    if (label === undefined) return;
    if (prefix === 'B') {
      const blank = tokens[token]?.text === SPACE_SIGN && token + 1 < end;
      found.push({ start: blank ? token + 1 : token, end, label, probabilities: [] });
    }
    const open = found.at(-1);
    if (!open) return;
    open.end = end;
    open.probabilities.push(rows[place]?.[at] ?? 0);
  });
  return found.map(({ start, end, label, probabilities }) => ({
    start,
    end,
    label,
    probability: probabilities.reduce((sum, one) => sum + one, 0) / probabilities.length,
  }));
}
