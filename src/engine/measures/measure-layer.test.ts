import { expect, it } from 'vitest';
import { siteContext } from '../../math/measures/site-context.ts';
import { measureLayer } from './measure-layer.ts';

it('measures twelve heads of 512 tokens in well under a second', () => {
  const size = 512;
  const data = new Float32Array(12 * size * size);
  for (let row = 0; row < 12 * size; row++) {
    const visible = (row % size) + 1;
    for (let key = 0; key < visible; key++) data[row * size + key] = 1 / visible;
  }
  const tokens = Array.from({ length: size }, (_, at) => ({ id: at % 200, special: at === 0 }));
  const tensor = { site: 'decoder', layer: 0, heads: 12, queries: size, keys: size, data } as const;
  const begun = performance.now();
  const { heads } = measureLayer({ tensor, context: siteContext('decoder', tokens, tokens) });
  expect(heads).toHaveLength(12);
  expect(heads[11]?.values['normalized-entropy']).toBeCloseTo(1, 5);
  // A shared machine may be several times slower than a reader's.
  expect(performance.now() - begun).toBeLessThan(5_000);
});
