import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letterTokenizer } from '../../../../scripts/letter-tokenizer.ts';
import { openGuestFiles } from '../../../../scripts/open-guest-files.ts';
import type { RunRequest } from '../../protocol.ts';
import type { OpenModel } from '../open/open-model.ts';
import { runModel } from '../run/run-model.ts';
import { inspectHead } from '../tap/inspect-head.ts';

const still = new AbortController().signal;
const bert = readFileSync(
  new URL('../../../../models/conformance/cases/bert/torchscript.onnx', import.meta.url),
);
const FIRST = { site: 'encoder', layer: 0, head: 1 } as const;

describe('a BERT with its tokenizer', () => {
  let model: OpenModel;
  beforeAll(async () => {
    const opened = await openGuestFiles('tiny/bert', {
      'onnx/model.onnx': bert,
      'tokenizer.json': letterTokenizer(),
      'config.json': { vocab_size: 61, max_position_embeddings: 24, architectures: ['BertForMaskedLM'] },
    });
    model = opened.model;
    expect(opened.described.report.notes).toEqual([]);
    expect(opened.check.largestDifference).toBeLessThan(1e-5);
    expect(opened.check.largestRowError).toBeLessThan(1e-5);
  });
  afterAll(() => Promise.all([model.whole.release(), model.taps.release()]));
  const run = async (request: RunRequest) => (await runModel(model, request, still)).run;
  const names = ({ tokens }: Awaited<ReturnType<typeof run>>) =>
    tokens.source.map(({ text }) => text).join(' ');

  it('is described by what it is', () => {
    const { manifest } = model;
    expect(manifest).toMatchObject({
      architecture: 'encoder',
      sites: [{ site: 'encoder', layers: 2, heads: 4 }],
      limits: { source: 24 },
      specialTokens: { unknown: 1, start: 2, end: 3, mask: 4 },
    });
    expect(manifest.id).toMatch(/^guest-tiny-bert-[0-9a-f]{8}$/);
    expect(manifest.tasks.map(({ task }) => task)).toEqual(['masked-word']);
  });

  it('refuses an empty text', async () => {
    await expect(run({ text: ' ' })).rejects.toMatchObject({ code: 'text.empty' });
  });

  it('frames a text and says what it puts under a mask', async () => {
    const answer = await run({ text: 'ab [MASK]' });
    expect(names(answer)).toBe('[CLS] a b [MASK] [SEP]');
    expect(answer.output).toMatchObject({ task: 'masked-word', masked: [{ token: 3, covered: undefined }] });
  });

  it('takes a typed special token of another name for text', async () => {
    expect(names(await run({ text: '[CLS]' }))).toBe('[CLS] [ c l s ] [SEP]');
  });

  it('reads two texts with the mark between them, and counts places and words on', async () => {
    const { tokens, texts } = await run({ text: 'ab c', second: 'd e' });
    expect(tokens.source.map(({ text }) => text).join(' ')).toBe('[CLS] a b c [SEP] d e [SEP]');
    expect(texts.source).toBe('ab c\nd e');
    expect(tokens.source.map(({ span }) => texts.source.slice(span.start, span.end)).join('')).toBe('abcde');
    expect(tokens.source.map(({ word }) => word)).toEqual([-1, 0, 0, 1, -1, 2, 3, -1]);
  });

  it('covers words of the second text too', async () => {
    const answer = await run({ text: 'a', second: 'b c', masked: [4] });
    expect(names(answer)).toBe('[CLS] a [SEP] b [MASK] [SEP]');
    expect(answer.output).toMatchObject({ masked: [{ token: 4, covered: { text: 'c' } }] });
  });

  it('leaves a quarter of its tokens to the second text where both are too long', async () => {
    const long = 'a '.repeat(40);
    const { tokens, notices } = await run({ text: long, second: long });
    expect(tokens.source).toHaveLength(24);
    expect(tokens.source.filter(({ span }) => span.start > long.length)).toHaveLength(6);
    expect(notices.map(({ code }) => code)).toEqual(['text.cut']);
  });

  it('fetches the wanted layers only', async () => {
    const { attentions, notices } = await run({ text: 'abc', layers: { first: 1, last: 1 } });
    expect(attentions.map(({ layer }) => layer)).toEqual([1]);
    expect(notices).toEqual([{ code: 'memory.layers', first: 1, last: 1 }]);
  });

  it('runs nothing that is over the budget, and says what would fit', async () => {
    const text = 'abcdefghij';
    const needed = 2 * 4 * 12 * 12 * 4;
    await expect(run({ text, budgetBytes: needed - 1 })).rejects.toMatchObject({
      code: 'memory.over',
      details: { tokens: 12, fittingTokens: 11, fittingLayers: 1, layers: 2 },
    });
    expect((await run({ text, budgetBytes: needed })).attentions).toHaveLength(2);
    expect((await run({ text, budgetBytes: needed - 1, maxTokens: 11 })).tokens.source).toHaveLength(11);
  });

  it('can be taken apart: steps give the weights of the run', async () => {
    const { tokens, attentions } = await run({ text: 'abc' });
    const source = tokens.source.map(({ id }) => id);
    const parts = await inspectHead(model, { run: { task: 'masked-word', source, target: [] }, head: FIRST });
    const weights = attentions[0]?.data.subarray(25, 50) ?? [];
    parts.weights.forEach((weight, at) => {
      expect(weight).toBeCloseTo(weights[at] ?? Number.NaN, 6);
    });
    expect(parts.scale).toBeCloseTo(1 / Math.sqrt(8), 6);
  });

  it('can be changed: a cut edge has no weight, and an ablated head changes what follows', async () => {
    const plain = await run({ text: 'abc' });
    const cut = await run({ text: 'abc', interventions: [{ kind: 'cut', head: FIRST, query: 1, key: 2 }] });
    expect(cut.attentions[0]?.data[25 + 5 + 2]).toBe(0);
    expect(cut.attentions[0]?.data[2 * 25 + 5 + 2]).toBe(plain.attentions[0]?.data[2 * 25 + 5 + 2]);
    const ablated = await run({ text: 'abc', interventions: [{ kind: 'ablate', head: FIRST }] });
    expect(ablated.attentions[0]?.data).toEqual(plain.attentions[0]?.data);
    expect(ablated.attentions[1]?.data).not.toEqual(plain.attentions[1]?.data);
  });

  it('writes zeros where a query is left without a key', async () => {
    const interventions = [0, 1, 2].map((key) => ({ kind: 'cut', head: FIRST, query: 1, key }) as const);
    const { attentions } = await run({ text: 'a', interventions });
    expect([...(attentions[0]?.data.subarray(9 + 3, 9 + 6) ?? [])]).toEqual([0, 0, 0]);
  });
});

