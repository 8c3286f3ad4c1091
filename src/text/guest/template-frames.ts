import type { Frame, Frames, PairFrame } from '../../core/frames.ts';
import type { GuestTokenizerFile } from './guest-tokenizer-file.ts';

type Json = Readonly<Record<string, unknown>>;
interface Item {
  readonly text: 'A' | 'B' | undefined;
  readonly ids: readonly number[];
  readonly type: number;
}

/**
 * What a tokenizer puts around texts, from its post-processor: TemplateProcessing, BertProcessing, RobertaProcessing, or a
 * Sequence with one of them; nothing where there is none.
 */
export function templateFrames(
  file: Pick<GuestTokenizerFile, 'postProcessor' | 'names'>,
): Pick<Frames, 'source' | 'pair'> {
  const processor = findTemplate(file.postProcessor, 0);
  const { single, pair } = processor
    ? itemsOf(processor, file.names)
    : { single: undefined, pair: undefined };
  const source = (single && frameOf(single)) ?? { before: [], after: [] };
  const both = pair && pairOf(pair);
  return both ? { source, pair: both } : { source };
}

function findTemplate(processor: unknown, depth: number): Json | undefined {
  if (typeof processor !== 'object' || processor === null || depth > 4) return undefined;
  const one = processor as Json;
  if (one.type === 'Sequence' && Array.isArray(one.processors)) {
    return one.processors.map((each) => findTemplate(each, depth + 1)).find((found) => found !== undefined);
  }
  return ['TemplateProcessing', 'BertProcessing', 'RobertaProcessing'].includes(String(one.type))
    ? one
    : undefined;
}

function itemsOf(processor: Json, names: ReadonlyMap<number, string>) {
  if (processor.type === 'TemplateProcessing') {
    return {
      single: readTemplate(processor.single, processor.special_tokens, names),
      pair: readTemplate(processor.pair, processor.special_tokens, names),
    };
  }
  const mark = (token: unknown, type: number): Item => ({
    text: undefined,
    ids: Array.isArray(token) && typeof token[1] === 'number' ? [token[1]] : [],
    type,
  });
  const text = (which: 'A' | 'B', type: number): Item => ({ text: which, ids: [], type });
  const { cls, sep } = processor;
  const second = processor.type === 'BertProcessing' ? 1 : 0;
  const between = second === 1 ? [mark(sep, 0)] : [mark(sep, 0), mark(sep, 0)];
  return {
    single: [mark(cls, 0), text('A', 0), mark(sep, 0)],
    pair: [mark(cls, 0), text('A', 0), ...between, text('B', second), mark(sep, second)],
  };
}

function readTemplate(
  template: unknown,
  specials: unknown,
  names: ReadonlyMap<number, string>,
): Item[] | undefined {
  if (!Array.isArray(template)) return undefined;
  const special = (typeof specials === 'object' && specials !== null ? specials : {}) as Json;
  return template.flatMap((item: unknown): Item[] => {
    const { SpecialToken: mark, Sequence: text } = (item ?? {}) as Record<string, Json | undefined>;
    if (text?.id === 'A' || text?.id === 'B') {
      return [{ text: text.id, ids: [], type: Number(text.type_id ?? 0) }];
    }
    if (!mark) return [];
    const { ids } = (special[String(mark.id)] ?? {}) as Json;
    const known = Array.isArray(ids) ? ids.filter((id) => typeof id === 'number') : [];
    const named = [...names].find(([, name]) => name === mark.id)?.[0];
    return [
      {
        text: undefined,
        ids: known.length > 0 ? known : named === undefined ? [] : [named],
        type: Number(mark.type_id ?? 0),
      },
    ];
  });
}

function frameOf(items: readonly Item[]): Frame | undefined {
  const at = items.findIndex(({ text }) => text === 'A');
  if (at < 0) return undefined;
  return { before: idsOf(items.slice(0, at)), after: idsOf(items.slice(at + 1)) };
}

/** undefined for a form that is not first … second …, or that puts nothing between the two. */
function pairOf(items: readonly Item[]): PairFrame | undefined {
  const first = items.findIndex(({ text }) => text === 'A');
  const second = items.findIndex(({ text }) => text === 'B');
  if (first < 0 || second < first) return undefined;
  const between = idsOf(items.slice(first + 1, second));
  if (between.length === 0) return undefined;
  return {
    before: idsOf(items.slice(0, first)),
    between,
    after: idsOf(items.slice(second + 1)),
    secondType: items[second]?.type ?? 0,
  };
}

function idsOf(items: readonly Item[]): number[] {
  return items.flatMap(({ ids }) => ids);
}
