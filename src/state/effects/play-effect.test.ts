import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NextToken, TaskOutput } from '../../core/output.ts';
import type { AttentionRun } from '../../core/run.ts';
import type { ModelSource } from '../../engine/protocol.ts';
import { createAppStore } from '../app-store.ts';
import { startPlayEffect } from './play-effect.ts';

const model = {
  manifest: {
    id: 'm',
    sites: [{ site: 'decoder', layers: 1, heads: 1 }],
    tasks: [{ task: 'generation', examples: ['Once'] }],
  },
  urls: {},
} as unknown as ModelSource;
const PACE_MS = 100;

function setup() {
  const store = createAppStore({ models: [model] });
  const stop = startPlayEffect(store, PACE_MS);
  const written = () => store.getState().input.written;
  /** The engine's answer to the input that is on screen. */
  const answer = (drawn: number, end?: NextToken['end']) => {
    const { input, setRun } = store.getState();
    const output = { task: 'generation', next: { drawn, end, kept: 1, candidates: [] } };
    setRun({ output: output as unknown as TaskOutput } as AttentionRun, input);
  };
  return { store, stop, written, answer };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the play effect', () => {
  it('writes nothing before it is played, and nothing before there is a run', () => {
    const { store, written, answer } = setup();
    answer(5);
    vi.advanceTimersByTime(10 * PACE_MS);
    expect(written()).toEqual([]);
    store.getState().setInput({ text: 'Twice' });
    store.getState().setPlaying(true);
    vi.advanceTimersByTime(10 * PACE_MS);
    expect(written()).toEqual([]);
  });

  it('writes the drawn token a moment after each run, and then waits for the next run', () => {
    const { store, written, answer } = setup();
    answer(5);
    store.getState().setPlaying(true);
    vi.advanceTimersByTime(PACE_MS - 1);
    expect(written()).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(written()).toEqual([5]);
    vi.advanceTimersByTime(10 * PACE_MS);
    expect(written()).toEqual([5]);
    answer(6);
    vi.advanceTimersByTime(PACE_MS);
    expect(written()).toEqual([5, 6]);
  });

  it.each(['mark', 'limit'] as const)('ends with the text: %s', (end) => {
    const { store, written, answer } = setup();
    store.getState().setPlaying(true);
    answer(3, end);
    expect(store.getState().playing).toBe(false);
    vi.advanceTimersByTime(10 * PACE_MS);
    expect(written()).toEqual([]);
  });

  it('writes no more after a pause, and goes on where it was', () => {
    const { store, written, answer } = setup();
    answer(5);
    store.getState().setPlaying(true);
    vi.advanceTimersByTime(PACE_MS / 2);
    store.getState().setPlaying(false);
    vi.advanceTimersByTime(10 * PACE_MS);
    expect(written()).toEqual([]);
    store.getState().setPlaying(true);
    vi.advanceTimersByTime(PACE_MS);
    expect(written()).toEqual([5]);
  });

  it('does not write what was drawn for another input', () => {
    const { store, written, answer } = setup();
    answer(5);
    store.getState().setPlaying(true);
    vi.advanceTimersByTime(PACE_MS / 2);
    store.getState().setSampling({ seed: 2 });
    vi.advanceTimersByTime(10 * PACE_MS);
    expect(written()).toEqual([]);
    answer(8);
    vi.advanceTimersByTime(PACE_MS);
    expect(written()).toEqual([8]);
  });

  it('ends when a run fails', () => {
    const { store, written, answer } = setup();
    answer(5);
    store.getState().setPlaying(true);
    store.getState().setRunStatus({ kind: 'failed', error: { code: 'run.failed', details: {} } });
    expect(store.getState().playing).toBe(false);
    vi.advanceTimersByTime(10 * PACE_MS);
    expect(written()).toEqual([]);
  });

  it('is not put off by what happens elsewhere on the page', () => {
    const { store, written, answer } = setup();
    answer(5);
    store.getState().setPlaying(true);
    vi.advanceTimersByTime(PACE_MS - 10);
    store.getState().setView({ threshold: 0.5 });
    store.getState().markPainted(1);
    vi.advanceTimersByTime(10);
    expect(written()).toEqual([5]);
  });

  it('leaves runs of other tasks alone', () => {
    const { store, written } = setup();
    store.getState().setPlaying(true);
    const { input, setRun } = store.getState();
    setRun({ output: { task: 'sentiment', classes: [] } } as unknown as AttentionRun, input);
    vi.advanceTimersByTime(10 * PACE_MS);
    expect(written()).toEqual([]);
  });

  it('writes nothing after it was ended', () => {
    const { store, stop, written, answer } = setup();
    answer(5);
    store.getState().setPlaying(true);
    stop();
    vi.advanceTimersByTime(10 * PACE_MS);
    expect(written()).toEqual([]);
    answer(6);
    vi.advanceTimersByTime(10 * PACE_MS);
    expect(written()).toEqual([]);
  });
});
