import type { Manifest } from '../../../core/manifest.ts';
import { seededUniform } from '../../../math/sampling.ts';
import { type KnownTree, type LinkedPair, parsePair, parseTree } from './known-text.ts';
import { ENGLISH_TREES } from './texts/english-trees.ts';
import { ENGLISH_PAIRS } from './texts/linked-pairs.ts';
import { type ManySentence, SENTENCES } from './texts/sentences.ts';

/** One text of the battery. */
export type Prompt =
  /** Random tokens, said twice: no language, so that only looking back helps. */
  | { readonly kind: 'repeats'; readonly ids: readonly number[] }
  /** `target` is the translation that a translating model is given; without one it writes its own. */
  | { readonly kind: 'sentences'; readonly text: string; readonly target: string | undefined }
  | { readonly kind: 'pairs'; readonly pair: LinkedPair }
  | { readonly kind: 'trees'; readonly tree: KnownTree };

/** Lengths of the random halves. All different: what is found at one constant offset in one text is not in the next. */
const HALVES = [8, 11, 14, 17, 20, 23, 26, 29] as const;
const SEED = 20_240_601;

export type BatteryModel = Pick<Manifest, 'languages' | 'limits' | 'vocabulary' | 'architecture'>;

/**
 * The battery for a model, always the same: 8 texts of random tokens, the sentences of its language (of all languages, where
 * the battery lacks its own), trees where it reads English, and linked pairs where it translates from English.
 *
 * @param isOrdinary whether an id is neither special nor unknown: only such ids are drawn
 */
export function batteryOf(model: BatteryModel, isOrdinary: (id: number) => boolean): Prompt[] {
  const source = languageOf(model.languages.source);
  const target = model.languages.target && languageOf(model.languages.target);
  const pairs = (source === 'en' && target && ENGLISH_PAIRS[target]) || [];
  const trees = source === 'en' ? ENGLISH_TREES : [];
  return [
    ...repeats(model, isOrdinary),
    ...sentences(source, target),
    ...pairs.map((line): Prompt => ({ kind: 'pairs', pair: parsePair(line) })),
    ...trees.map((line): Prompt => ({ kind: 'trees', tree: parseTree(line) })),
  ];
}

function languageOf(code: string): string {
  return new Intl.Locale(code).language;
}

/** Those that have a translation where one is wanted and there are any; of a language that is not there, some of each. */
function sentences(source: string, target: string | undefined): Prompt[] {
  const prompts = SENTENCES.flatMap((many): Prompt[] => {
    const text = inLanguage(many, source);
    return text ? [{ kind: 'sentences', text, target: target && inLanguage(many, target) }] : [];
  });
  const translated = prompts.filter((prompt) => prompt.kind === 'sentences' && prompt.target !== undefined);
  if (translated.length > 0) return translated;
  if (prompts.length > 0) return prompts;
  return SENTENCES.slice(0, 3).flatMap((many) =>
    Object.values(many).map((text): Prompt => ({ kind: 'sentences', text, target: undefined })),
  );
}

function inLanguage(many: ManySentence, language: string): string | undefined {
  return language in many ? many[language as keyof ManySentence] : undefined;
}

function repeats({ vocabulary, limits }: BatteryModel, isOrdinary: (id: number) => boolean): Prompt[] {
  const limit = Math.min(
    limits.source ?? Number.POSITIVE_INFINITY,
    limits.target ?? Number.POSITIVE_INFINITY,
  );
  const fitting = HALVES.filter((half) => 2 * half + 2 <= limit);
  return fitting.map((half, index) => {
    const ids = drawIds(half, vocabulary, SEED + index, isOrdinary);
    return { kind: 'repeats', ids: [...ids, ...ids] };
  });
}

/** `count` different ids, drawn by the seed. A vocabulary with too few ordinary tokens gives fewer. */
function drawIds(
  count: number,
  vocabulary: number,
  seed: number,
  isOrdinary: (id: number) => boolean,
): number[] {
  const drawn = new Set<number>();
  for (let position = 0; drawn.size < count && position < 50 * count; position++) {
    const id = Math.floor(seededUniform(seed, position) * vocabulary);
    if (isOrdinary(id)) drawn.add(id);
  }
  return [...drawn];
}
