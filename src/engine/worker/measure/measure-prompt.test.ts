import { afterAll, describe, expect, it } from 'vitest';
import { openShippedModel } from '../../../../scripts/open-shipped-model.ts';
import type { PromptMeasures } from '../../../core/measure.ts';
import { summarizeBattery } from '../../../math/measures/battery-summary.ts';
import { labelHeads } from '../../../math/measures/head-labels.ts';
import type { OpenModel } from '../open/open-model.ts';
import { measurePrompt } from './measure-prompt.ts';

const { signal } = new AbortController();

/** All texts of some kinds, through the whole model. */
async function runBattery(model: OpenModel, kinds: readonly PromptMeasures['kind'][]) {
  const texts: PromptMeasures[] = [];
  for (let prompt = 0, total = 1; prompt < total; prompt++) {
    const { prompts, measures } = await measurePrompt(model, { prompt }, signal);
    total = prompts;
    if (kinds.includes(measures.kind)) texts.push(measures);
  }
  return { texts, summary: summarizeBattery(texts) };
}

describe('the stories model', async () => {
  const model = await openShippedModel('stories');
  const { texts, summary } = await runBattery(model, ['repeats', 'sentences', 'trees']);
  const labels = labelHeads(summary, texts);
  const namesOf = (key: string) => (labels[key] ?? []).map(({ name }) => name);

  it('has the heads that its card describes: the one that was given, and those that were taught', () => {
    expect(namesOf('decoder.0.0')).toContain('previous');
    expect(namesOf('decoder.2.0')).toContain('induction');
    expect(namesOf('decoder.5.3')).not.toContain('induction');
  });

  it('leaves most heads without a name other than a sink', () => {
    const named = Object.values(labels).filter((all) => all.some(({ name }) => name !== 'first-sink'));
    expect(named.length).toBeLessThan(12);
  });

  it('measures every head of every text', () => {
    for (const { heads } of texts) expect(Object.keys(heads)).toHaveLength(24);
  });

  it('reads the trees: no head looks where a word’s head stands later', () => {
    const arcs = texts.flatMap(({ trees }) => Object.keys(trees?.heads['decoder.0.0'] ?? {}));
    expect(arcs).toContain('nsubj>dependent');
    expect(arcs).not.toContain('nsubj>head');
  });

  it('refuses a text past the last one', async () => {
    await expect(measurePrompt(model, { prompt: 4000 }, signal)).rejects.toMatchObject({
      code: 'argument.invalid',
    });
  });

  afterAll(() => model.whole.release());
});

describe('the model that translates into French', async () => {
  const model = await openShippedModel('translate-en-fr');
  const { texts, summary } = await runBattery(model, ['pairs']);

  it('has an error rate for cross heads alone, and the card’s head aligns', () => {
    expect(summary.heads.get('cross.1.0')?.spreads['alignment-error'].mean).toBeLessThan(0.2);
    expect(summary.heads.get('encoder.1.0')?.spreads['alignment-error'].count).toBe(0);
    expect(labelHeads(summary, texts)['cross.1.0']?.[0]?.name).toBe('alignment');
  });

  it('is held against the diagonal and the best constant distance', () => {
    const { diagonal, best } = summary.baselines.cross ?? expect.fail('no cross-attention');
    expect(diagonal).toBeGreaterThan(0.2);
    expect(best['alignment-error']?.score).toBeGreaterThan(0.2);
  });

  afterAll(async () => {
    await Promise.all([model.whole.release(), model.step?.release()]);
  });
});
