import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../../core/manifest.ts';
import type { Token } from '../../../core/token.ts';
import type { TextTokenizer } from '../../../text/encoded-text.ts';
import { encoderOutput } from './encoder-output.ts';

const MASK = 2;
const model = {
  manifest: {
    specialTokens: { mask: MASK },
    tasks: [
      { task: 'masked-word', examples: [] },
      { task: 'entities', examples: [], labels: ['O', 'B-PER', 'I-PER'] },
      { task: 'dependencies', examples: [] },
      { task: 'sentiment', examples: [], labels: ['negative', 'neutral', 'positive'] },
    ],
  } as unknown as Manifest,
  tokenizer: { label: (id: number) => `#${id}` } as TextTokenizer,
};
const token = (id: number, word: number): Token => ({
  id,
  text: `text ${id}`,
  special: word < 0,
  unknown: false,
  span: { start: 0, end: 0 },
  word,
});
const NONE = new Map<number, Token>();
const output = (...call: [Parameters<typeof encoderOutput>[0], Token[], Map<number, Token>, number[]]) =>
  encoderOutput(call[0], model, call[1], call[2], Float32Array.from(call[3]));

describe('masked-word', () => {
  const vocabulary = 12;
  const row = (best: number) => Array.from({ length: vocabulary }, (_, id) => (id === best ? 50 : -id));

  it('says nothing where nothing is covered', () => {
    expect(output('masked-word', [token(5, 0)], NONE, row(7))).toEqual({ task: 'masked-word', masked: [] });
  });

  it('says nothing when the model has no mask', () => {
    const blind = { ...model, manifest: { ...model.manifest, specialTokens: {} } as Manifest };
    const found = encoderOutput('masked-word', blind, [token(5, 0)], NONE, Float32Array.from(row(7)));
    expect(found).toEqual({ task: 'masked-word', masked: [] });
  });

  it('reads the row of each mask: typed ones cover nothing, the reader’s cover a token', () => {
    const tokens = [token(MASK, -1), token(5, 0), token(MASK, 1)];
    const found = output('masked-word', tokens, new Map([[2, token(9, 1)]]), [
      ...row(3),
      ...row(0),
      ...row(9),
    ]);
    if (found.task !== 'masked-word') expect.fail(found.task);
    const [typed, covered] = found.masked;
    expect(typed).toMatchObject({ token: 0, covered: undefined });
    expect(typed?.guesses[0]).toMatchObject({ id: 3, text: '#3' });
    expect(typed?.guesses[0]?.probability).toBeCloseTo(1, 6);
    expect(covered).toMatchObject({ token: 2, covered: { id: 9, text: 'text 9' } });
    expect(covered?.guesses[0]).toMatchObject({ id: 9, text: '#9' });
    expect(covered?.covered?.probability).toBeCloseTo(1, 6);
  });

  it('gives a covered token its own probability when the model thinks of another', () => {
    const logits = [0, 0, 0, Math.log(6), 0];
    const found = output('masked-word', [token(MASK, 0)], new Map([[0, token(4, 0)]]), logits);
    if (found.task !== 'masked-word') expect.fail(found.task);
    expect(found.masked[0]?.covered?.probability).toBeCloseTo(0.1, 6);
    expect(found.masked[0]?.guesses[0]?.probability).toBeCloseTo(0.6, 6);
  });

  it('gives eight guesses, best first', () => {
    const found = output('masked-word', [token(MASK, 0)], NONE, row(11));
    if (found.task !== 'masked-word') expect.fail(found.task);
    expect(found.masked[0]?.guesses.map(({ id }) => id)).toEqual([11, 0, 1, 2, 3, 4, 5, 6]);
  });
});

describe('the other tasks', () => {
  it('give entities by the labels of the manifest', () => {
    expect(output('entities', [token(1, -1), token(5, 0)], NONE, [0, 0, 0, 0, 9, 0])).toMatchObject({
      task: 'entities',
      entities: [{ start: 1, end: 2, label: 'PER' }],
    });
  });

  it('give dependencies', () => {
    expect(output('dependencies', [token(1, -1), token(5, 0)], NONE, [0, 0, 1, 0])).toMatchObject({
      task: 'dependencies',
      dependencies: [{ token: 1, head: -1 }],
    });
  });

  it('give all classes, most probable first, whatever the length of the text', () => {
    const found = output('sentiment', [token(1, -1), token(5, 0), token(6, 1)], NONE, [
      Math.log(3),
      Math.log(1),
      Math.log(6),
    ]);
    if (found.task !== 'sentiment') expect.fail(found.task);
    expect(found.classes.map(({ label }) => label)).toEqual(['positive', 'negative', 'neutral']);
    [0.6, 0.3, 0.1].forEach((share, at) => {
      expect(found.classes[at]?.probability).toBeCloseTo(share, 6);
    });
  });
});
