import * as ort from 'onnxruntime-web/wasm';
import { describe, expect, it } from 'vitest';
import { readModelJson } from '../../../../scripts/shipped-models.ts';
import type { Manifest } from '../../../core/manifest.ts';
import { DEFAULT_SAMPLING } from '../../../core/sampling.ts';
import { drawAt, drawDistribution, seededUniform } from '../../../math/sampling.ts';
import { openTokenizer } from '../../../text/text-tokenizer.ts';
import type { RunRequest } from '../../protocol.ts';
import type { OpenModel } from '../open/open-model.ts';
import { nextToken, runGeneration } from './run-generation.ts';

const tokenizer = openTokenizer(readModelJson('translate-en-fr', 'tokenizer.json'));
const END = 3;
const LIMIT = 16;
const VOCABULARY = 40;
const manifest = {
  specialTokens: { unknown: 1, start: 2, end: END },
  sites: [{ site: 'decoder', layers: 1, heads: 1 }],
  limits: { target: LIMIT },
} as unknown as Manifest;
const GREEDY = { ...DEFAULT_SAMPLING, temperature: 0 };

/** A row in which only the given ids are likely. */
const row = (logits: Readonly<Record<number, number>>, others = -30) =>
  Float32Array.from({ length: VOCABULARY }, (_, id) => logits[id] ?? others);
const next = (logits: Float32Array, sampling = GREEDY, position = 5) =>
  nextToken({ manifest, tokenizer }, logits, sampling, position, LIMIT);

describe('nextToken', () => {
  it('ends when nothing may be drawn', () => {
    expect(next(Float32Array.of(1, 2, 3))).toMatchObject({ drawn: END, kept: 0, end: 'mark' });
  });

  it('draws the most probable token at temperature 0, and says what the model itself thinks', () => {
    const { candidates, kept, drawn, end } = next(row({ 10: Math.log(3), 20: 0 }, -100));
    expect([drawn, kept, end]).toEqual([10, 1, undefined]);
    expect(candidates).toHaveLength(10);
    expect(candidates[0]).toMatchObject({ id: 10, text: tokenizer.label(10), drawProbability: 1 });
    expect(candidates[0]?.probability).toBeCloseTo(0.75, 6);
    expect(candidates[1]).toMatchObject({ id: 20, drawProbability: 0 });
  });

  it('draws neither padding, nor unknown, nor the start mark, but shows what the model gives them', () => {
    const { candidates, drawn, kept } = next(row({ 0: 9, 1: 8, 2: 7, 10: 1 }), DEFAULT_SAMPLING);
    expect([drawn, kept]).toEqual([10, 1]);
    expect(candidates.slice(0, 4).map(({ id }) => id)).toEqual([0, 1, 2, 10]);
    expect(candidates.slice(0, 4).map(({ drawProbability }) => drawProbability)).toEqual([0, 0, 0, 1]);
    expect(candidates[0]?.probability).toBeGreaterThan(0.5);
  });

  it('ends at the end mark, and where the model reads no more', () => {
    expect(next(row({ [END]: 9 })).end).toBe('mark');
    expect(next(row({ [END]: 9 }), GREEDY, LIMIT).end).toBe('mark');
    expect(next(row({ 10: 9 }), GREEDY, LIMIT).end).toBe('limit');
    expect(next(row({ 10: 9 }), GREEDY, LIMIT - 1).end).toBeUndefined();
  });

  it('draws what seed and position say, and the same when it is asked again', () => {
    const logits = Float32Array.from({ length: VOCABULARY }, (_, id) => Math.sin(id * 7));
    const drawn = new Set<number>();
    for (let position = 1; position < LIMIT; position += 1) {
      const sampling = { temperature: 1.5, topK: 20, topP: 0.9, seed: 11 };
      const draws = drawDistribution(logits, sampling, new Set([0, 1, 2]));
      const found = next(logits, sampling, position);
      expect(found.drawn).toBe(drawAt(draws, seededUniform(11, position))?.id);
      expect(found.kept).toBe(draws.length);
      expect(next(logits, sampling, position)).toEqual(found);
      drawn.add(found.drawn);
    }
    expect(drawn.size).toBeGreaterThan(3);
  });

  it('shows the drawn token in the last place when ten others are more probable', () => {
    const logits = Float32Array.from({ length: VOCABULARY }, () => 0);
    const sampling = { temperature: 1, topK: 0, topP: 1, seed: 1 };
    for (let position = 0; position < 10; position += 1) {
      const { candidates, drawn, kept } = next(logits, sampling, position);
      expect([candidates.length, kept]).toEqual([10, VOCABULARY - 3]);
      expect(candidates.some(({ id }) => id === drawn)).toBe(true);
      if (drawn >= 10) expect(candidates.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, drawn]);
    }
  });
});

