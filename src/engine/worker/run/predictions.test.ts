import { describe, expect, it } from 'vitest';
import { predictionsOf, topIndices } from './predictions.ts';

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

describe('predictionsOf', () => {
  it('is the softmax of each row, for logits that would overflow too', () => {
    const logits = Float32Array.of(1000, 1000, 0, Math.log(3), 0, 0);
    const [first, second] = predictionsOf(logits, [1, 0], (id) => `#${id}`);
    expect(first?.probability).toBeCloseTo(0.5, 6);
    expect(second?.probability).toBeCloseTo(0.6, 6);
    expect(second?.alternatives.map(({ text }) => text)).toEqual(['#0', '#1', '#2']);
    expect(second?.alternatives.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 6);
  });
});
