import { expect, it } from 'vitest';
import type { HeadInspection } from '../core/inspection.ts';
import type { AttentionRun } from '../core/run.ts';
import { stepsCell } from './steps-cell.ts';

const texts = ['<s>', 'a', 'b', 'c', '.', '</s>'];
const run = {
  tokens: {
    source: texts.map((text) => ({ text, special: text.startsWith('<') })),
    target: [],
  },
} as unknown as AttentionRun;

function headOf(rows: number[][]): HeadInspection {
  const weights = Float32Array.from(rows.flat());
  const head = { site: 'encoder', layer: 0, head: 0 } as const;
  return { head, queries: rows.length, keys: rows[0]?.length ?? 0, weights } as unknown as HeadInspection;
}
const sinkAtB = headOf(texts.map(() => [0.1, 0.05, 0.5, 0.15, 0.1, 0.1]));

it('a head without tokens has no cell', () => {
  expect(stepsCell(run, headOf([]), undefined)).toBeUndefined();
});

it('begins in the last row with a letter, at the strongest key that is neither special nor a sink', () => {
  expect(stepsCell(run, sinkAtB, undefined)).toMatchObject({ query: 3, key: 3 });
});

it('takes the cell that the reader holds on to, unless the head is too small for it', () => {
  expect(stepsCell(run, sinkAtB, { query: 0, key: 2 })).toMatchObject({ query: 0, key: 2 });
  expect(stepsCell(run, sinkAtB, { query: 0, key: 6 })).toMatchObject({ query: 3, key: 3 });
});