describe('files that stand around a model', () => {
  it('may be missing: ids are typed, and the report says so', async () => {
    const { model, described } = await openGuestFiles('alone', { 'model.onnx': bert });
    expect(described.manifest.numbers).toBe(true);
    expect(described.report.notes?.map(({ code }) => code)).toEqual([
      'answer.none',
      'tokenizer.missing',
      'limit.guessed',
    ]);
    const { run } = await runModel(model, { text: '16 17 x 900000000000 18' }, still);
    expect(run.tokens.source.map(({ id }) => id)).toEqual([16, 17, 18]);
    expect(run.output).toEqual({ task: 'attention' });
    await model.whole.release();
  });

  it('may be nonsense: what cannot be read is as if it were missing', async () => {
    const { model, described } = await openGuestFiles('nonsense', {
      'model.onnx': bert,
      'tokenizer.json': { model: { type: 'WordPiece', vocab: { a: -1 } } },
      'config.json': { vocab_size: 'many', id2label: [], max_position_embeddings: -4, architectures: 7 },
      'tokenizer_config.json': new TextEncoder().encode('{"cut'),
    });
    expect(described.report.notes?.map(({ code }) => code)).toContain('tokenizer.invalid');
    expect((await runModel(model, { text: '7 8' }, still)).run.attentions).toHaveLength(2);
    await model.whole.release();
  });
});
