import { describe, expect, it } from 'vitest';
import { type BatteryModel, batteryOf, type Prompt } from './battery.ts';
import { parsePair, parseTree, placesOfWords } from './known-text.ts';
import { ENGLISH_TREES } from './texts/english-trees.ts';
import { ENGLISH_PAIRS } from './texts/linked-pairs.ts';
import { SENTENCES } from './texts/sentences.ts';

const model: BatteryModel = {
  languages: { source: 'en' },
  limits: { source: 128 },
  vocabulary: 6000,
  architecture: 'encoder',
};
const isOrdinary = (id: number) => id > 8;
const ofKind = <Kind extends Prompt['kind']>(prompts: readonly Prompt[], kind: Kind) =>
  prompts.filter((prompt): prompt is Extract<Prompt, { kind: Kind }> => prompt.kind === kind);
const kinds = (prompts: readonly Prompt[]) => [...new Set(prompts.map(({ kind }) => kind))];

describe('the battery', () => {
  it('is the same every time', () => {
    expect(batteryOf(model, isOrdinary)).toEqual(batteryOf(model, isOrdinary));
  });

  it('says different ordinary tokens twice, in texts of different lengths', () => {
    const repeats = ofKind(batteryOf(model, isOrdinary), 'repeats');
    expect(new Set(repeats.map(({ ids }) => ids.length)).size).toBe(8);
    for (const { ids } of repeats) {
      const half = ids.slice(0, ids.length / 2);
      expect(ids).toEqual([...half, ...half]);
      expect(new Set(half).size).toBe(half.length);
      expect(half.every(isOrdinary)).toBe(true);
    }
  });

  it('fits into what the model reads', () => {
    const short = batteryOf({ ...model, limits: { source: 40, target: 32 } }, isOrdinary);
    const lengths = ofKind(short, 'repeats').map(({ ids }) => ids.length);
    expect(lengths.length).toBeGreaterThan(1);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(30);
  });

  it('has no pairs for a model of one language, and no trees for another language than English', () => {
    expect(kinds(batteryOf(model, isOrdinary))).toEqual(['repeats', 'sentences', 'trees']);
    const german = batteryOf({ ...model, languages: { source: 'de' } }, isOrdinary);
    expect(kinds(german)).toEqual(['repeats', 'sentences']);
    expect(ofKind(german, 'sentences')[0]?.text).toMatch(/^Als der Regen/);
  });

  it('gives a translating model linked pairs and given translations, script and region left out', () => {
    const languages = { source: 'en-GB', target: 'zh-Hans' };
    const prompts = batteryOf({ ...model, architecture: 'encoder-decoder', languages }, isOrdinary);
    expect(ofKind(prompts, 'pairs')).toHaveLength(12);
    const targets = ofKind(prompts, 'sentences').map(({ target }) => target ?? '');
    expect(targets).toHaveLength(6);
    for (const target of targets) expect(target).toMatch(/\p{Script=Han}/u);
  });

  it('has some sentences of each language for a language that it lacks', () => {
    const prompts = batteryOf({ ...model, languages: { source: 'sw' } }, isOrdinary);
    expect(ofKind(prompts, 'sentences')).toHaveLength(12);
  });
});

describe('the texts', () => {
  it('are long enough to reach a place far from the beginning', () => {
    for (const many of SENTENCES) expect(many.en?.split(' ').length ?? 0).toBeGreaterThanOrEqual(20);
  });

  it.each(ENGLISH_TREES)('%s has one root, and every word reaches it', (line) => {
    const { text, words, heads, relations } = parseTree(line);
    expect(heads.filter((head) => head === -1)).toHaveLength(1);
    expect(relations.every((relation) => /^[a-z:]+$/.test(relation))).toBe(true);
    for (const [word, span] of words.entries()) {
      expect(text.slice(span.start, span.end)).toBe(line.split(' ')[word]?.split('/')[0]);
      let at = word;
      for (let steps = 0; at !== -1; steps++) {
        expect(steps, `${text}: word ${word} runs in a circle`).toBeLessThan(words.length);
        at = heads[at] ?? -1;
      }
    }
  });

  it.each(Object.values(ENGLISH_PAIRS).flat())(
    '%s has a link for every target word, to words that are there',
    (line) => {
      const { source, target, links } = parsePair(line);
      for (const { source: from, target: to } of links) {
        expect(from).toBeLessThan(source.words.length);
        expect(to).toBeLessThan(target.words.length);
      }
      expect(new Set(links.map((link) => link.target)).size).toBe(target.words.length);
      expect(new Set(links.map((link) => `${link.source} ${link.target}`)).size).toBe(links.length);
    },
  );
});

describe('words and tokens', () => {
  const token = (start: number, end: number, special = false) => ({
    id: 0,
    text: '',
    special,
    unknown: false,
    span: { start, end },
    word: 0,
  });

  it('takes all pieces of a word, and no mark', () => {
    const words = [
      { start: 0, end: 6 },
      { start: 7, end: 9 },
    ];
    const tokens = [token(0, 0, true), token(0, 3), token(3, 6), token(6, 9)];
    expect(placesOfWords(words, tokens)).toEqual([
      { start: 1, end: 3 },
      { start: 3, end: 4 },
    ]);
  });

  it('has no place for a word that was cut away', () => {
    expect(
      placesOfWords(
        [
          { start: 0, end: 2 },
          { start: 3, end: 5 },
        ],
        [token(0, 2)],
      ),
    ).toEqual([{ start: 0, end: 1 }, undefined]);
  });
});
