import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitEntities } from './marked-text.ts';
import { toggleEntity } from './toggle-entity.ts';

/** Toggles the stretch that reads `word`. */
const toggle = (text: string, word: string) => {
  const start = text.indexOf(word);
  return toggleEntity(text, { start, end: start + word.length });
};

/** A word that no other contains, so that it is found by its spelling. */
const anyWords = fc
  .uniqueArray(fc.constantFrom('fire', 'smoke', 'café', 'e\u0301t', '👩\u200d👧', '各', 'x7'), {
    minLength: 2,
  })
  .chain((words) =>
    fc.record({
      words: fc.constant(words),
      gaps: fc.array(fc.constantFrom(' ', '  ', ', ', '\n', ' — '), { minLength: words.length }),
    }),
  )
  .map(({ words, gaps }) => ({ words, text: words.map((word, at) => word + gaps[at]).join('') }));

describe('toggleEntity', () => {
  test('leaves the text as it is where there is nothing to mark', () => {
    expect(toggleEntity('', { start: 0, end: 0 })).toBe('');
    expect(toggleEntity('a  b', { start: 1, end: 3 })).toBe('a  b');
    expect(toggleEntity('a', { start: 1, end: 1 })).toBe('a');
  });

  test('puts a word in brackets, and takes it out of them', () => {
    expect(toggle('The fire', 'fire')).toBe('The [fire]');
    expect(toggle('The [fire]', 'fire')).toBe('The fire');
  });

  test('leaves blanks at the ends of a word outside', () => {
    expect(toggleEntity('a « b', { start: 1, end: 3 })).toBe('a [«] b');
  });

  test('takes the brackets off when they hold more than the word', () => {
    expect(toggle('[the great fire] spread', 'great')).toBe('the great fire spread');
  });

  test('makes room by the second when two are marked, before and behind it', () => {
    expect(toggle('[fire] and [smoke] rose', 'rose')).toBe('[fire] and smoke [rose]');
    expect(toggle('[fire] and [smoke] rose', 'and')).toBe('[fire] [and] smoke rose');
    expect(toggle('A [fire] and [smoke]', 'A')).toBe('[A] [fire] and smoke');
  });

  test('keeps empty brackets, which mark nothing', () => {
    expect(toggle('[ ] fire', 'fire')).toBe('[ ] [fire]');
    expect(toggle('[ ] [fire] rose', 'rose')).toBe('[ ] [fire] [rose]');
  });

  test('does not mark a bracket that has no partner', () => {
    expect(toggle('a [ b', '[')).toBe('a [ b');
    expect(toggle('a ]b', ']b')).toBe('a ]b');
  });

  test('gives the text back when it is done twice', () => {
    fc.assert(
      fc.property(anyWords, fc.nat(), fc.option(fc.nat()), ({ words, text }, at, other) => {
        const word = words[at % words.length] as string;
        const otherWord = other === null ? word : (words[other % words.length] as string);
        const before = otherWord === word ? text : toggle(text, otherWord);
        const once = toggle(before, word);
        expect(once).not.toBe(before);
        expect(toggle(once, word)).toBe(before);
      }),
    );
  });

  test('marks any two words so that they are read as the two entities, in the order of the text', () => {
    fc.assert(
      fc.property(anyWords, fc.nat(), fc.nat(), ({ words, text }, one, two) => {
        fc.pre(one % words.length !== two % words.length);
        const chosen = [one, two].map((at) => words[at % words.length] as string);
        const marked = chosen.reduce(toggle, text);
        const parts = splitEntities(marked) ?? [];
        const opens = parts.filter(({ mark }) => mark === 'firstEntity' || mark === 'secondEntity');
        const inside = opens.map(({ end }) => marked.slice(end, marked.indexOf(']', end)));
        expect(inside).toEqual(words.filter((word) => chosen.includes(word)));
        expect(marked.replace(/[[\]]/g, '')).toBe(text);
      }),
    );
  });
});
