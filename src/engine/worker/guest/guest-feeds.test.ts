import * as ort from 'onnxruntime-web/wasm';
import { describe, expect, it } from 'vitest';
import { largestDifference, largestRowError } from './guest-check.ts';
import { guestFeeds } from './guest-feeds.ts';
import { answerTensor, asFloats, weightsTensor } from './guest-values.ts';
import { inputRoles } from './input-roles.ts';

const FACTS = { pair: undefined, firstPosition: 0, pastHeads: 2, pastSize: 8, filler: [1, 2] };
const input = (name: string, dtype: number, ...dims: (number | string)[]) => ({ name, dtype, dims });
const feed = (one: Parameters<typeof inputRoles>[0][number], ids: readonly number[], facts = FACTS) =>
  guestFeeds(ort, inputRoles([one]), { ids, decoderIds: [] }, facts)[one.name];

const numbers = (tensor: ort.Tensor | undefined) => Array.from((tensor?.data ?? []) as ArrayLike<number>);

describe('guestFeeds', () => {
  it('makes ids, masks, types and positions as long as the text, in the graph’s own types', () => {
    expect(feed(input('input_ids', 7, 'B', 'T'), [5, 6])).toMatchObject({ type: 'int64', dims: [1, 2] });
    expect(numbers(feed(input('attention_mask', 9, 'B', 'T'), [5, 6]))).toEqual([1, 1]);
    expect(numbers(feed(input('attention_mask', 1, 'B', 'T'), [5, 6]))).toEqual([1, 1]);
    const pair = { before: [1], between: [2], after: [2], secondType: 1 };
    const types = feed(input('token_type_ids', 6, 'B', 'T'), [1, 5, 2, 6, 2], { ...FACTS, pair } as never);
    expect(numbers(types)).toEqual([0, 0, 0, 1, 1]);
    const places = feed(input('position_ids', 6, 'B', 'T'), [5, 6], { ...FACTS, firstPosition: 2 });
    expect(numbers(places)).toEqual([2, 3]);
  });

  it('makes an empty past of the graph’s heads and sizes, or of the config’s where the graph has lost them', () => {
    expect(feed(input('past_key_values.0.key', 1, 'B', 4, 'P', 16), [5])?.dims).toEqual([1, 4, 0, 16]);
    expect(feed(input('past_key_values.0.key', 10, 'B', 'H', 'P', 'D'), [5])).toMatchObject({
      type: 'float16',
      dims: [1, 2, 0, 8],
    });
  });

  it('fills a graph of a fixed length up with zeros, which its mask hides', () => {
    expect(numbers(feed(input('input_ids', 6, 1, 4), [5, 6]))).toEqual([5, 6, 0, 0]);
    expect(numbers(feed(input('attention_mask', 6, 1, 4), [5, 6]))).toEqual([1, 1, 0, 0]);
    expect(numbers(feed(input('position_ids', 6, 1, 4), [5, 6]))).toEqual([0, 1, 2, 3]);
  });

  it('names the type that it cannot make', () => {
    expect(() => feed(input('attention_mask', 8, 'B', 'T'), [5])).toThrow('guest.input');
    expect(() => feed(input('encoder_hidden_states', 1, 'B', 'S', 8), [5])).toThrow('guest.input');
  });
});

describe('weightsTensor', () => {
  const weights = Float32Array.of(0.5, 0.25, 0.25, 0.1, 0.2, 0.7);
  const plan = (extraKeys: number) => ({ extraKeys });

  it('unfolds heads that were folded into the batch', () => {
    expect(weightsTensor(ort, plan(0), new ort.Tensor('float32', weights, [2, 1, 3])).dims).toEqual([
      1, 2, 1, 3,
    ]);
    expect(weightsTensor(ort, plan(0), new ort.Tensor('float32', weights, [1, 1, 2, 1, 3])).dims).toEqual([
      1, 2, 1, 3,
    ]);
  });

  it('cuts the columns of sinks away', () => {
    const cut = weightsTensor(ort, plan(1), new ort.Tensor('float32', weights, [1, 2, 1, 3]));
    expect(cut.dims).toEqual([1, 2, 1, 2]);
    expect(numbers(cut)).toEqual([...Float32Array.of(0.5, 0.25, 0.1, 0.2)]);
  });

  it('cuts away what only fills up a fixed length', () => {
    const filled = Float32Array.from({ length: 18 }, (_, at) => at);
    const cut = weightsTensor(ort, plan(0), new ort.Tensor('float32', filled, [1, 2, 3, 3]), 2);
    expect(cut.dims).toEqual([1, 2, 2, 2]);
    expect(numbers(cut)).toEqual([0, 1, 3, 4, 9, 10, 12, 13]);
    const answer = new ort.Tensor('float32', Float32Array.of(1, 2, 3, 4, 5, 6), [1, 3, 2]);
    expect(numbers(answerTensor(ort, answer, 3, 2))).toEqual([1, 2, 3, 4]);
    expect(answerTensor(ort, answer, 5, 2).dims).toEqual([1, 3, 2]);
  });

  it('reads half floats', () => {
    const bits = Uint16Array.of(0x3800, 0x3400);
    expect([...asFloats(new ort.Tensor('float16', bits, [2]))]).toEqual([0.5, 0.25]);
  });
});

describe('the check', () => {
  const tensor = (...values: number[]) =>
    new ort.Tensor('float32', Float32Array.from(values), [1, values.length]);

  it('is the largest difference over float outputs', () => {
    const whole = new ort.Tensor('int64', BigInt64Array.of(1n), [1]);
    expect(largestDifference({ a: tensor(1, 2), b: whole }, { a: tensor(1, 2.5) })).toBe(0.5);
    expect(largestDifference({}, {})).toBe(0);
  });

  it('is infinite where an output is missing, longer, or no number', () => {
    expect(largestDifference({ a: tensor(1) }, {})).toBe(Number.POSITIVE_INFINITY);
    expect(largestDifference({ a: tensor(1) }, { a: tensor(1, 2) })).toBe(Number.POSITIVE_INFINITY);
    expect(largestDifference({ a: tensor(1) }, { a: tensor(Number.NaN) })).toBe(Number.POSITIVE_INFINITY);
    const low = tensor(Number.NEGATIVE_INFINITY);
    expect(largestDifference({ a: low }, { a: low })).toBe(0);
  });

  it('knows how far rows are from 1', () => {
    expect(
      largestRowError(new ort.Tensor('float32', Float32Array.of(0.5, 0.5, 0.5, 0.25), [1, 1, 2, 2])),
    ).toBe(0.25);
    expect(largestRowError(new ort.Tensor('float32', new Float32Array(), [1, 1, 0, 0]))).toBe(0);
  });
});
