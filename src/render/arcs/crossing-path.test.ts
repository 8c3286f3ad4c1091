import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crossingPath } from './crossing-path.ts';
import { samplePath } from './fake-path.ts';

describe('Crossings', () => {
  test('between opposite tokens are straight', () => {
    expect(crossingPath({ from: 10, to: 10, start: 120, end: 0 }, true, 0)).toBe('M10,120C10,60 10,60 10,0');
    expect(crossingPath({ from: 10, to: 10, start: 0, end: 120 }, false, 0)).toBe('M0,10C60,10 60,10 120,10');
  });

  test('leave both rows at right angles', () => {
    expect(crossingPath({ from: 65, to: 10, start: 120, end: 0 }, true, 0)).toBe('M65,120C65,60 10,60 10,0');
  });

  test('are moved by a shift along the rows, and in the middle at right angles by the same distance', () => {
    const place = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(
        place,
        place,
        fc.integer({ min: -9, max: 9 }),
        fc.boolean(),
        (from, to, shift, horizontal) => {
          const crossing = { from, to, start: horizontal ? 120 : 0, end: horizontal ? 0 : 120 };
          const plain = samplePath(crossingPath(crossing, horizontal, 0));
          const moved = samplePath(crossingPath(crossing, horizontal, shift));
          const offset = (at: number) => {
            const x = (moved.at(at)?.x ?? 0) - (plain.at(at)?.x ?? 0);
            const y = (moved.at(at)?.y ?? 0) - (plain.at(at)?.y ?? 0);
            return horizontal ? { along: x, across: y } : { along: y, across: x };
          };
          for (const end of [0, -1]) {
            expect(offset(end).along).toBeCloseTo(shift, 1);
            expect(offset(end).across).toBe(0);
          }
          const { along, across } = offset(16);
          expect(Math.hypot(along, across)).toBeCloseTo(Math.abs(shift), 1);
          const [dx, dy] = [2 * (to - from), crossing.end - crossing.start];
          expect(Math.abs(along * dx + across * dy) / Math.hypot(dx, dy)).toBeLessThan(0.05);
        },
      ),
    );
  });
});
