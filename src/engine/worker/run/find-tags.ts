import type { Tag } from '../../../core/output.ts';
import type { Token } from '../../../core/token.ts';
import { softmax } from '../../../math/softmax.ts';
import { firstTokensOfWords } from './first-tokens.ts';

/**
 * The most probable label of each word, read off its first token.
 *
 * @param logits row-major [N, labels]
 */
export function findTags(tokens: readonly Token[], logits: Float32Array, labels: readonly string[]): Tag[] {
  return firstTokensOfWords(tokens).map(({ token }) => {
    const row = softmax(logits.subarray(token * labels.length, (token + 1) * labels.length));
    let best = 0;
    for (let at = 1; at < row.length; at += 1) if ((row[at] as number) > (row[best] as number)) best = at;
    return { token, label: labels[best] ?? '', probability: row[best] ?? 0 };
  });
}
