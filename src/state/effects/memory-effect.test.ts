import { describe, expect, it } from 'vitest';
import { createAppStore } from '../app-store.ts';
import { startMemoryEffect } from './memory-effect.ts';

const head = (layer: number) => ({ site: 'encoder', layer, head: 0 }) as const;

describe('one layer at a time', () => {
  it('is the layer of the chosen head, and a new wish only when that is another one', () => {
    const store = createAppStore({ models: [] });
    const stop = startMemoryEffect(store);
    store.getState().setInput({ layers: { first: 0, last: 0, follows: true } });
    store.getState().chooseHead(head(3));
    expect(store.getState().input.layers).toEqual({ first: 3, last: 3, follows: true });
    const { input } = store.getState();
    store.getState().chooseHead({ ...head(3), head: 1 });
    expect(store.getState().input).toBe(input);
    stop();
  });

  it('leaves a range of layers as it was chosen', () => {
    const store = createAppStore({ models: [] });
    startMemoryEffect(store);
    store.getState().setInput({ layers: { first: 0, last: 2 } });
    store.getState().chooseHead(head(5));
    expect(store.getState().input.layers).toEqual({ first: 0, last: 2 });
  });
});
