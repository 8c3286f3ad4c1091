import { describe, expect, it } from 'vitest';
import type { AttentionRun } from '../core/run.ts';
import type { Token } from '../core/token.ts';
import { findItem, shownHead } from './shown-head.ts';

const token = (text: string, word: number): Token => ({
  id: 0,
  text,
  special: word < 0,
  unknown: false,
  span: { start: 0, end: 0 },
  word,
});

/** `<s>` un believ able `</s>`, every query half on `<s>`. */
const tokens = [token('<s>', -1), token('un', 0), token('believ', 0), token('able', 1), token('</s>', -1)];
const n = tokens.length;
const run = {
  tokens: { source: tokens, target: [] },
  attentions: [
    {
      site: 'encoder',
      layer: 0,
      heads: 1,
      queries: n,
      keys: n,
      data: Float32Array.from({ length: n * n }, (_, at) => (at % n === 0 ? 0.5 : 0.125)),
    },
  ],
} as unknown as AttentionRun;
const head = { site: 'encoder', layer: 0, head: 0 } as const;
const textsOf = (side: { items: readonly { text: string }[] } | undefined) =>
  side?.items.map(({ text }) => text);

describe('a shown head', () => {
  it('is undefined when the run has no such head', () => {
    const as = { units: 'pieces', leftOut: 'nothing' } as const;
    expect(shownHead(run, { ...head, head: 1 }, as)).toBeUndefined();
    expect(shownHead(run, { ...head, layer: 1 }, as)).toBeUndefined();
  });
  it('is the tensor itself for pieces with nothing left out', () => {
    const shown = shownHead(run, head, { units: 'pieces', leftOut: 'nothing' });
    expect(shown?.matrix.data.buffer).toBe(run.attentions[0]?.data.buffer);
    expect(shown?.removed).toBeUndefined();
  });
  it('joins the pieces of a word', () => {
    const shown = shownHead(run, head, { units: 'words', leftOut: 'nothing' });
    expect(textsOf(shown?.queries)).toEqual(['<s>', 'unbeliev', 'able', '</s>']);
    expect([...(shown?.matrix.data.subarray(0, 4) ?? [])]).toEqual([0.5, 0.25, 0.125, 0.125]);
  });
  it('leaves special tokens out of both axes and says what each row gave them', () => {
    const shown = shownHead(run, head, { units: 'pieces', leftOut: 'special' });
    expect(textsOf(shown?.queries)).toEqual(['un', 'believ', 'able']);
    expect(textsOf(shown?.keys)).toEqual(['un', 'believ', 'able']);
    expect([...(shown?.removed ?? [])]).toEqual([0.625, 0.625, 0.625]);
    expect(shown?.matrix.data[0]).toBeCloseTo(1 / 3, 6);
  });
  it('leaves the sink out of the keys alone', () => {
    const shown = shownHead(run, head, { units: 'words', leftOut: 'sink' });
    expect(textsOf(shown?.queries)).toEqual(['<s>', 'unbeliev', 'able', '</s>']);
    expect(textsOf(shown?.keys)).toEqual(['unbeliev', 'able', '</s>']);
    expect([...(shown?.removed ?? [])]).toEqual([0.5, 0.5, 0.5, 0.5]);
  });
  it('finds the item that a place is part of', () => {
    const shown = shownHead(run, head, { units: 'words', leftOut: 'special' });
    const keys = shown?.keys ?? { items: [] };
    expect([0, 1, 2, 3, 4].map((place) => findItem(keys, place))).toEqual([undefined, 0, 0, 1, undefined]);
  });
});
