import { describe, expect, it } from 'vitest';
import { topIndices } from './top-indices.ts';

describe('topIndices', () => {
  it('is empty for an empty row', () => {
    expect(topIndices(new Float32Array(), 3)).toEqual([]);
  });

  it('gives fewer than asked when the row is short, largest first', () => {
    expect(topIndices(Float32Array.of(1, 3, 2), 5)).toEqual([1, 2, 0]);
  });

  it('keeps the earlier of equal values first', () => {
    expect(topIndices(Float32Array.of(2, 5, 5, 1), 2)).toEqual([1, 2]);
  });

  it('agrees with sorting', () => {
    const row = Float32Array.from({ length: 500 }, (_, at) => (Math.sin(at * 12.9898) * 43758.5453) % 1);
    const sorted = [...row.keys()].sort((a, b) => (row[b] as number) - (row[a] as number)).slice(0, 5);
    expect(topIndices(row, 5)).toEqual(sorted);
  });
});
