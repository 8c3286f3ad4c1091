import type { MissedAttention } from '../../core/guest.ts';

type Sketch = MissedAttention['sketch'];

export interface SketchLayout {
  readonly width: number;
  readonly height: number;
  /** Boxes by their middles, in the order of the sketch's nodes. */
  readonly boxes: readonly {
    readonly x: number;
    readonly y: number;
    readonly operator: string;
    readonly name: string;
  }[];
  /** From the bottom of one box to the top of another. */
  readonly arrows: readonly {
    readonly x1: number;
    readonly y1: number;
    readonly x2: number;
    readonly y2: number;
  }[];
}

export const BOX = { width: 118, height: 24, gapX: 14, gapY: 22 } as const;
/** A name longer than this does not fit into a box. */
const LETTERS = 16;

/**
 * A small graph in rows, makers above readers: a node stands one row below the lowest of its makers. Edges that do not lead
 * from one known node to another, and those that would close a circle, are left out.
 */
export function layoutSketch({ nodes, edges }: Sketch): SketchLayout {
  const known = edges.filter(([from, to]) => from !== to && nodes[from] && nodes[to]);
  const rows = rowsOf(nodes.length, known);
  const places = new Map<number, number>();
  const boxes = nodes.map(({ name, operator }, index) => {
    const row = rows[index] ?? 0;
    const column = places.get(row) ?? 0;
    places.set(row, column + 1);
    return { row, column, name, operator: short(operator) };
  });
  const columns = Math.max(1, ...places.values());
  const width = columns * BOX.width + (columns - 1) * BOX.gapX + 2;
  const placed = boxes.map(({ row, column, name, operator }) => {
    const inRow = places.get(row) ?? 1;
    const indent = (width - inRow * BOX.width - (inRow - 1) * BOX.gapX) / 2;
    return {
      x: indent + column * (BOX.width + BOX.gapX) + BOX.width / 2,
      y: row * (BOX.height + BOX.gapY) + BOX.height / 2 + 1,
      name,
      operator,
    };
  });
  const arrows = known.flatMap(([from, to]) => {
    const [a, b] = [placed[from], placed[to]];
    if (!a || !b || a.y >= b.y) return [];
    return [{ x1: a.x, y1: a.y + BOX.height / 2, x2: b.x, y2: b.y - BOX.height / 2 }];
  });
  const rowCount = Math.max(1, ...rows.map((row) => row + 1));
  return { width, height: rowCount * BOX.height + (rowCount - 1) * BOX.gapY + 2, boxes: placed, arrows };
}

/** The longest way to each node; a circle ends after as many rounds as there are nodes. */
function rowsOf(count: number, edges: readonly (readonly [number, number])[]): number[] {
  const rows = Array<number>(count).fill(0);
  for (let round = 0; round < count; round += 1) {
    let changed = false;
    for (const [from, to] of edges) {
      const below = (rows[from] ?? 0) + 1;
      if (below > (rows[to] ?? 0) && below < count) {
        rows[to] = below;
        changed = true;
      }
    }
    if (!changed) break;
  }
  return rows;
}

function short(text: string): string {
  return text.length <= LETTERS ? text : `${text.slice(0, LETTERS - 1)}…`;
}
