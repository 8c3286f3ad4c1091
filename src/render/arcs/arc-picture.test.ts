import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ArcPicture } from './arc-picture.ts';
import { columnsPicture } from './columns-picture.ts';
import { samplePath } from './fake-path.ts';
import { linePicture } from './line-picture.ts';
import { rowsPicture } from './rows-picture.ts';

const SPREAD = 7.5;
interface Texts {
  readonly queryWidths: readonly number[];
  readonly keyWidths: readonly number[];
  readonly room: number;
}
const STYLES: Readonly<Record<string, (texts: Texts) => ArcPicture>> = {
  'over a line': ({ queryWidths, room }) =>
    linePicture({ widths: queryWidths, room, causal: false, spread: SPREAD }),
  'over a causal line': ({ queryWidths, room }) =>
    linePicture({ widths: queryWidths, room, causal: true, spread: SPREAD }),
  'between rows': (texts) => rowsPicture({ ...texts, spread: SPREAD }),
  'between columns': columnsPicture,
};

const widths = fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 60 });
const texts: fc.Arbitrary<Texts> = fc.record({
  queryWidths: widths,
  keyWidths: widths,
  room: fc.integer({ min: 260, max: 1100 }),
});
const shifts = fc.integer({ min: -5, max: 5 }).map((step) => step * 1.5);

/** An edge of the picture; a causal one never looks ahead. */
function edgeOf(picture: ArcPicture, name: string, q: number, k: number) {
  const edge = { query: q % picture.queries.length, key: k % picture.keys.length };
  return name.includes('causal')
    ? { query: Math.max(edge.query, edge.key), key: Math.min(edge.query, edge.key) }
    : edge;
}

