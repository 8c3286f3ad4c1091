import * as v from 'valibot';
import { HeadlightError } from './errors.ts';
import type { Frames } from './frames.ts';
import type { PixelInput } from './pixels.ts';
import { CLASS_TASKS, type TaskName } from './task.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const fileSchema = v.object({
  bytes: count,
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

const index = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Sentences to start with, the first one when the page opens the task. */
const examples = v.optional(v.array(v.string()), []);
const labels = v.pipe(v.array(v.string()), v.minLength(2));

const taskSchema = v.variant('task', [
  ...(['translation', 'generation', 'masked-word', 'dependencies', 'attention'] as const).map((task) =>
    v.object({ task: v.literal(task), examples }),
  ),
  ...(['entities', 'tagging', ...CLASS_TASKS] as const).map((task) =>
    v.object({ task: v.literal(task), examples, labels }),
  ),
]);

const headSchema = v.object({ site: v.picklist(['encoder', 'decoder', 'cross']), layer: index, head: index });

const measuredSchema = v.object({
  value: v.number(),
  /** Held-out data, and how it was measured. */
  data: v.string(),
  n: count,
  /** Of the 95 % interval. */
  low: v.optional(v.number()),
  high: v.optional(v.number()),
  baseline: v.optional(v.number()),
  /** The head that was measured, the best of all. */
  head: v.optional(headSchema),
});

const manifestSchema = v.object({
  format: v.literal(2),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  /** First 12 hex digits of the sha256 of model.onnx: changes whenever a weight changes. */
  revision: v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/)),
  title: v.string(),
  architecture: v.picklist(['encoder-decoder', 'decoder', 'encoder']),
  /** What it can do; the first one is what it opens with. */
  tasks: v.pipe(v.array(taskSchema), v.minLength(1)),
  /** BCP 47; `zxx` where there is no language. */
  languages: v.object({ source: v.string(), target: v.optional(v.string()) }),
  parameters: count,
  width: count,
  vocabulary: count,
  weightsDtype: v.picklist(['float16', 'float32', 'int8']),
  sites: v.array(
    v.object({ site: v.picklist(['encoder', 'decoder', 'cross']), layers: count, heads: count }),
  ),
  /** It reads pictures: `columns × rows` patches, each a token `firstLevel` + its ink, 0 to `levels` − 1. */
  picture: v.optional(v.object({ columns: count, rows: count, levels: count, firstLevel: index })),
  /** Tokens a side can have, marks included. */
  limits: v.object({ source: v.optional(count), target: v.optional(count) }),
  specialTokens: v.object({
    unknown: index,
    start: index,
    end: index,
    mask: v.optional(index),
    firstEntity: v.optional(index),
    firstEntityEnd: v.optional(index),
    secondEntity: v.optional(index),
    secondEntityEnd: v.optional(index),
  }),
  files: v.object({ model: fileSchema, decode: v.optional(fileSchema), tokenizer: v.optional(fileSchema) }),
  /** The head that aligns best, if the model card measured one. */
  alignmentHead: v.optional(v.object({ site: v.literal('cross'), layer: index, head: index })),
  licence: v.object({ weights: v.string(), data: v.string(), attribution: v.string() }),
  quality: v.record(v.string(), measuredSchema),
});

type Bundled = v.InferOutput<typeof manifestSchema>;
type Marks = Bundled['specialTokens'];

/**
 * What a model folder says of itself (`models/<id>/manifest.json`), or what was found in a guest's files: a guest may lack
 * the special tokens that every bundled model has, and says with `frames` what stands around its texts.
 */
export interface Manifest extends Omit<Bundled, 'specialTokens' | 'weightsDtype'> {
  readonly specialTokens: { readonly [Name in keyof Marks]?: Marks[Name] | undefined };
  readonly weightsDtype: Bundled['weightsDtype'] | 'int4';
  readonly frames?: Frames;
  /** It came without a tokenizer: its texts are ids, typed as numbers. */
  readonly numbers?: boolean;
  /** It reads pictures as pixels. */
  readonly pixels?: PixelInput;
}
export type ModelFile = keyof Manifest['files'];
export type ModelTask = Manifest['tasks'][number];

/** File names inside a model folder. */
export const MODEL_FILES: Readonly<Record<ModelFile, string>> = {
  model: 'model.onnx',
  decode: 'decode.onnx',
  tokenizer: 'tokenizer.json',
};

/** What the manifest says of a task; the model's first task when it lacks the one asked for. */
export function getTask({ tasks }: Pick<Manifest, 'tasks'>, name: TaskName | undefined): ModelTask {
  const found = tasks.find(({ task }) => task === name) ?? tasks[0];
  if (!found) throw new HeadlightError('model.invalid', { path: 'tasks', expected: 'a task', found: 'none' });
  return found;
}

/** The labels of a task that has any. */
export function labelsOf(manifest: Pick<Manifest, 'tasks'>, name: TaskName): readonly string[] {
  const task = getTask(manifest, name);
  return 'labels' in task ? task.labels : [];
}

/** The files that a model has, with what the manifest says of each. */
export function filesOf({ files }: Pick<Manifest, 'files'>) {
  return Object.entries(files).flatMap(([name, file]) =>
    file ? [{ name: name as ModelFile, ...file }] : [],
  );
}

/** Checks a manifest read from a file. Throws `model.invalid` with the path, what was expected and found. */
export function parseManifest(value: unknown, where: string): Manifest {
  const result = v.safeParse(manifestSchema, value);
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new HeadlightError('model.invalid', {
    file: where,
    path: v.getDotPath(issue) ?? '(top)',
    expected: issue.expected ?? 'a valid value',
    found: issue.received,
  });
}
