import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ShownAxis } from '../../state/shown-head.ts';
import { joinAxes, placesAmong } from './drawn-axis.ts';

const axisOf = (starts: readonly number[]): ShownAxis => ({
  axis: { sequence: 'source', offset: 0 },
  items: starts.map((start) => ({ text: String(start), special: false, start, end: start + 1 })),
});

test('no axes have no items', () => {
  expect(joinAxes([])).toEqual([]);
  expect(joinAxes([axisOf([])])).toEqual([]);
  expect(placesAmong([], axisOf([1]).items)).toHaveLength(0);
});

test('axes that leave out different tokens are joined in reading order', () => {
  const joined = joinAxes([axisOf([0, 2, 3]), axisOf([1, 2])]);
  expect(joined.map(({ start }) => start)).toEqual([0, 1, 2, 3]);
  expect([...placesAmong(axisOf([0, 2, 3]).items, joined)]).toEqual([0, 2, 3]);
});

test('every item is found again among all', () => {
  const starts = fc.uniqueArray(fc.nat(30)).map((all) => all.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(fc.array(starts, { minLength: 1, maxLength: 4 }), (all) => {
      const joined = joinAxes(all.map(axisOf));
      expect(joined.map(({ start }) => start)).toEqual([...new Set(all.flat())].sort((a, b) => a - b));
      for (const one of all) {
        const places = [...placesAmong(axisOf(one).items, joined)];
        expect(places.map((place) => joined[place]?.start)).toEqual(one);
      }
    }),
  );
});
