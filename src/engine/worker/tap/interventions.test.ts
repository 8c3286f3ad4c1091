import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../../../scripts/ensure-installed.mjs';
import { logitTolerance } from '../../../../scripts/golden/golden-file.ts';
import {
  findGolden,
  largestDifference,
  readSafetensors,
  tolerancesOff,
} from '../../../../scripts/golden/read-golden.ts';
import { openShippedModel } from '../../../../scripts/open-shipped-model.ts';
import type { Intervention } from '../../../core/intervention.ts';
import type { TaskName } from '../../../core/task.ts';
import { rowSumError } from '../../../math/row-sums.ts';
import type { OpenModel } from '../open/open-model.ts';
import { runModel } from '../run/run-model.ts';
import { runTranslation } from '../run/run-translation.ts';
import { attentionsOf, dataOf, tapsOf } from '../run/tensors.ts';
import { inspectHead } from './inspect-head.ts';
import { passIds } from './pass-ids.ts';
import { runNorms } from './run-norms.ts';
import { withInterventions } from './tapped-run.ts';

interface Case {
  readonly model: string;
  readonly revision: string;
  readonly name: string;
  readonly task: TaskName;
  readonly source: readonly number[];
  readonly target: readonly number[];
  readonly interventions: readonly Intervention[];
}

const folder = join(root, 'models/conformance/interventions');
const cases: Case[] = JSON.parse(readFileSync(join(folder, 'reference.json'), 'utf8'));
const tensors = readSafetensors(readFileSync(join(folder, 'reference.safetensors')));
const { signal } = new AbortController();
const clock = { tokenized() {}, decoded() {}, attended() {} };
const logitsName = (task: TaskName) => (task === 'masked-word' ? 'masked-word.logits' : 'logits');

async function pass(model: Pick<OpenModel, 'ort' | 'manifest' | 'whole'>, one: Case) {
  const taps = tapsOf(model.manifest);
  const outputs = await model.whole.run(passIds(model, one), [
    logitsName(one.task),
    ...taps.map(({ output }) => output),
  ]);
  return { attentions: attentionsOf(outputs, taps), logits: dataOf(outputs[logitsName(one.task)]) };
}

describe.each([...new Set(cases.map(({ model }) => model))])('interventions in %s', (modelId) => {
  const here = cases.filter(({ model }) => model === modelId);
  const golden = findGolden(modelId) ?? expect.fail('no golden numbers');
  let model: OpenModel;
  beforeAll(async () => {
    model = await openShippedModel(modelId);
  }, 60_000);
  afterAll(async () => {
    await Promise.all([model.whole.release(), model.step?.release(), model.taps.release()]);
  });

  it('are compared with numbers of these weights', () => {
    expect(here.map(({ revision }) => revision)).toEqual(here.map(() => model.manifest.revision));
  });

  it.each(here)('are computed as PyTorch computes them: $name', async (one) => {
    const { attentions, logits } = await pass(await withInterventions(model, one.interventions), one);
    for (const { site, layer, data } of attentions) {
      const expected = tensors.get(`${modelId} ${one.name} ${site}.${layer}`)?.data ?? expect.fail();
      expect(largestDifference(data, expected), `${site}.${layer}`).toBeLessThan(1e-5);
    }
    const { shape, data } = tensors.get(`${modelId} ${one.name} logits`) ?? expect.fail();
    const [rows = 0, columns = 0] = shape;
    const vocabulary = logits.length / rows;
    const first = data.map(
      (_, at) => logits[Math.floor(at / columns) * vocabulary + (at % columns)] as number,
    );
    // Masked words have the wider bound of their golden numbers.
    const absolute = Math.max(2e-5, logitTolerance(golden, logitsName(one.task)));
    expect(tolerancesOff(first, data, { absolute, relative: 1e-5 })).toBeLessThanOrEqual(1);
  });

  it('change nothing where there are none, to the last bit', async () => {
    const one = here[0] ?? expect.fail();
    const plain = await pass(model, one);
    const tapped = await pass(await withInterventions(model, []), one);
    expect(tapped).toEqual(plain);
  });

  it('leave rows that sum to 1, but for a query without a key', async () => {
    for (const one of here) {
      const { attentions } = await pass(await withInterventions(model, one.interventions), one);
      const blind = one.name === 'a query without a key';
      for (const tensor of attentions) {
        if (blind && tensor.layer === 0) continue;
        expect(rowSumError(tensor)).toBeLessThan(1e-5);
      }
    }
  });

  it('are refused for a head that the model does not have', async () => {
    const site = model.manifest.sites[0]?.site ?? expect.fail();
    for (const head of [
      { site, layer: 99, head: 0 },
      { site, layer: 0, head: 99 },
    ]) {
      const changed = await withInterventions(model, [{ kind: 'ablate', head }]);
      await expect(pass(changed, here[0] ?? expect.fail())).rejects.toMatchObject({
        code: 'argument.invalid',
      });
    }
  });

  it('show in an inspected head: a cut key is hidden, an ablated head adds nothing', async () => {
    const site = model.manifest.sites[0]?.site ?? expect.fail();
    const head = { site, layer: 0, head: 1 };
    const { task, source, target } = here[0] ?? expect.fail();
    const run = { task, source, target };
    const plain = await inspectHead(model, { run, head });
    const cut = await inspectHead(model, {
      run: { ...run, interventions: [{ kind: 'cut', head, query: 2, key: 1 }] },
      head,
    });
    const at = 2 * plain.keys + 1;
    expect([plain.hidden[at], cut.hidden[at], cut.weights[at]]).toEqual([0, 1, 0]);
    expect(cut.scores).toEqual(plain.scores);
    const rest = plain.weights
      .slice(2 * plain.keys, 3 * plain.keys)
      .map((weight, key) => (key === 1 ? 0 : weight));
    const total = rest.reduce((sum, weight) => sum + weight, 0);
    expect(
      largestDifference(
        cut.weights.slice(2 * plain.keys, 3 * plain.keys),
        rest.map((weight) => weight / total),
      ),
    ).toBeLessThan(1e-6);

    const ablation: Intervention = { kind: 'ablate', head };
    const ablated = await inspectHead(model, { run: { ...run, interventions: [ablation] }, head });
    expect(ablated.weights).toEqual(plain.weights);
    expect(ablated.contribution.every((value) => value === 0)).toBe(true);
    const left = plain.attended.map((value, index) => value - (plain.contribution[index] as number));
    expect(largestDifference(ablated.attended, left)).toBeLessThan(1e-5);
    const { headOutputs, weighted } = await runNorms(model, { run: { ...run, interventions: [ablation] } });
    const layer = headOutputs.find((one) => one.site === site && one.layer === 0) ?? expect.fail();
    expect(Array.from({ length: layer.heads }, (_, h) => layer.data[h * layer.tokens] === 0)).toEqual(
      Array.from({ length: layer.heads }, (_, h) => h === 1),
    );
    const matrix = weighted.find((one) => one.site === site && one.layer === 0) ?? expect.fail();
    const size = matrix.queries * matrix.keys;
    expect(matrix.data.subarray(size, 2 * size).every((value) => value === 0)).toBe(true);
  });
});

