import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOX, layoutSketch } from './sketch-layout.ts';

const named = (...operators: string[]) => operators.map((operator) => ({ name: operator, operator }));

describe('layoutSketch', () => {
  it('draws nothing of nothing, and one box of one node', () => {
    expect(layoutSketch({ nodes: [], edges: [] })).toMatchObject({ boxes: [], arrows: [] });
    const { boxes, width, height } = layoutSketch({ nodes: named('Softmax'), edges: [] });
    expect(boxes).toEqual([
      { x: BOX.width / 2 + 1, y: BOX.height / 2 + 1, name: 'Softmax', operator: 'Softmax' },
    ]);
    expect({ width, height }).toEqual({ width: BOX.width + 2, height: BOX.height + 2 });
  });

  it('puts readers below their makers, and leads arrows down', () => {
    const { boxes, arrows } = layoutSketch({
      nodes: named('MatMul', 'Add', 'Softmax', 'Where'),
      edges: [
        [0, 1],
        [1, 2],
        [3, 1],
      ],
    });
    const rows = boxes.map(({ y }) => Math.round((y - BOX.height / 2 - 1) / (BOX.height + BOX.gapY)));
    expect(rows).toEqual([0, 1, 2, 0]);
    expect(arrows).toHaveLength(3);
  });

  it('shortens what does not fit', () => {
    const [box] = layoutSketch({ nodes: named('DequantizeLinearOfSomething'), edges: [] }).boxes;
    expect(box?.operator).toBe('DequantizeLinea…');
  });

  it('stays within its bounds, boxes apart, whatever the edges say: circles, loops, nodes that are none', () => {
    const index = fc.integer({ min: -1, max: 13 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 12 }),
        fc.array(fc.tuple(index, index), { maxLength: 30 }),
        (count, edges) => {
          const { boxes, arrows, width, height } = layoutSketch({
            nodes: named(...Array.from({ length: count }, (_, at) => `N${at}`)),
            edges,
          });
          for (const { x, y } of boxes) {
            expect(x - BOX.width / 2).toBeGreaterThanOrEqual(0);
            expect(x + BOX.width / 2).toBeLessThanOrEqual(width);
            expect(y + BOX.height / 2).toBeLessThanOrEqual(height);
          }
          expect(new Set(boxes.map(({ x, y }) => `${x} ${y}`)).size).toBe(count);
          for (const { y1, y2 } of arrows) expect(y2).toBeGreaterThan(y1);
        },
      ),
    );
  });
});
