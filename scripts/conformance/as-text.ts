import type { AttentionTensor } from '../../src/core/attention.ts';
import { type ConformanceCase, readExpected } from './read-cases.ts';

/**
 * A case's ids as a reader types them to a model without a tokenizer; `target` where it has a decoder beside its encoder,
 * whose first `marks` ids the page writes itself.
 */
export function textOf(
  { inputs }: ConformanceCase,
  marks: number,
): { readonly text: string; readonly target?: string } {
  // What a mask hides at the end is as if it were not there.
  const seen = inputs.attention_mask?.data.filter((value) => value === 1).length;
  const text = inputs.input_ids?.data.slice(0, seen).join(' ') ?? '';
  const target = inputs.decoder_input_ids?.data.slice(marks);
  // One more: the last token of an answer is written and not read.
  return target ? { text, target: [...target, 0].join(' ') } : { text };
}

/** What config.json says of a case's model. */
export function configOf({ inputs }: ConformanceCase): object {
  const start = inputs.decoder_input_ids?.data[0];
  return {
    vocab_size: 61,
    max_position_embeddings: 24,
    ...(start !== undefined && { decoder_start_token_id: start }),
  };
}

/**
 * The largest difference of each attention from what is expected of the case, by `{site}.{layer}`; the rows and columns
 * of hidden tokens, which the page does not feed, are left out of the expected ones. NaN where the shape is another.
 *
 * @param first layers of the expected ones that the page leaves out (the other tower of two)
 */
export function differencesOf(
  found: readonly AttentionTensor[],
  one: ConformanceCase,
  first = 0,
): Record<string, number> {
  const expected = readExpected(one);
  return Object.fromEntries(
    found.map(({ site, layer, heads, queries, keys, data }) => {
      const name = `${site}.${layer + first}`;
      const { shape = [], data: wanted = new Float32Array() } = expected.get(name) ?? {};
      const [wantedHeads, rows = 0, columns = 0] = shape;
      let off = heads === wantedHeads && queries <= rows && keys <= columns ? 0 : Number.NaN;
      data.forEach((value, place) => {
        const row = Math.floor(place / keys);
        const from = (Math.floor(row / queries) * rows + (row % queries)) * columns + (place % keys);
        off = Math.max(off, Math.abs(value - (wanted[from] ?? Number.NaN)));
      });
      return [name, off];
    }),
  );
}
