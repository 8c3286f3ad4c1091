import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrapGroups } from './wrap-groups.ts';

test('no groups and empty groups have no rows', () => {
  expect(wrapGroups([], 0)).toEqual([]);
  expect(wrapGroups([0, 0], 0)).toEqual([]);
  expect(wrapGroups([0, 2], 4)).toEqual([{ group: 1, start: 0, end: 2 }]);
});

test('without columns there is no room for anything', () => {
  expect(() => wrapGroups([1], 0)).toThrow('invalid columns: 0');
});

test('every item of every group stands in one row, in order, and a row holds one group', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40)), fc.integer({ min: 1, max: 13 }), (counts, columns) => {
      const places = wrapGroups(counts, columns).flatMap(({ group, start, end }) => {
        expect(end - start).toBeGreaterThan(0);
        expect(end - start).toBeLessThanOrEqual(columns);
        return Array.from({ length: end - start }, (_, at) => `${group} ${start + at}`);
      });
      expect(places).toEqual(
        counts.flatMap((count, group) => Array.from({ length: count }, (_, at) => `${group} ${at}`)),
      );
    }),
  );
});