describe('runGeneration', () => {
  const clock = { tokenized() {}, decoded() {}, attended() {} };
  const asked: number[][] = [];
  /** Thinks at each position that the id of the position follows. */
  const model = {
    ort,
    tokenizer,
    manifest,
    whole: {
      run: async ({ ids }: { ids: ort.Tensor }) => {
        const read = Array.from(ids.data as BigInt64Array, Number);
        asked.push(read);
        const count = read.length;
        const logits = new Float32Array(count * VOCABULARY).fill(-30);
        read.forEach((_, position) => {
          logits[position * VOCABULARY + position + 10] = 9;
        });
        return {
          logits: new ort.Tensor('float32', logits, [1, count, VOCABULARY]),
          'decoder.0.attention': new ort.Tensor('float32', new Float32Array(count ** 2), [
            1,
            1,
            count,
            count,
          ]),
        };
      },
    },
  } as unknown as OpenModel;
  const run = (request: Omit<RunRequest, 'task'>, signal = new AbortController().signal) =>
    runGeneration(model, { sampling: GREEDY, ...request }, signal, clock);
  const idsOf = (text: string) => [...tokenizer.encode(text).ids];

  it.each(['', ' ', '\u200b'])('has nothing to go on from in %j', async (text) => {
    await expect(run({ text })).rejects.toMatchObject({ code: 'text.empty' });
  });

  it('stops before the pass when it is aborted', async () => {
    const before = asked.length;
    await expect(run({ text: 'Tom' }, AbortSignal.abort())).rejects.toMatchObject({ code: 'run.aborted' });
    expect(asked).toHaveLength(before);
  });

  it('reads start mark, text and what was written', async () => {
    const found = await run({ text: 'Tom, Tom', written: idsOf('Tom') });
    const ids = [2, ...idsOf('Tom, Tom'), ...idsOf('Tom')];
    expect(asked.at(-1)).toEqual(ids);
    expect(found.tokens.target.map(({ id }) => id)).toEqual(ids);
    expect(found.tokens.source).toEqual([]);
    expect(found.attentions).toMatchObject([{ site: 'decoder', layer: 0, heads: 1, queries: 5, keys: 5 }]);
  });

  it('says what was thought of each token but the first, and what follows the last', async () => {
    const { output } = await run({ text: 'Tom Tom', written: idsOf('Tom') });
    if (output.task !== 'generation') expect.fail(output.task);
    expect(output.predictions.map(({ alternatives }) => alternatives[0]?.id)).toEqual([10, 11, 12]);
    expect(output.next).toMatchObject({ drawn: 13, end: undefined });
    expect(output.written).toBe(1);
  });

  it.each([
    ['Tom', 'Tom', 'Tom Tom'],
    ['Tom  ', 'Tom', 'Tom Tom'],
    [' Tom\n  Tom', ', Tom', ' Tom\n  Tom , Tom'],
    ['e\u0301te\u0301 🙂', 'Tom', 'e\u0301te\u0301 🙂 Tom'],
  ])('goes on from %j as it was typed', async (text, further, whole) => {
    const written = idsOf(further);
    const { texts, tokens } = await run({ text, written });
    expect(texts.target).toBe(whole);
    const last = tokens.target.at(-1)?.span ?? { start: 0, end: 0 };
    expect(whole.slice(last.start, last.end)).toBe('Tom');
    expect(last.end).toBe(whole.length);
  });

  it('numbers written words behind those of the text, unknown characters or not', async () => {
    for (const text of ['Tom', 'Tom🙂 Tom', '🙂🙂🙂']) {
      const { tokens } = await run({ text, written: [...idsOf('Tom'), END] });
      const last = tokenizer.encode(text).tokens.at(-1)?.word ?? -1;
      expect(tokens.target.slice(-2).map(({ word }) => word)).toEqual([last + 1, -1]);
    }
  });

  it('writes on in the last word when there is no space between', async () => {
    const comma = tokenizer.encode('Tom,').ids.at(-1) as number;
    const letter = tokenizer.encode('xylophone').tokens.at(-1)?.id as number;
    const { texts, tokens } = await run({ text: 'Tom 🙂x', written: [letter, comma] });
    expect(texts.target).toBe(`Tom 🙂x${tokenizer.label(letter)},`);
    const words = tokens.target.map(({ word }) => word);
    expect(words.at(-2)).toBe(words.at(-3));
    expect(words.at(-1)).toBe((words.at(-2) ?? 0) + 1);
  });

  it('cuts a text that leaves no room, says so, and reads no more than the limit', async () => {
    const { notices, output, texts } = await run({ text: 'Tom '.repeat(20), written: idsOf('Tom') });
    expect(asked.at(-1)).toHaveLength(LIMIT);
    expect(notices).toMatchObject([{ code: 'text.cut', sequence: 'target', limitTokens: LIMIT }]);
    expect(output).toMatchObject({ next: { end: 'limit' } });
    expect(texts.target).toBe('Tom '.repeat(LIMIT - 1).trimEnd());
  });

  it('refuses written ids that the vocabulary lacks', async () => {
    await expect(run({ text: 'Tom', written: [99_999] })).rejects.toMatchObject({ code: 'argument.invalid' });
  });
});