for (const [name, layout] of Object.entries(STYLES)) {
  describe(`Edges ${name}`, () => {
    test('no tokens have a size and nothing in sight', () => {
      const empty = layout({ queryWidths: [], keyWidths: [], room: 300 });
      expect(empty.width).toBeGreaterThan(0);
      expect(empty.height).toBeGreaterThanOrEqual(0);
      expect(empty.sight(0, 1000)).toEqual({ queries: { from: 0, to: 0 }, keys: { from: 0, to: 0 } });
      expect(() => empty.path({ query: 0, key: 0 })).toThrow('invalid query: 0');
    });

    test('one token looks at itself', () => {
      const one = layout({ queryWidths: [20], keyWidths: [20], room: 300 });
      expect(samplePath(one.path({ query: 0, key: 0 })).length).toBeGreaterThan(2);
      expect(() => one.path({ query: 0, key: 1 })).toThrow('invalid key: 1');
    });

    test('begin at their query and end at their key', () => {
      fc.assert(
        fc.property(texts, fc.nat(), fc.nat(), shifts, (given, q, k, shift) => {
          const picture = layout(given);
          const edge = edgeOf(picture, name, q, k);
          const points = samplePath(picture.path(edge, shift));
          for (const [which, point] of [
            ['query', points.at(0)],
            ['key', points.at(-1)],
          ] as const) {
            const { x, y } = picture.end(edge, which);
            // Loops leave 4 px beside the middle and come back 4 px at its other side.
            expect(Math.abs((point?.x ?? 0) - x)).toBeLessThanOrEqual(4 + Math.abs(shift) + 0.01);
            expect(Math.abs((point?.y ?? 0) - y)).toBeLessThanOrEqual(Math.abs(shift) / 2 + 0.01);
            const box = (which === 'query' ? picture.queries : picture.keys)[edge[which]];
            if (name.includes('columns')) expect(y).toBe((box?.y ?? 0) + 11);
            else expect(x).toBe((box?.x ?? 0) + (box?.width ?? 0) / 2);
          }
        }),
      );
    });

    test('stay inside the drawing', () => {
      fc.assert(
        fc.property(texts, fc.nat(), fc.nat(), shifts, (given, q, k, shift) => {
          const picture = layout(given);
          const outside = samplePath(picture.path(edgeOf(picture, name, q, k), shift)).filter(
            ({ x, y }) => x < -0.02 || x > picture.width + 0.02 || y < -0.02 || y > picture.height + 0.02,
          );
          expect(outside).toEqual([]);
        }),
      );
    });

    test('never cross a text', () => {
      fc.assert(
        fc.property(texts, fc.nat(), fc.nat(), shifts, (given, q, k, shift) => {
          const picture = layout(given);
          const boxes = [...picture.queries, ...picture.keys];
          const crossing = samplePath(picture.path(edgeOf(picture, name, q, k), shift)).filter(({ x, y }) =>
            boxes.some(
              (box) =>
                x > box.x && x < box.x + box.width && y > box.y + 0.02 && y < box.y + box.height - 0.02,
            ),
          );
          expect(crossing).toEqual([]);
        }),
      );
    });

    test('have their tokens in sight exactly where these stand', () => {
      const height = fc.integer({ min: -50, max: 4000 });
      fc.assert(
        fc.property(texts, height, height, (given, a, b) => {
          const picture = layout(given);
          const [top, bottom] = [Math.min(a, b), Math.max(a, b) + 1];
          const sight = picture.sight(top, bottom);
          for (const which of ['queries', 'keys'] as const) {
            const found = [...picture[which].keys()].filter(
              (at) => at >= sight[which].from && at < sight[which].to,
            );
            const standing = picture[which].flatMap(({ y, height }, at) =>
              y < bottom && y + height > top ? [at] : [],
            );
            expect(found).toEqual(standing);
          }
        }),
      );
    });

    test('have tokens that do not overlap and stay inside the drawing', () => {
      fc.assert(
        fc.property(texts, (given) => {
          const picture = layout(given);
          for (const boxes of new Set([picture.queries, picture.keys])) {
            const wrong = boxes.filter((box, at) => {
              const before = boxes[at - 1];
              const outside =
                box.x < 0 || box.x + box.width > picture.width || box.y + box.height > picture.height;
              const beside = before?.y === box.y ? box.x > before.x + before.width : true;
              const under = before && before.y !== box.y ? box.y >= before.y + before.height : true;
              return outside || !beside || !under;
            });
            expect(wrong).toEqual([]);
          }
        }),
      );
    });
  });
}

test('a text that fits stands in one line and is spread over the room; one that does not is wrapped', () => {
  const line = (room: number) => linePicture({ widths: [60, 60, 60], room, causal: false, spread: 0 });
  expect(line(260).queries.map(({ x, y }) => [x, y])).toEqual([
    [24, 88],
    [100, 88],
    [176, 88],
  ]);
  const tops = line(200).queries.map(({ y }) => y);
  expect(tops[1]).toBe(tops[0]);
  expect(tops[2]).toBeGreaterThan(tops[1] ?? 0);
  expect(line(200).height).toBe(2 * (54 + 26 + 40));
});

test('over a line, back leaves upwards and ahead leaves downwards, also to another line', () => {
  const picture = linePicture({ widths: [60, 60, 60, 60, 60, 60], room: 200, causal: false, spread: 0 });
  const sides = (query: number, key: number) =>
    [picture.end({ query, key }, 'query').side, picture.end({ query, key }, 'key').side].join();
  expect(sides(1, 0)).toBe('top,top');
  expect(sides(0, 1)).toBe('bottom,bottom');
  expect(sides(0, 0)).toBe('top,top');
  expect(sides(2, 0)).toBe('top,bottom');
  expect(sides(0, 2)).toBe('bottom,top');
  const xs = (query: number, key: number) => samplePath(picture.path({ query, key })).map(({ x }) => x);
  const [first] = picture.queries;
  expect(Math.min(...xs(5, 0))).toBeLessThan(first?.x ?? 0);
  expect(Math.max(...xs(0, 5))).toBeGreaterThan(200 - (first?.x ?? 0) - 1);
});
