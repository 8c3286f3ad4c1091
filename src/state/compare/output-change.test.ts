import { describe, expect, it } from 'vitest';
import type { TaskOutput } from '../../core/output.ts';
import { encoderRun, tokensOf } from './compare-fixtures.ts';
import { outputChange } from './output-change.ts';

const runOf = (text: string, output: TaskOutput) => ({ ...encoderRun(text, [0]), output });
const logits = (...rows: number[][]) => Float32Array.from(rows.flat());
const ln = Math.log;
const guess = (id: number, text: string) => ({ id, text, probability: 0 });

describe('outputChange', () => {
  it('is nothing where tokens or sizes differ, or there are no logits', () => {
    const run = runOf('a b', { task: 'masked-word', masked: [] });
    const other = runOf('a c', { task: 'masked-word', masked: [] });
    const data = logits([0, 0], [0, 0]);
    expect(outputChange({ run, logits: data }, { run: other, logits: data }, [])).toBeUndefined();
    expect(outputChange({ run, logits: data }, { run, logits: logits([0]) }, [])).toBeUndefined();
    expect(outputChange({ run, logits: logits() }, { run, logits: logits() }, [])).toBeUndefined();
  });

  it('has no place where nothing was covered', () => {
    const run = runOf('a b', { task: 'masked-word', masked: [] });
    const data = logits([0, 0], [0, 0]);
    const change = outputChange({ run, logits: data }, { run, logits: data }, []);
    expect(change).toMatchObject({ places: [], count: 0, divergence: 0 });
  });

  it('of a covered word has the best before and after, and the covered one', () => {
    const output: TaskOutput = {
      task: 'masked-word',
      masked: [{ token: 1, covered: { ...guess(2, 'b') }, guesses: [guess(0, 'x')] }],
    };
    const after: TaskOutput = {
      task: 'masked-word',
      masked: [{ token: 1, covered: undefined, guesses: [guess(1, 'y')] }],
    };
    const change = outputChange(
      { run: runOf('a <mask>', output), logits: logits([9, 9, 9], [ln(0.5), ln(0.25), ln(0.25)]) },
      { run: runOf('a <mask>', after), logits: logits([0, 0, 0], [ln(0.25), ln(0.5), ln(0.25)]) },
      [],
    );
    expect(change?.divergence).toBeCloseTo(0.5 * ln(2) - 0.25 * ln(2), 6);
    expect(change?.places).toHaveLength(1);
    expect(change?.places[0]).toMatchObject({ token: 'b', written: 2 });
    const [x, y, b] = change?.places[0]?.choices ?? [];
    expect([x?.text, y?.text, b?.text]).toEqual(['x', 'y', 'b']);
    expect(x?.before).toBeCloseTo(0.5, 6);
    expect(x?.after).toBeCloseTo(0.25, 6);
    expect(x?.logitChange).toBeCloseTo(-ln(2), 6);
    expect(b?.logitChange).toBe(0);
  });

  it('of a translation goes token by token, with what B thinks best', () => {
    const prediction = (id: number) => ({ probability: 0, alternatives: [guess(id, `t${id}`)] });
    const target = tokensOf('<s> le </s>').map((token, id) => ({ ...token, id }));
    const make = (first: number): ReturnType<typeof runOf> => ({
      ...runOf('a', {
        task: 'translation',
        targetBy: 'model',
        predictions: [prediction(first), prediction(2)],
      }),
      tokens: { source: tokensOf('a'), target },
    });
    const data = logits([0, 0, 0], [0, 0, 0]);
    const change = outputChange({ run: make(1), logits: data }, { run: make(0), logits: data }, []);
    expect(change).toMatchObject({ count: 2, divergence: 0 });
    expect(change?.places.map(({ token, written }) => [token, written])).toEqual([
      ['le', 1],
      ['</s>', 2],
    ]);
    expect(change?.places[0]?.choices.map(({ text }) => text).sort()).toEqual(['le', 't0']);
  });

  it('of classes names each by its place in the logits', () => {
    const classes = (...labels: string[]): TaskOutput => ({
      task: 'sentiment',
      classes: labels.map((label) => ({ label, probability: 0 })),
    });
    const change = outputChange(
      { run: runOf('a', classes('good', 'bad')), logits: logits([0, 2]) },
      { run: runOf('a', classes('bad', 'good')), logits: logits([0, -2]) },
      ['bad', 'good'],
    );
    expect(change?.places[0]?.choices.map(({ text, logitChange }) => [text, logitChange])).toEqual([
      ['good', -4],
      ['bad', 0],
    ]);
  });

  it('of names and of grammar says which words changed', () => {
    const entity = (start: number, end: number, label: string) => ({ start, end, label, probability: 1 });
    const text = '<s> Tom Smith ran';
    const data = logits(...Array.from({ length: 4 }, () => [0, 0]));
    const change = outputChange(
      { run: runOf(text, { task: 'entities', entities: [entity(1, 3, 'PER')] }), logits: data },
      {
        run: runOf(text, { task: 'entities', entities: [entity(1, 2, 'PER'), entity(3, 4, 'LOC')] }),
        logits: data,
      },
      [],
    );
    expect(change?.labels).toEqual([
      { text: 'Smith', before: 'PER', after: undefined },
      { text: 'ran', before: undefined, after: 'LOC' },
    ]);
    expect(change?.count).toBe(3);
    const depends = (head: number): TaskOutput => ({
      task: 'dependencies',
      dependencies: [{ token: 1, head, probability: 1 }],
    });
    const grammar = outputChange(
      { run: runOf(text, depends(3)), logits: data },
      { run: runOf(text, depends(-1)), logits: data },
      [],
    );
    expect(grammar?.labels).toEqual([{ text: 'Tom', before: 'ran', after: '' }]);
  });
});
