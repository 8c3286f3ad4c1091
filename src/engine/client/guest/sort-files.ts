import type { GuestLack } from '../../../core/guest-offer.ts';

/** A file as a list of a folder, zip or repository has it. */
export interface Listed {
  readonly path: string;
  readonly sizeBytes?: number;
}

/** The files of one choice, and what its graph's name says. */
export interface FileGroup<File extends Listed> {
  /** One graph, or an encoder and a decoder. */
  readonly graphs: readonly File[];
  readonly others: readonly File[];
  readonly dtype: string | undefined;
  readonly lacks: readonly GuestLack[];
}

/** What the names of exported files end in; they come from Optimum and Transformers.js. */
const DTYPES: Readonly<Record<string, string>> = {
  fp32: 'float32',
  fp16: 'float16',
  bf16: 'bfloat16',
  int8: 'int8',
  q8: 'int8',
  quantized: 'int8',
  uint8: 'uint8',
  int4: 'int4',
  q4: 'int4',
  q4f16: 'int4 + float16',
  bnb4: 'nf4',
};

/** Of each, the nearest to the graph belongs to it. */
const COMPANIONS = [
  'tokenizer.json',
  'tokenizer_config.json',
  'special_tokens_map.json',
  'added_tokens.json',
  'config.json',
  'generation_config.json',
  'preprocessor_config.json',
] as const;
/** Of use only where there is no tokenizer.json. */
const VOCABULARIES = ['vocab.txt', 'vocab.json', 'merges.txt'] as const;

/** Encoder and decoder of a model that was exported in halves; a decoder without a past comes before the others. */
const ENCODERS = ['encoder_model', 'encoder'];
const DECODERS = ['decoder_model', 'decoder', 'decoder_model_merged', 'decoder_with_past_model'];

/**
 * Sorts the files of a folder into the models that can be opened from them. Whether the graphs are what their names say is
 * found out when they are read. Empty where there is no .onnx file.
 */
export function sortFiles<File extends Listed>(files: readonly File[]): FileGroup<File>[] {
  const own = files.filter(({ path }) => !/(^|\/)(__MACOSX|\.[^/]*)(\/|$)/.test(path));
  const graphs = own.filter(({ path }) => /\.onnx$/i.test(path));
  const halves = new Map<string, File[]>();
  const groups: File[][] = [];
  for (const graph of graphs) {
    const { folder, stem, suffix } = nameOf(graph.path);
    if (!ENCODERS.includes(stem) && !DECODERS.includes(stem)) groups.push([graph]);
    else halves.set(folder + suffix, [...(halves.get(folder + suffix) ?? []), graph]);
  }
  for (const half of halves.values()) groups.push(joinHalves(half));
  return groups.map((group) => completed(group, own)).sort(byPreference);
}

function joinHalves<File extends Listed>(files: readonly File[]): File[] {
  const find = (stems: readonly string[]) =>
    stems.flatMap((stem) => files.filter(({ path }) => nameOf(path).stem === stem)).slice(0, 1);
  return [...find(ENCODERS), ...find(DECODERS)];
}

function completed<File extends Listed>(graphs: readonly File[], all: readonly File[]): FileGroup<File> {
  const [first] = graphs;
  const home = first ? nameOf(first.path).folder : '';
  const nearest = (name: string) =>
    all
      .filter(({ path }) => path.split('/').at(-1)?.toLowerCase() === name)
      .sort((a, b) => distance(home, a.path) - distance(home, b.path) || (a.path < b.path ? -1 : 1))
      .slice(0, 1);
  const companions = COMPANIONS.flatMap(nearest);
  const has = (name: string) => companions.some(({ path }) => path.toLowerCase().endsWith(name));
  const vocabularies = has('tokenizer.json') ? [] : VOCABULARIES.flatMap(nearest);
  const isPicture = has('preprocessor_config.json');
  return {
    graphs,
    others: [...all.filter((file) => isDataOf(file, graphs)), ...companions, ...vocabularies],
    dtype: first && DTYPES[nameOf(first.path).suffix],
    lacks: [
      ...(has('tokenizer.json') || isPicture ? [] : (['tokenizer'] as const)),
      ...(has('/config.json') || companions.some(({ path }) => path === 'config.json')
        ? []
        : (['config'] as const)),
    ],
  };
}

/** External data by its usual names: `model.onnx_data`, `model.onnx_data_1`, `model.onnx.data`, `model.data`. */
export function isDataOf({ path }: Listed, graphs: readonly Listed[]): boolean {
  return graphs.some((graph) => {
    const rest = path.startsWith(graph.path) ? path.slice(graph.path.length) : undefined;
    return (
      (rest !== undefined && /^[._]data(_\d+)?$/.test(rest)) ||
      path === graph.path.replace(/\.onnx$/i, '.data')
    );
  });
}

function nameOf(path: string): { folder: string; stem: string; suffix: string } {
  const slash = path.lastIndexOf('/') + 1;
  const whole = path.slice(slash).replace(/\.onnx$/i, '');
  const found = /^(.+)_([a-z0-9]+)$/i.exec(whole);
  const suffix = found?.[2]?.toLowerCase() ?? '';
  if (!found?.[1] || !(suffix in DTYPES)) return { folder: path.slice(0, slash), stem: whole, suffix: '' };
  return { folder: path.slice(0, slash), stem: found[1], suffix };
}

/** Steps from a folder to a file: none beside it, one a folder up; files below are farther than any above. */
function distance(home: string, path: string): number {
  const folder = nameOf(path).folder;
  if (home.startsWith(folder)) return home.slice(folder.length).split('/').length - 1;
  return 1000 + folder.split('/').length;
}

/** As exported first, then by name: the choice that the page begins with is the one that nothing was rounded in. */
function byPreference<File extends Listed>(a: FileGroup<File>, b: FileGroup<File>): number {
  const rank = ({ dtype }: FileGroup<File>) => (dtype === undefined || dtype === 'float32' ? 0 : 1);
  const path = ({ graphs }: FileGroup<File>) => graphs[0]?.path ?? '';
  return rank(a) - rank(b) || (path(a) < path(b) ? -1 : 1);
}
