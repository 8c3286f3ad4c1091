import type { Page } from '@playwright/test';
import type { AttentionMatrix } from '../../src/core/attention.ts';

/** Weights of a head that no model computed: the same numbers here and in the page. Rows sum to 1; the first key is strong. */
export function madeWeights(tokens: number, seed: number): Float32Array {
  const data = new Float32Array(tokens * tokens);
  for (let query = 0; query < tokens; query += 1) {
    let sum = 0;
    for (let key = 0; key < tokens; key += 1) {
      const share = ((query * 7919 + key * 104729 + seed * 31) % 9973) / 9973;
      const weight = share ** 6 + (key === 0 ? 2 : 0) + (key === query ? 1 : 0);
      data[query * tokens + key] = weight;
      sum += weight;
    }
    for (let key = 0; key < tokens; key += 1) {
      const at = query * tokens + key;
      data[at] = (data[at] as number) / sum;
    }
  }
  return data;
}

/** Shows two encoder heads of `tokens` tokens, the first of them special; returns the first head. */
export async function showMadeHeads(page: Page, tokens: number): Promise<AttentionMatrix> {
  await page.evaluate(`(() => {
    const madeWeights = ${madeWeights};
    const data = new Float32Array(2 * ${tokens} * ${tokens});
    data.set(madeWeights(${tokens}, 1));
    data.set(madeWeights(${tokens}, 2), data.length / 2);
    const source = Array.from({ length: ${tokens} }, (_, at) => (at === 0 ? '<s>' : 'word' + at));
    return window.headlight.show({
      tokens: { source },
      attentions: [
        { site: 'encoder', layer: 0, heads: 2, queries: ${tokens}, keys: ${tokens}, data },
      ],
    });
  })()`);
  return { queries: tokens, keys: tokens, data: madeWeights(tokens, 1) };
}
