import { describe, expect, it } from 'vitest';
import type { AttentionMatrix } from '../../core/attention.ts';
import type { PromptKind, PromptMeasures, TreeHits } from '../../core/measure.ts';
import { summarizeBattery } from './battery-summary.ts';
import { matrixOf, selfContext, shiftMatrix } from './hand-made.ts';
import { labelHeads } from './head-labels.ts';
import { createHeadMeasurer, uniformMatrix } from './measure-head.ts';

type MakeHead = (letters: string) => AttentionMatrix;

/** A battery for one made-up head: text after text with what the head does on it. */
function battery(makeHead: MakeHead, texts: readonly { kind: PromptKind; letters: string }[], causal = true) {
  return texts.map(({ kind, letters }): PromptMeasures => {
    const measurer = createHeadMeasurer(selfContext(letters, causal));
    const site = causal ? 'decoder' : 'encoder';
    return {
      kind,
      tokens: letters.length,
      heads: { [`${site}.0.0`]: measurer.measure(makeHead(letters)) },
      baselines: { [site]: measurer.baselines },
    };
  });
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';
const twice = (length: number) => `<${ALPHABET.slice(0, length).repeat(2)}`;
const repeats = [5, 7, 9, 11, 13, 15, 17, 19].map((length) => ({
  kind: 'repeats' as const,
  letters: twice(length),
}));
const sentences = [14, 16, 18, 20, 22, 24].map((length) => ({
  kind: 'sentences' as const,
  letters: `<${ALPHABET.slice(0, length)}`,
}));
const both = [...repeats, ...sentences];

const namesOf = (makeHead: MakeHead, texts = both, causal = true) => {
  const measured = battery(makeHead, texts, causal);
  const labels = labelHeads(summarizeBattery(measured), measured);
  return (labels[causal ? 'decoder.0.0' : 'encoder.0.0'] ?? []).map(({ name }) => name);
};
const shifted =
  (by: number): MakeHead =>
  (letters) =>
    shiftMatrix(letters.length, by);
const first: MakeHead = ({ length }) =>
  matrixOf(Array.from({ length }, () => Array.from({ length }, (_, key) => (key === 0 ? 1 : 0))));
/** What followed last time, or the first token. */
const induction: MakeHead = (letters) =>
  matrixOf(
    [...letters].map((letter, query) => {
      const before = letters.indexOf(letter);
      const key = before < query ? before + 1 : 0;
      return Array.from({ length: letters.length }, (_, column) => (column === key ? 1 : 0));
    }),
  );

describe('no name', () => {
  it('without texts, or with too few of them', () => {
    expect(labelHeads(summarizeBattery([]), [])).toEqual({});
    expect(namesOf(shifted(-1), sentences.slice(0, 5))).toEqual([]);
  });

  it('for a head that looks at copies in one text only, as a constant offset does', () => {
    // −4 is right in the text of five random tokens and wrong in all others.
    expect(namesOf(shifted(-4), repeats)).not.toContain('induction');
  });

  it('for a head whose weight is only half there', () => {
    const half: MakeHead = (letters) => {
      const shift = shiftMatrix(letters.length, -1);
      const even = uniformMatrix(selfContext(letters, true));
      return {
        ...shift,
        data: shift.data.map((weight, at) => 0.4 * weight + 0.6 * (even.data[at] as number)),
      };
    };
    expect(namesOf(half)).toEqual(['positional']);
    expect(namesOf(first, repeats)).toEqual([]);
  });

  it('for a first token that equal weights would reach just as well in short texts', () => {
    const short = sentences.map(({ kind }) => ({ kind, letters: '<abc' }));
    // Equal causal weights over 4 tokens: α₀ = 0.52.
    expect(namesOf((letters) => uniformMatrix(selfContext(letters, true)), short)).toEqual(['broad']);
  });
});

describe('names', () => {
  it.each([
    ['previous', shifted(-1)],
    ['self', shifted(0)],
    ['positional', shifted(-2)],
    ['broad', (letters: string) => uniformMatrix(selfContext(letters, true))],
    ['first-sink', first],
  ] as const)('%s', (name, makeHead) => {
    expect(namesOf(makeHead)).toEqual([name]);
  });

  it('next, in an encoder', () => {
    expect(namesOf(shifted(1), both, false)).toEqual(['next']);
  });

  it('induction, with the sink that it rests on where nothing was said before', () => {
    expect(namesOf(induction)).toEqual(['induction', 'first-sink']);
  });

  it('carry what they rest on', () => {
    const measured = battery(induction, both);
    const [label] = labelHeads(summarizeBattery(measured), measured)['decoder.0.0'] ?? [];
    expect(label).toMatchObject({ kind: 'repeats', mean: 1, lower: 1, count: 8 });
    expect(label?.best?.score).toBeCloseTo(1 / 8, 12);
    expect(label?.uniform).toBeLessThan(0.1);
  });
});

describe('syntactic names', () => {
  const trees = (count: number, found: number): PromptMeasures[] =>
    Array.from({ length: count }, (_, index) => {
      const [text] = battery(shifted(0), [{ kind: 'trees', letters: '<ab>' }], false);
      const hits = (right: boolean) => ({ 'det>head': { hits: right ? 1 : 0, count: 1 } });
      const treeHits: TreeHits = {
        heads: { 'encoder.0.0': hits(index < found) },
        offsets: { encoder: { 0: hits(false), 1: hits(index % 2 === 0), '-1': hits(false) } },
      };
      return { ...(text as PromptMeasures), trees: treeHits };
    });
  const labelsOf = (measured: PromptMeasures[]) =>
    labelHeads(summarizeBattery(measured), measured)['encoder.0.0'] ?? [];

  it('need a clear lead over the best offset', () => {
    const [label] = labelsOf(trees(24, 24));
    expect(label).toMatchObject({
      name: 'syntactic',
      relation: 'det>head',
      mean: 1,
      count: 24,
      best: { offset: 1, score: 0.5 },
    });
    expect(label?.lower).toBeGreaterThanOrEqual(0.1);
  });

  it('are not given for a lead that a few sentences make, or for too few cases', () => {
    expect(labelsOf(trees(24, 15))).toEqual([]);
    expect(labelsOf(trees(11, 11))).toEqual([]);
  });
});
