import { describe, expect, test } from 'vitest';
import { type AttentionRun, axesOf } from '../../core/run.ts';
import { NO_CURSOR } from '../../render/heatmap/heatmap-picture.ts';
import type { ShownHead } from '../../state/shown-head.ts';
import { rowContent, spokenRow } from './row-content.ts';

const run = {
  output: { task: 'attention' },
  tokens: { source: [], target: [] },
} as unknown as AttentionRun;

function shown(queries: string[], keys: string[], weights: number[], removed?: number[]): ShownHead {
  const axes = axesOf('encoder');
  const items = (texts: string[]) =>
    texts.map((text, start) => ({ text, special: false, start, end: start + 1 }));
  return {
    matrix: { queries: queries.length, keys: keys.length, data: Float32Array.from(weights) },
    queries: { axis: axes.queries, items: items(queries) },
    keys: { axis: axes.keys, items: items(keys) },
    removed: removed && Float32Array.from(removed),
  };
}

describe('degenerate heads', () => {
  test('of a head without rows or columns there is nothing to say', () => {
    expect(rowContent(run, 'encoder', shown([], [], []), NO_CURSOR)).toBeUndefined();
    expect(rowContent(run, 'encoder', shown(['a'], [], []), NO_CURSOR)).toBeUndefined();
  });

  test('one token looks at itself', () => {
    expect(rowContent(run, 'encoder', shown(['a'], ['a'], [1]), NO_CURSOR)).toEqual({
      title: 'What “a” looks at',
      lines: [{ name: 'a', weight: 1, lit: false, rest: false }],
      removed: undefined,
      columnTitle: 'Who looks at “a”',
      column: 'Mean over all 1 rows: 1.0000. Most: “a”, 1.0000.',
      prediction: undefined,
    });
  });

  test('a row of which everything was left out says so, and so does an empty column', () => {
    const content = rowContent(run, 'encoder', shown(['a', 'b'], ['b'], [0, 0], [1, 1]), NO_CURSOR);
    expect(content).toMatchObject({
      lines: [],
      removed: 'Left out of this row: 1.0000. Nothing is left to show.',
      column: 'No row gives it any weight.',
    });
    expect(spokenRow(shown(['a'], ['b'], [0], [1]), 0)).toBe('“a” looks at nothing that is shown.');
  });

  test('a weight that is no number is in no list', () => {
    const content = rowContent(run, 'encoder', shown(['a'], ['a', 'b'], [Number.NaN, 1]), NO_CURSOR);
    expect(content?.lines.map(({ name }) => name)).toEqual(['b']);
  });
});

test('the strongest keys are named, the others are one line, and the one pointed at is lit', () => {
  const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const weights = [0.05, 0.3, 0.2, 0.15, 0.1, 0.125, 0.075];
  const content = rowContent(run, 'encoder', shown(['q'], keys, weights), { ...NO_CURSOR, query: 0, key: 2 });
  expect(content?.lines.map(({ name, lit }) => `${name}${lit ? '*' : ''}`)).toEqual([
    'b',
    'c*',
    'd',
    'f',
    'e',
    '2 more',
  ]);
  expect(content?.lines.at(-1)?.weight).toBeCloseTo(0.125, 6);
});

test('a column names the row that looks at it most', () => {
  const two = shown(['p', 'q'], ['a', 'b'], [0.75, 0.25, 0.5, 0.5]);
  expect(rowContent(run, 'encoder', two, { ...NO_CURSOR, column: 1 })?.column).toBe(
    'Mean over all 2 rows: 0.3750. Most: “q”, 0.5000.',
  );
});

test('a row is spoken with its three strongest keys, strongest first', () => {
  const row = shown(['it'], ['the', 'animal', 'was', 'so'], [0.1, 0.41, 0.3, 0.19]);
  expect(spokenRow(row, 0)).toBe('“it” looks most at “animal”, 0.41, then “was”, 0.30, then “so”, 0.19.');
});
