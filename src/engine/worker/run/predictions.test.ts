import { describe, expect, it } from 'vitest';
import { predictionsOf } from './predictions.ts';

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
