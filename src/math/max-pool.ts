import type { AttentionMatrix } from '../core/attention.ts';
import { requireMatrix } from './require-matrix.ts';
import { requireNumber } from './require-number.ts';

/**
 * The matrix at another size, `[height, width]`, keeping the **maximum** of the cells under each pixel.
 *
 * Row = query, column = key, as in the matrix. Each axis on its own: where it shrinks, every cell
 * belongs to exactly one pixel, so no maximum is lost and a thin diagonal stays; where it grows, a
 * pixel takes the cell that holds its centre. The maximum over the result is therefore the maximum
 * over the matrix. NaN wins over every number (as in Math.max), so that it stays visible.
 *
 * An empty matrix or an empty size gives an empty matrix. Throws RangeError on sizes that are no counts.
 */
export function maxPool(matrix: AttentionMatrix, width: number, height: number): AttentionMatrix {
  const { queries, keys, data } = requireMatrix(matrix);
  const pooler = createMaxPooler(queries, keys, width, height);
  if (queries * keys * width * height === 0) return { queries: 0, keys: 0, data: new Float32Array(0) };
  return { queries: height, keys: width, data: pooler.pool(data).slice() };
}

/** Pools matrices of one size to another size, one after the other. */
export interface MaxPooler {
  /**
   * `data`: row-major `[queries, keys]`. Returns row-major `[height, width]`, **overwritten by the next call**.
   * `byRow`: each weight is first divided by the largest of its row (see `scaleRow`).
   */
  pool(data: Float32Array, byRow?: boolean): Float32Array;
}

/**
 * A pooler for matrices of `queries × keys`; it makes its buffers once, so that a grid of heads makes none a head.
 * Throws RangeError on sizes that are no counts.
 */
export function createMaxPooler(queries: number, keys: number, width: number, height: number): MaxPooler {
  requireNumber('width', width, { from: 0, integer: true });
  requireNumber('height', height, { from: 0, integer: true });
  const rows = poolBounds(queries, height);
  const columns = poolBounds(keys, width);
  const pooled = new Float32Array(width * height);
  const pooledBits = new Int32Array(pooled.buffer);
  const line = new Float32Array(width);
  const lineBits = new Int32Array(line.buffer);

  const pool = (data: Float32Array, byRow = false) => {
    if (data.length !== queries * keys) {
      throw new RangeError(`invalid data: ${data.length} weights for ${queries} queries × ${keys} keys`);
    }
    if (data.length === 0) return pooled.fill(0);
    pooled.fill(byRow ? Number.NEGATIVE_INFINITY : 0);
    const bits = new Int32Array(data.buffer, data.byteOffset, data.length);
    for (let y = 0; y < height; y++) {
      const end = rows.ends[y] as number;
      for (let row = rows.starts[y] as number; row < end; row++) {
        if (byRow) {
          lineBits.fill(0);
          raise(bits, row * keys, columns, lineBits, 0);
          repair(data, keys, columns, line, lineBits, 0, row, row + 1);
          scaleRow(line);
          const first = y * width;
          for (let x = 0; x < width; x++) {
            pooled[first + x] = Math.max(pooled[first + x] as number, line[x] as number);
          }
        } else {
          raise(bits, row * keys, columns, pooledBits, y * width);
        }
      }
      if (!byRow) repair(data, keys, columns, pooled, pooledBits, y * width, rows.starts[y] as number, end);
    }
    return pooled;
  };
  return { pool };
}

/** The bits of 1 as a float32. Weights from 0 to 1 are ordered as their bits are; all else has higher bits. */
const ONE_BITS = 0x3f800000;

/**
 * Raises a line of pixels to the largest bits of one row of cells. Four cells at a time: most hold no larger weight,
 * and one test of the signs of the differences says so. The bits of a negative cell count as higher than all others.
 */
function raise(
  bits: Int32Array,
  row: number,
  { starts, ends }: Bounds,
  into: Int32Array,
  first: number,
): void {
  const width = starts.length;
  for (let x = 0; x < width; x++) {
    const end = row + (ends[x] as number);
    let at = row + (starts[x] as number);
    let best = into[first + x] as number;
    for (; at < end - 3; at += 4) {
      const a = bits[at] as number;
      const b = bits[at + 1] as number;
      const c = bits[at + 2] as number;
      const d = bits[at + 3] as number;
      if (((best - a) | (best - b) | (best - c) | (best - d) | a | b | c | d) < 0) {
        if (a >>> 0 > best >>> 0) best = a;
        if (b >>> 0 > best >>> 0) best = b;
        if (c >>> 0 > best >>> 0) best = c;
        if (d >>> 0 > best >>> 0) best = d;
      }
    }
    for (; at < end; at++) {
      const cell = bits[at] as number;
      if (cell >>> 0 > best >>> 0) best = cell;
    }
    into[first + x] = best;
  }
}

/** Pixels over a cell that is no weight (NaN, negative, above 1) are pooled again, as numbers. */
function repair(
  data: Float32Array,
  keys: number,
  { starts, ends }: Bounds,
  pixels: Float32Array,
  bits: Int32Array,
  first: number,
  firstRow: number,
  endRow: number,
): void {
  for (let x = 0; x < starts.length; x++) {
    if ((bits[first + x] as number) >>> 0 <= ONE_BITS) continue;
    let best = Number.NEGATIVE_INFINITY;
    for (let row = firstRow; row < endRow; row++) {
      const end = row * keys + (ends[x] as number);
      for (let at = row * keys + (starts[x] as number); at < end; at++) {
        best = Math.max(best, data[at] as number);
      }
    }
    pixels[first + x] = best;
  }
}

/** Weights leave [0, 1] by rounding, by no more than this. */
const ROUNDING = 0.01;

/**
 * A row over its own largest weight, which becomes 1; a row without a weight above 0 stays as it is, and so does what
 * is no weight (NaN, or outside [0, 1] by more than rounding), so that it is seen.
 */
function scaleRow(line: Float32Array): void {
  let top = 0;
  for (let x = 0; x < line.length; x++) {
    const weight = line[x] as number;
    if (weight > top && weight <= 1 + ROUNDING) top = weight;
  }
  if (top === 0) return;
  for (let x = 0; x < line.length; x++) {
    const weight = line[x] as number;
    if (weight >= -ROUNDING && weight <= 1 + ROUNDING) line[x] = weight / top;
  }
}

/** Half-open ranges of cells, one a pixel. */
export interface Bounds {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/**
 * Which cells of an axis fall on each pixel: half-open ranges, none empty.
 *
 * `cells > pixels`: the ranges part the cells. Otherwise each is the one cell under the pixel's centre.
 */
export function poolBounds(cells: number, pixels: number): Bounds {
  const starts = new Int32Array(pixels);
  const ends = new Int32Array(pixels);
  const shrinks = cells > pixels;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const start = Math.floor(((shrinks ? pixel : pixel + 0.5) * cells) / pixels);
    starts[pixel] = start;
    ends[pixel] = shrinks ? Math.floor(((pixel + 1) * cells) / pixels) : start + 1;
  }
  return { starts, ends };
}
