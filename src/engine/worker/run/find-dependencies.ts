import type { Dependency } from '../../../core/output.ts';
import type { Token } from '../../../core/token.ts';
import { softmax } from '../../../math/softmax.ts';
import { firstTokensOfWords } from './first-tokens.ts';

/**
 * For each word the most probable head among the other words and the root, each by itself: not necessarily a tree.
 *
 * @param logits row-major [N, N]; row = a word's first token, column = its head's, column 0 = root
 */
export function findDependencies(tokens: readonly Token[], logits: Float32Array): Dependency[] {
  const words = firstTokensOfWords(tokens).map(({ token }) => token);
  return words.map((token) => {
    const row = softmax(logits.subarray(token * tokens.length, (token + 1) * tokens.length));
    let best = 0;
    for (const head of words) if (head !== token && (row[head] ?? 0) > (row[best] ?? 0)) best = head;
    return { token, head: best === 0 ? -1 : best, probability: row[best] ?? 0 };
  });
}
