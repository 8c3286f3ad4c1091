import { describe, expect, it } from 'vitest';
import { MODEL_IDS, readModelJson } from '../../scripts/shipped-models.ts';
import { HeadlightError } from './errors.ts';
import { filesOf, getTask, labelsOf, MODEL_FILES, parseManifest } from './manifest.ts';
import { CLASS_TASKS, TASKS } from './task.ts';

const shipped = () => readModelJson('translate-en-fr', 'manifest.json');
const parse = (change: object) => parseManifest({ ...shipped(), ...change }, 'manifest.json');

function failure(value: unknown): HeadlightError {
  try {
    parseManifest(value, 'manifest.json');
  } catch (error) {
    if (error instanceof HeadlightError) return error;
  }
  throw new Error('the manifest was taken');
}

const pathOf = (change: object) => failure({ ...shipped(), ...change }).details.path;

describe('parseManifest', () => {
  it.each([null, 3, 'text', [], {}])('refuses %j with the file and what was expected', (value) => {
    const { code, details } = failure(value);
    expect(code).toBe('model.invalid');
    expect(details.file).toBe('manifest.json');
    expect(details.expected).not.toBe('');
  });

  it.each(MODEL_IDS)('reads the shipped manifest of %s, which is of the folder’s model', (id) => {
    const manifest = parseManifest(readModelJson(id, 'manifest.json'), 'manifest.json');
    expect(manifest.id).toBe(id);
    expect(manifest.files.model.sha256.startsWith(manifest.revision)).toBe(true);
  });

  it('names the place of a wrong value', () => {
    const manifest = shipped();
    manifest.files.model.sha256 = 'abc';
    const { details } = failure(manifest);
    expect(details.path).toBe('files.model.sha256');
    expect(details.found).toContain('abc');
  });

  it.each([
    ['format', { format: 1 }],
    ['id', { id: 'Not an id' }],
    ['revision', { revision: 'ED53318A698D' }],
    ['architecture', { architecture: 'recurrent' }],
    ['tasks', { tasks: [] }],
    ['tasks.0.task', { tasks: [{ task: 'poetry' }] }],
    ['tasks.0.labels', { tasks: [{ task: 'sentiment' }] }],
    ['tasks.0.labels', { tasks: [{ task: 'entities', labels: ['O'] }] }],
    ['tasks.1.examples.0', { tasks: [{ task: 'translation' }, { task: 'generation', examples: [3] }] }],
    [
      'files.tokenizer.bytes',
      { files: { ...shipped().files, tokenizer: { bytes: 0, sha256: 'a'.repeat(64) } } },
    ],
    ['files.decode.bytes', { files: { ...shipped().files, decode: { bytes: 0, sha256: 'a'.repeat(64) } } }],
    ['sites.0.heads', { sites: [{ site: 'encoder', layers: 1, heads: 0 }] }],
    ['specialTokens.mask', { specialTokens: { ...shipped().specialTokens, mask: -1 } }],
    ['limits.source', { limits: { source: 1.5 } }],
    ['quality.bleu.n', { quality: { bleu: { value: 1, data: '' } } }],
    ['quality.bleu.head.layer', { quality: { bleu: { value: 1, data: '', n: 1, head: { site: 'cross' } } } }],
  ])('names %s when that is wrong', (path, change) => {
    expect(pathOf(change)).toBe(path);
  });

  it('takes every task, with labels where a task has them', () => {
    const labelled: readonly string[] = ['entities', 'tagging', ...CLASS_TASKS];
    const tasks = TASKS.map((task) => ({ task, ...(labelled.includes(task) && { labels: ['a', 'b'] }) }));
    expect(parse({ tasks }).tasks.map(({ task }) => task)).toEqual(TASKS);
  });

  it('takes a task without examples for one with none', () => {
    expect(parse({ tasks: [{ task: 'generation' }] }).tasks).toEqual([{ task: 'generation', examples: [] }]);
  });

  it('takes a decoder alone: no decode.onnx, no source, no target language', () => {
    const { decode: _, ...files } = shipped().files;
    const manifest = parse({
      architecture: 'decoder',
      files,
      limits: { target: 64 },
      languages: { source: 'en' },
    });
    expect(manifest.limits).toEqual({ target: 64 });
    expect(manifest.files).not.toHaveProperty('decode');
  });
});

describe('getTask', () => {
  const manifest = parse({
    tasks: [
      { task: 'entities', labels: ['O', 'B-PER'], examples: ['Tom'] },
      { task: 'masked-word', examples: [] },
    ],
  });

  it('is the first one when none is named, or one that the model lacks', () => {
    expect(getTask(manifest, undefined).task).toBe('entities');
    expect(getTask(manifest, 'intent').task).toBe('entities');
  });

  it('is the one that is named', () => {
    expect(getTask(manifest, 'masked-word')).toEqual({ task: 'masked-word', examples: [] });
  });

  it('refuses a model without tasks', () => {
    expect(() => getTask({ tasks: [] }, 'intent')).toThrow('model.invalid');
  });

  it('has its labels, in the order of the manifest, and none where it has none', () => {
    expect(labelsOf(manifest, 'entities')).toEqual(['O', 'B-PER']);
    expect(labelsOf(manifest, 'masked-word')).toEqual([]);
  });
});

describe('filesOf', () => {
  const file = { bytes: 5, sha256: 'a'.repeat(64) };

  it('leaves out what a model lacks', () => {
    expect(filesOf({ files: { model: file, tokenizer: file } }).map(({ name }) => name)).toEqual([
      'model',
      'tokenizer',
    ]);
    expect(filesOf({ files: { model: file, decode: undefined, tokenizer: file } })).toHaveLength(2);
  });

  it('gives each file its size and checksum, and has a name for each', () => {
    const files = filesOf({ files: { model: file, decode: file, tokenizer: file } });
    expect(files).toContainEqual({ name: 'decode', ...file });
    expect(files.map(({ name }) => MODEL_FILES[name])).toEqual([
      'model.onnx',
      'decode.onnx',
      'tokenizer.json',
    ]);
  });

  it('knows nothing of files that the manifest’s format lacks', () => {
    const manifest = parse({ files: { ...shipped().files, notes: { bytes: 1, sha256: 'b'.repeat(64) } } });
    expect(filesOf(manifest).map(({ name }) => name)).toEqual(['model', 'decode', 'tokenizer']);
  });
});
