import type { NodeWriter } from '../../edit/node-writer.ts';

export interface Rotation {
  /** [B, Q] */
  readonly places: string;
  /** Tables [places, half]. */
  readonly cos: string;
  readonly sin: string;
  /** Pairs of numbers that are turned; 2 · half ≤ size. */
  readonly half: number;
  readonly size: number;
  /** Pairs stand beside each other, and not half a head apart. */
  readonly isInterleaved: boolean;
}

/**
 * Rotary position embedding of [B, H, Q, d]: every pair of numbers is turned by an angle that grows with its place.
 *
 * Source: Su et al. 2021, https://arxiv.org/abs/2104.09864
 */
export function rotate(writer: NodeWriter, value: string, rotation: Rotation): string {
  const { places, half, size, isInterleaved } = rotation;
  const [cos, sin] = [rotation.cos, rotation.sin].map((table) =>
    writer.unsqueeze(writer.write('Gather', [table, places], { axis: 0 }), [1]),
  ) as [string, string];
  const rest = size - 2 * half;
  const [turning = value, kept] = rest > 0 ? writer.split(value, 3, [2 * half, rest]) : [value];
  const [first, second] = isInterleaved
    ? pairs(writer, turning, half)
    : writer.split(turning, 3, [half, half]);
  const mul = (a: string | undefined, b: string) => writer.write('Mul', [a ?? '', b]);
  const turned = [
    writer.write('Sub', [mul(first, cos), mul(second, sin)]),
    writer.write('Add', [mul(second, cos), mul(first, sin)]),
  ];
  const joined = isInterleaved
    ? interleave(writer, turned, half)
    : writer.write('Concat', turned, { axis: 3 });
  return kept === undefined ? joined : writer.write('Concat', [joined, kept], { axis: 3 });
}

/** [B, H, Q, 2 · half] → twice [B, H, Q, half]: even places and odd ones. */
function pairs(writer: NodeWriter, value: string, half: number): string[] {
  return [0, 1].map((begin) =>
    writer.write('Slice', [
      value,
      writer.integers([begin]),
      writer.integers([2 * half]),
      writer.integers([3]),
      writer.integers([2]),
    ]),
  );
}

function interleave(writer: NodeWriter, parts: readonly string[], half: number): string {
  const apart = parts.map((part) => writer.unsqueeze(part, [4]));
  return writer.write('Reshape', [
    writer.write('Concat', apart, { axis: 4 }),
    writer.integers([0, 0, 0, 2 * half]),
  ]);
}
