import type { Page } from '@playwright/test';
import type { GoldenFile, GoldenSentence } from '../../scripts/golden/golden-file.ts';
import { modelFile, readModelJson } from '../../scripts/shipped-models.ts';
import type { RunOptions, RunSummary } from '../../src/embed/page-api-types.ts';

export function readGolden(modelId: string): GoldenFile {
  return readModelJson(modelId, 'golden.json');
}

/** Puts the golden tensors into the page, by name, as `window.goldenTensors`. They are no part of the build. */
export async function giveGoldenTensors(page: Page, { model, tensorsFile }: GoldenFile): Promise<void> {
  await page.unroute('**/golden/tensors');
  await page.route('**/golden/tensors', (route) =>
    route.fulfill({
      path: modelFile(model.id, tensorsFile),
      contentType: 'application/octet-stream',
    }),
  );
  await page.evaluate(async () => {
    const bytes = await (await fetch('/golden/tensors')).arrayBuffer();
    const start = 8 + Number(new DataView(bytes).getBigUint64(0, true));
    const { __metadata__: _, ...header }: Record<string, { dtype: string; data_offsets: [number, number] }> =
      JSON.parse(new TextDecoder().decode(bytes.slice(8, start)));
    window.goldenTensors = new Map(
      Object.entries(header).map(
        ([
          name,
          {
            dtype,
            data_offsets: [from, to],
          },
        ]) => {
          if (dtype !== 'F32') throw new Error(`${name} is ${dtype}, not F32`);
          return [name, new Float32Array(bytes.slice(start + from, start + to))];
        },
      ),
    );
  });
}

/** What a sentence gave in the page: its tokens, and how far each tensor is from the golden one. */
export interface Measured {
  /** Undefined when nothing was run anew. */
  readonly summary: RunSummary | undefined;
  readonly source: readonly PageToken[];
  readonly target: readonly PageToken[];
  readonly shapes: Readonly<Record<string, readonly number[]>>;
  /** The largest |found − golden| of each tensor. */
  readonly differences: Readonly<Record<string, number>>;
  /** The same for logits, less the part of each golden logit that is allowed beside the absolute tolerance. */
  readonly logitsBeyond: number | undefined;
}

interface PageToken {
  readonly id: number;
  readonly text: string;
  readonly span: { readonly start: number; readonly end: number };
}

interface MeasureOptions {
  /** Which sentence of the golden file: the first part of its tensors' names. */
  readonly index: number;
  readonly input: RunOptions;
  /** The picture shows this text already: do not run anew. */
  readonly painted?: boolean;
  /** Logits take one more pass; this part of each may be off beside the absolute tolerance. */
  readonly logitsRelative?: number;
}

/** What to run for a golden sentence; a given translation is typed. */
export function inputOf({ text, task, givenTarget, masked }: GoldenSentence): RunOptions {
  return {
    text,
    task,
    ...(typeof givenTarget === 'string' && { target: givenTarget }),
    ...(masked && { masked }),
  };
}

/** Runs a sentence through the page's API and compares in the page: only differences leave it. */
export function measure(page: Page, options: MeasureOptions): Promise<Measured> {
  return page.evaluate(async ({ index, input, painted, logitsRelative }) => {
    const { headlight } = window;
    const summary = painted ? undefined : await headlight.run(input);
    const shapes: Record<string, readonly number[]> = {};
    const differences: Record<string, number> = {};
    /** The largest |found − golden| − relative · |golden|; a NaN is infinitely far. */
    const distance = (found: Float32Array, golden: Float32Array | undefined, relative: number) => {
      if (golden?.length !== found.length) return Number.POSITIVE_INFINITY;
      let largest = 0;
      for (let at = 0; at < found.length; at += 1) {
        const wanted = golden[at] as number;
        const off = Math.abs((found[at] as number) - wanted) - relative * Math.abs(wanted);
        if (off > largest) largest = off;
        else if (Number.isNaN(off)) return Number.POSITIVE_INFINITY;
      }
      return largest;
    };
    const compare = (kind: string, shape: readonly number[], found: Float32Array) => {
      const golden = window.goldenTensors.get(`${index}.${kind}`);
      shapes[`${index}.${kind}`] = shape;
      differences[kind] = distance(found, golden, 0);
    };
    const { model: id } = headlight.state();
    const model = headlight.models().find((one) => one.id === id);
    for (const { site, layers } of model?.sites ?? []) {
      for (let layer = 0; layer < layers; layer += 1) {
        const { heads, queries, keys, data } = headlight.attention({ site, layer });
        compare(`${site}.${layer}`, [heads, queries, keys], data);
      }
    }
    const { source, target: written } = headlight.tokens();
    let logitsBeyond: number | undefined;
    const wanted = logitsRelative === undefined ? [] : (model?.tasks ?? []);
    for (const task of wanted) {
      const kind = model?.architecture === 'encoder' ? `${task}.logits` : 'logits';
      const golden = window.goldenTensors.get(`${index}.${kind}`);
      // The golden file leaves out what would be too large.
      if (!golden) continue;
      const { positions, vocabulary, data } = await headlight.logits({ ...input, task });
      const ofWholeText = ['relation', 'sentiment', 'intent', 'digit'].includes(task);
      compare(kind, ofWholeText ? [vocabulary] : [positions, vocabulary], data);
      logitsBeyond = Math.max(logitsBeyond ?? 0, distance(data, golden, logitsRelative ?? 0));
    }
    return {
      summary,
      source: source.map(({ id, text: drawn, span }) => ({ id, text: drawn, span })),
      target: written.map(({ id, text: drawn, span }) => ({ id, text: drawn, span })),
      shapes,
      differences,
      logitsBeyond,
    };
  }, options);
}

declare global {
  interface Window {
    goldenTensors: Map<string, Float32Array>;
  }
}