describe('a run with interventions', () => {
  it('decodes the same translation through doors that change nothing', async () => {
    const model = await openShippedModel('translate-en-fr');
    const text = 'The old house is near the river.';
    const plain = await runModel(model, { text }, signal);
    // An edge that this text does not have.
    const head = { site: 'cross', layer: 0, head: 0 } as const;
    const interventions: Intervention[] = [{ kind: 'cut', head, query: 100, key: 0 }];
    const changed = await runModel(model, { text, interventions }, signal);
    expect(changed.run.tokens).toEqual(plain.run.tokens);
    expect(changed.run.attentions).toEqual(plain.run.attentions);
    expect(changed.run.interventions).toEqual(interventions);
    expect(plain.run.interventions).toEqual([]);
  });

  it('decodes by changed steps what changed whole passes decode', async () => {
    const model = await openShippedModel('translate-en-fr');
    const head = (site: 'encoder' | 'decoder' | 'cross', layer: number, at: number) => ({
      site,
      layer,
      head: at,
    });
    const sets: Intervention[][] = [
      [
        { kind: 'ablate', head: head('cross', 1, 0) },
        { kind: 'ablate', head: head('decoder', 2, 3) },
      ],
      [
        { kind: 'cut', head: head('cross', 1, 0), query: 0, key: 0 },
        { kind: 'cut', head: head('cross', 2, 1), query: 2, key: 1 },
        { kind: 'cut', head: head('decoder', 0, 1), query: 3, key: 0 },
        // The first step's only key.
        { kind: 'cut', head: head('decoder', 1, 2), query: 0, key: 0 },
        { kind: 'cut', head: head('encoder', 0, 0), query: 1, key: 1 },
      ],
    ];
    for (const interventions of sets) {
      const changed = await withInterventions(model, interventions);
      const request = { text: 'The cat sleeps.', interventions };
      const [stepped, whole] = [
        await runModel(model, request, signal),
        await runTranslation({ ...changed, step: undefined }, request, signal, clock),
      ];
      expect(stepped.run.tokens.target.map(({ id }) => id)).toEqual(whole.tokens.target.map(({ id }) => id));
      expect(stepped.run.attentions).toEqual(whole.attentions);
    }
  });

  it('writes what the changed model finds most probable', async () => {
    const model = await openShippedModel('translate-en-fr');
    const interventions: Intervention[] = [{ kind: 'ablate', head: { site: 'cross', layer: 2, head: 1 } }];
    const { run } = await runModel(model, { text: 'The cat sleeps.', interventions }, signal);
    const { output, tokens } = run;
    if (output.task !== 'translation') expect.fail('no translation');
    expect(output.predictions.length).toBeGreaterThan(1);
    expect(output.predictions.map(({ alternatives }) => alternatives[0]?.id)).toEqual(
      tokens.target.slice(1).map(({ id }) => id),
    );
  });

  it('takes an abort while it decodes', async () => {
    const model = await openShippedModel('translate-en-fr');
    const controller = new AbortController();
    const head = { site: 'encoder', layer: 0, head: 0 } as const;
    const request = { text: 'A cat.', interventions: [{ kind: 'ablate', head }] as const };
    const running = runModel(model, request, controller.signal);
    controller.abort();
    await expect(running).rejects.toMatchObject({ code: 'run.aborted' });
  });
});
