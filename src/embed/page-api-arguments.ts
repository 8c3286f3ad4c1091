import * as v from 'valibot';
import { HeadlightError } from '../core/errors.ts';
import type { Manifest } from '../core/manifest.ts';
import { TASKS, type TaskName } from '../core/task.ts';

const index = v.pipe(v.number(), v.integer(), v.minValue(0));
export const runSchema = v.strictObject({
  text: v.string(),
  task: v.optional(v.picklist(TASKS)),
  target: v.optional(v.string()),
  masked: v.optional(v.array(index)),
  written: v.optional(v.array(index)),
  second: v.optional(v.string()),
  maxTokens: v.optional(v.pipe(index, v.minValue(1))),
  layers: v.optional(v.strictObject({ first: index, last: index })),
  budgetBytes: v.optional(index),
  sampling: v.optional(
    v.partial(
      v.strictObject({
        temperature: v.pipe(v.number(), v.minValue(0), v.maxValue(5)),
        topK: index,
        topP: v.pipe(v.number(), v.gtValue(0), v.maxValue(1)),
        seed: v.pipe(index, v.maxValue(2 ** 32 - 1)),
      }),
    ),
  ),
});
const head = v.strictObject({ site: v.picklist(['encoder', 'decoder', 'cross']), layer: index, head: index });
/** The picture is never changed by hand; logits may be asked for with interventions. */
export const logitsSchema = v.strictObject({
  ...runSchema.entries,
  interventions: v.optional(
    v.array(
      v.variant('kind', [
        v.strictObject({ kind: v.literal('ablate'), head }),
        v.strictObject({ kind: v.literal('cut'), head, query: index, key: index }),
      ]),
    ),
  ),
});
export const openSchema = v.strictObject({
  model: v.string(),
  task: v.optional(v.picklist(TASKS)),
  provider: v.optional(v.picklist(['auto', 'wasm', 'webgpu'])),
  threads: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16))),
});
export const bringSchema = v.union([
  v.strictObject({ files: v.pipe(v.array(v.instance(File)), v.minLength(1)) }),
  v.strictObject({ url: v.string(), tokenizer: v.optional(v.string()), config: v.optional(v.string()) }),
  v.strictObject({ hub: v.string(), base: v.optional(v.string()), file: v.optional(v.string()) }),
]);
export const attentionSchema = v.strictObject({
  site: v.picklist(['encoder', 'decoder', 'cross']),
  layer: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

const tokens = v.optional(v.array(v.string()), []);
export const showSchema = v.strictObject({
  tokens: v.strictObject({ source: tokens, target: tokens }),
  attentions: v.pipe(
    v.array(
      v.strictObject({
        site: v.picklist(['encoder', 'decoder', 'cross']),
        layer: index,
        heads: v.pipe(index, v.minValue(1)),
        queries: index,
        keys: index,
        data: v.instance(Float32Array),
      }),
    ),
    v.minLength(1),
  ),
  name: v.optional(v.string()),
});

/** The arguments, if they fit. Throws `argument.invalid` with the path, what was expected and what was found. */
export function parseArguments<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new HeadlightError('argument.invalid', {
    path: v.getDotPath(issue) ?? '(argument)',
    expected: issue.expected ?? 'a valid value',
    found: issue.received,
  });
}

/** Throws `argument.invalid` when the model has no such task. */
export function requireTask({ tasks }: Manifest, task: TaskName): void {
  if (tasks.some((known) => known.task === task)) return;
  throw new HeadlightError('argument.invalid', {
    path: 'task',
    expected: tasks.map((known) => known.task).join(' or '),
    found: task,
  });
}
