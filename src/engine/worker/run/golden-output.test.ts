import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GoldenSentence } from '../../../../scripts/golden/golden-file.ts';
import { findGolden } from '../../../../scripts/golden/read-golden.ts';
import { openShippedModel } from '../../../../scripts/open-shipped-model.ts';
import { MODEL_IDS } from '../../../../scripts/shipped-models.ts';
import type { TaskOutput } from '../../../core/output.ts';
import { isClassTask } from '../../../core/task.ts';
import type { RunRequest, RunResult } from '../../protocol.ts';
import type { OpenModel } from '../open/open-model.ts';
import { decodeGreedily } from './decode-greedily.ts';
import { firstTokensOfWords } from './first-tokens.ts';
import { nextToken, readAhead } from './run-generation.ts';
import { runModel } from './run-model.ts';

const { signal } = new AbortController();

/** What a reader asks for who wants this sentence. */
function requestOf({ text, task, givenTarget, masked }: GoldenSentence): RunRequest {
  return {
    text,
    task,
    ...(typeof givenTarget === 'string' && { target: givenTarget }),
    ...(masked && { masked }),
  };
}

function outputOf<Name extends TaskOutput['task']>({ output }: RunResult['run'], task: Name) {
  if (output.task !== task) expect.fail(`the output is one of ${output.task}`);
  return output as Extract<TaskOutput, { task: Name }>;
}

/** Draws token after token, one pass each, as the page does. */
async function step(
  model: OpenModel,
  ids: readonly number[],
  sampling: NonNullable<GoldenSentence['sampling']>,
) {
  const { limits, specialTokens } = model.manifest;
  const limit = limits.target ?? 0;
  const written: number[] = [];
  while (written.length < sampling.steps && ids.length + written.length < limit) {
    const read = [...ids, ...written];
    const { logits } = await readAhead(model, read);
    const row = logits.subarray(logits.length - logits.length / read.length);
    const { drawn } = nextToken(model, row, sampling, read.length, limit);
    written.push(drawn);
    if (drawn === specialTokens.end) break;
  }
  return written;
}

describe.each(MODEL_IDS)('the page’s answers with %s are those of PyTorch', (modelId) => {
  const golden = findGolden(modelId);
  let model: OpenModel;

  it('has golden numbers', () => {
    expect(golden).toBeDefined();
  });
  if (!golden) return;

  beforeAll(async () => {
    model = await openShippedModel(modelId);
  });
  afterAll(async () => {
    await Promise.all([model?.whole.release(), model?.step?.release()]);
  });

  describe.each(golden.sentences)('“$name”', (sentence) => {
    const { task, text, source, target } = sentence;
    // PyTorch computes the two marks alone; the page asks for a text.
    if (text.trim() === '') {
      it('is refused, since there is nothing to read', async () => {
        await expect(runModel(model, requestOf(sentence), signal)).rejects.toMatchObject({
          code: 'text.empty',
        });
      });
      return;
    }
    let run: RunResult['run'];
    beforeAll(async () => {
      ({ run } = await runModel(model, requestOf(sentence), signal));
    });

    it('reads and writes the same tokens', () => {
      expect(run.tokens.source.map(({ id }) => id)).toEqual(source?.ids ?? []);
      // A target whose text gives other pieces can be decoded, but not typed.
      if (target && !(sentence.givenTarget && !target.spans)) {
        expect(run.tokens.target.map(({ id }) => id)).toEqual(target.ids);
      }
    });

    if (task === 'translation' && sentence.givenTarget === null)
      it('is translated to the same tokens, step by step, led by its own beginning too', async () => {
        const decoder = { ...model, step: model.step ?? expect.fail('no decode.onnx') };
        const written = target?.ids.slice(1) ?? [];
        const ids = source?.ids ?? [];
        expect(await decodeGreedily(decoder, ids, signal)).toEqual(written);
        expect(await decodeGreedily(decoder, ids, signal, written.slice(0, 2))).toEqual(written);
        expect(run.texts.target.replaceAll('⁇', '')).toBe(sentence.targetText);
      });

    if (sentence.sampling)
      it('draws the same tokens, one pass each', async () => {
        const { sampling = expect.fail(), writtenIds = [], writtenText } = sentence;
        expect(await step(model, target?.ids ?? [], sampling)).toEqual(writtenIds);
        const { run: further } = await runModel(model, { text, task, sampling, written: writtenIds }, signal);
        expect(further.texts.target).toBe(text.trimEnd() + writtenText);
      });

    if (task === 'masked-word')
      it('puts the same words under the masks', () => {
        const { masked } = outputOf(run, 'masked-word');
        expect(masked.map(({ token }) => token)).toEqual(sentence.masked);
        masked.forEach(({ guesses }, at) => {
          const top = sentence.top?.[at] ?? [];
          expect(top).toHaveLength(5);
          expect(guesses.slice(0, 5).map(({ id }) => id)).toEqual(top.map(([id]) => id));
          top.forEach(([, probability], place) => {
            expect(guesses[place]?.probability).toBeCloseTo(probability, 4);
          });
        });
      });

    if (task === 'entities')
      it('finds the same names', () => {
        const found = outputOf(run, 'entities').entities.map(({ start, end, label }) => {
          const from = run.tokens.source[start]?.span.start ?? 0;
          const to = run.tokens.source[end - 1]?.span.end ?? 0;
          return [from, to, label];
        });
        expect(found).toEqual(sentence.spans);
      });

    if (task === 'dependencies')
      it('finds the same heads', () => {
        const words = firstTokensOfWords(run.tokens.source).map(({ token }) => token);
        const { dependencies } = outputOf(run, 'dependencies');
        expect(dependencies.map(({ token }) => token)).toEqual(words);
        expect(dependencies.map(({ head }) => words.indexOf(head))).toEqual(sentence.heads);
      });

    if (sentence.best !== undefined)
      it('finds the same class', () => {
        if (!isClassTask(task)) expect.fail(task);
        expect(outputOf(run, task).classes[0]?.label).toBe(sentence.best);
      });

    it('has golden words for what the task says', () => {
      const field = {
        translation: 'targetText',
        generation: 'target',
        'masked-word': 'top',
        entities: 'spans',
        dependencies: 'heads',
        relation: 'best',
        sentiment: 'best',
        intent: 'best',
        digit: 'best',
      } as const;
      expect(sentence).toHaveProperty(field[task]);
    });
  });

  if (golden.sentences.some(({ task }) => task === 'translation'))
    it('stops decoding when it is aborted', async () => {
      const decoder = { ...model, step: model.step ?? expect.fail('no decode.onnx') };
      const ids = golden.sentences.find(({ source }) => (source?.ids.length ?? 0) > 10)?.source?.ids ?? [];
      await expect(decodeGreedily(decoder, ids, AbortSignal.abort())).rejects.toMatchObject({
        code: 'run.aborted',
      });
    });
});
