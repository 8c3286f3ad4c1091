import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wrapEvenly, wrapTokens } from './wrap-tokens.ts';

describe('Wrapping', () => {
  test('no tokens are one empty line', () => {
    expect(wrapTokens([], 8, 100)).toMatchObject({ lines: [{ from: 0, to: 0 }], slots: [], width: 0 });
  });

  test('a token wider than the room has a line of its own', () => {
    expect(wrapTokens([20, 300, 20], 8, 100).lines).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 2 },
      { from: 2, to: 3 },
    ]);
  });

  test('a line that is exactly full is not broken', () => {
    expect(wrapTokens([46, 46], 8, 100).lines).toHaveLength(1);
    expect(wrapTokens([46, 47], 8, 100).lines).toHaveLength(2);
    // A gap that fills the line, as rounded.
    const widths = [3, 0, 0, 13, 14, 47, 55, 23];
    expect(wrapTokens(widths, (433 - 155) / 7, 433).lines).toHaveLength(1);
  });

  test('bad widths and rooms are refused', () => {
    expect(() => wrapTokens([-1], 8, 100)).toThrow('invalid widths[0]: -1');
    expect(() => wrapTokens([1], 8, Number.NaN)).toThrow('invalid room: NaN');
  });

  test('lines hold all tokens in order, are no longer than the room and as full as they can be', () => {
    const widths = fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        widths,
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 90, max: 400 }),
        (all, gap, room) => {
          const { lines, slots, lineOf, width } = wrapTokens(all, gap, room);
          expect(lines.flatMap(({ from, to }) => all.slice(from, to))).toEqual(all);
          expect(width).toBeLessThanOrEqual(room);
          lines.forEach(({ from, to }, line) => {
            expect(to).toBeGreaterThan(from);
            expect([...lineOf.slice(from, to)].every((one) => one === line)).toBe(true);
            const last = slots[to - 1];
            const next = all[to];
            if (last && next !== undefined) expect(last.x + last.width + gap + next).toBeGreaterThan(room);
          });
        },
      ),
    );
  });

  test('even lines are as many as asked for, and none is much longer than it must be', () => {
    expect(wrapEvenly([20, 20, 20, 20], 10, 400, 2).lines).toEqual([
      { from: 0, to: 2 },
      { from: 2, to: 4 },
    ]);
    expect(wrapEvenly([20, 20], 10, 400, 1).lines).toHaveLength(1);
    expect(wrapEvenly([], 10, 400, 3).lines).toEqual([{ from: 0, to: 0 }]);
    // More lines than asked for: the room decides.
    expect(wrapEvenly([90, 90, 90], 10, 100, 1).lines).toHaveLength(3);
    const long = Array.from({ length: 100 }, (_, index) => 10 + (index % 7));
    const { lines, width } = wrapEvenly(long, 10, 5000, 7);
    expect(lines).toHaveLength(7);
    expect(width * 7).toBeLessThan(1.1 * long.reduce((sum, one) => sum + one + 10, 0));
  });
});
