import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { DEFAULT_SAMPLING } from '../core/sampling.ts';
import type { ModelSource } from '../engine/protocol.ts';
import { createInputSlice, firstInput, type InputSlice } from './input-slice.ts';

const model = {
  manifest: {
    tasks: [
      { task: 'generation', examples: ['Once', 'Twice'] },
      { task: 'sentiment', examples: [] },
    ],
  },
} as unknown as ModelSource;

const setup = () => createStore<InputSlice>()((set) => createInputSlice(set, firstInput(model, undefined)));

describe('firstInput', () => {
  it('is empty without a model, and where a task has no example', () => {
    expect(firstInput(undefined, undefined)).toMatchObject({ task: 'translation', text: '' });
    expect(firstInput(model, 'sentiment')).toMatchObject({ task: 'sentiment', text: '' });
  });

  it('is the first example of the first task, with nothing covered, written or given', () => {
    expect(firstInput(model, undefined)).toEqual({
      task: 'generation',
      text: 'Once',
      target: null,
      masked: [],
      written: [],
      sampling: DEFAULT_SAMPLING,
    });
  });
});

describe('the input', () => {
  it('is a new wish each time, even with the same text', () => {
    const store = setup();
    const { input, setText } = store.getState();
    setText(input.text);
    expect(store.getState().input).not.toBe(input);
    expect(store.getState().input).toEqual(input);
  });

  it('forgets what was covered and written when the text changes, and nothing else', () => {
    const store = setup();
    const { setInput, setText } = store.getState();
    setInput({ masked: [1], written: [5], target: 'given', sampling: { ...DEFAULT_SAMPLING, seed: 9 } });
    setText('other');
    expect(store.getState().input).toMatchObject({
      task: 'generation',
      text: 'other',
      masked: [],
      written: [],
      target: 'given',
      sampling: { seed: 9 },
    });
  });

  it('covers all tokens of a word and uncovers them, in order', () => {
    const store = setup();
    const { toggleMasked } = store.getState();
    const masked = () => store.getState().input.masked;
    toggleMasked([]);
    expect(masked()).toEqual([]);
    toggleMasked([10, 11]);
    toggleMasked([2]);
    expect(masked()).toEqual([2, 10, 11]);
    toggleMasked([10, 11]);
    expect(masked()).toEqual([2]);
  });

  it('uncovers the whole word when a part of it is covered', () => {
    const store = setup();
    store.getState().setInput({ masked: [3, 7] });
    store.getState().toggleMasked([3, 4]);
    expect(store.getState().input.masked).toEqual([7]);
  });

  it('writes tokens one by one and takes back as many as are asked for, 0 and too many among them', () => {
    const store = setup();
    const { write, unwrite } = store.getState();
    const written = () => store.getState().input.written;
    for (const id of [5, 6, 7]) write(id);
    expect(written()).toEqual([5, 6, 7]);
    unwrite(0);
    expect(written()).toEqual([5, 6, 7]);
    unwrite(1);
    expect(written()).toEqual([5, 6]);
    unwrite(9);
    expect(written()).toEqual([]);
  });

  it('changes one part of the sampling and keeps the others', () => {
    const store = setup();
    store.getState().setSampling({ seed: 3 });
    store.getState().setSampling({ topK: 1 });
    expect(store.getState().input.sampling).toEqual({ ...DEFAULT_SAMPLING, seed: 3, topK: 1 });
  });

  it('takes the reader’s own target, and null for the model’s', () => {
    const store = setup();
    store.getState().setTarget('');
    expect(store.getState().input.target).toBe('');
    store.getState().setTarget(null);
    expect(store.getState().input.target).toBeNull();
  });
});
