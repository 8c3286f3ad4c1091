import type { EntitySpan } from '../../../core/output.ts';
import type { Token } from '../../../core/token.ts';
import { softmax } from '../../../math/softmax.ts';
import { SPACE_SIGN } from '../../../text/display.ts';
import { firstTokensOfWords } from './first-tokens.ts';

/**
 * Named things from BIO labels. A word has the most probable label of its first token; an `I-` that continues
 * nothing of its kind begins a thing of its own. A lone space in front of a thing is none of its tokens.
 *
 * @param logits row-major [N, labels]
 */
export function findEntities(
  tokens: readonly Token[],
  logits: Float32Array,
  labels: readonly string[],
): EntitySpan[] {
  const words = firstTokensOfWords(tokens);
  const entities: EntitySpan[] = [];
  let open: { start: number; label: string; probabilities: number[] } | undefined;
  const close = (end: number) => {
    if (!open) return;
    const { start, label, probabilities } = open;
    const probability = probabilities.reduce((sum, one) => sum + one, 0) / probabilities.length;
    entities.push({ start, end, label, probability });
    open = undefined;
  };
  for (const { token, end } of words) {
    const row = softmax(logits.subarray(token * labels.length, (token + 1) * labels.length));
    const best = row.indexOf(Math.max(...row));
    const [, prefix, label] = /^([BI])-(.+)$/.exec(labels[best] ?? 'O') ?? [];
    if (label === undefined) close(token);
    else {
      if (prefix === 'B' || open?.label !== label) close(token);
      const blank = tokens[token]?.text === SPACE_SIGN && token + 1 < end;
      open ??= { start: blank ? token + 1 : token, label, probabilities: [] };
      open.probabilities.push(row[best] ?? 0);
    }
  }
  close(words.at(-1)?.end ?? 0);
  return entities;
}
