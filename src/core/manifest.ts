import * as v from 'valibot';
import { HeadlightError } from './errors.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const fileSchema = v.object({
  bytes: count,
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

const manifestSchema = v.object({
  format: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  /** First 12 hex digits of the sha256 of model.onnx: changes whenever a weight changes. */
  revision: v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/)),
  title: v.string(),
  task: v.literal('translation'),
  architecture: v.literal('encoder-decoder'),
  languages: v.object({ source: v.string(), target: v.string() }),
  parameters: count,
  width: count,
  vocabulary: count,
  weightsDtype: v.picklist(['float16', 'float32', 'int8']),
  sites: v.array(
    v.object({ site: v.picklist(['encoder', 'decoder', 'cross']), layers: count, heads: count }),
  ),
  /** Tokens a side can have, marks included. */
  limits: v.object({ source: count, target: count }),
  specialTokens: v.object({ unknown: v.number(), start: v.number(), end: v.number() }),
  files: v.object({ model: fileSchema, decode: fileSchema, tokenizer: fileSchema }),
  /** The head that aligns best, if the model card measured one. */
  alignmentHead: v.optional(v.object({ site: v.literal('cross'), layer: v.number(), head: v.number() })),
  licence: v.object({ weights: v.string(), data: v.string(), attribution: v.string() }),
  quality: v.record(v.string(), v.number()),
});

/** What a model folder says of itself (`models/<id>/manifest.json`). */
export type Manifest = v.InferOutput<typeof manifestSchema>;
export type ModelFile = keyof Manifest['files'];

/** File names inside a model folder. */
export const MODEL_FILES: Readonly<Record<ModelFile, string>> = {
  model: 'model.onnx',
  decode: 'decode.onnx',
  tokenizer: 'tokenizer.json',
};

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
