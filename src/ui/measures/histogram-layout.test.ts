import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutHistogram } from './histogram-layout.ts';

const layout = (values: readonly number[], most = 1, width = 600, height = 170) =>
  layoutHistogram({
    values: values.map((value, index) => ({ key: `h${index}`, value })),
    most,
    width,
    height,
  });

describe('a histogram', () => {
  it('of nothing has an axis and no squares', () => {
    const { blocks, most, ticks } = layout([], Number.POSITIVE_INFINITY);
    expect(blocks).toEqual([]);
    expect(most).toBe(1);
    expect(ticks.length).toBeGreaterThan(1);
  });

  it('has no square for what is not known', () => {
    expect(layout([Number.NaN, 0.5]).blocks.map(({ key }) => key)).toEqual(['h1']);
  });

  it('ends at 1 for a share, and at a round number above the largest where there is no end', () => {
    expect(layout([0.2]).most).toBe(1);
    expect(layout([3.7, 1], Number.POSITIVE_INFINITY).most).toBe(4);
  });

  it('keeps the ends in the first and the last bin', () => {
    expect(layout([0, 1, 1 + 1e-7]).blocks.map(({ bin }) => bin)).toEqual([0, 19, 19]);
  });

  it('shows every known head once, inside the plot, in the bin of its value, over no other', () => {
    const value = fc.oneof(fc.float({ min: 0, max: 1, noNaN: true }), fc.constant(Number.NaN));
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 144 }),
        fc.integer({ min: 300, max: 1200 }),
        (values, width) => {
          const { blocks, plot, xOf } = layout(values, 1, width);
          expect(blocks.map(({ key }) => key).sort()).toEqual(
            values.flatMap((one, index) => (Number.isNaN(one) ? [] : [`h${index}`])).sort(),
          );
          const places = new Set<string>();
          for (const { key, bin, x, y, width: side } of blocks) {
            expect(x).toBeGreaterThanOrEqual(plot.x - 1e-9);
            expect(x + side).toBeLessThanOrEqual(plot.x + plot.width + 1e-9);
            expect(y).toBeGreaterThanOrEqual(plot.y - 1e-9);
            expect(y + side).toBeLessThanOrEqual(plot.y + plot.height + 1e-9);
            const at = xOf(values[Number(key.slice(1))] as number);
            expect(at).toBeGreaterThanOrEqual(plot.x + (bin * plot.width) / 20 - 1e-6);
            expect(at).toBeLessThanOrEqual(plot.x + ((bin + 1) * plot.width) / 20 + 1e-6);
            places.add(`${x.toFixed(3)} ${y.toFixed(3)}`);
          }
          expect(places.size).toBe(blocks.length);
        },
      ),
    );
  });
});
