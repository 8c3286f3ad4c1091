import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readModelJson } from '../../scripts/shipped-models.ts';
import { encodeParts } from './encode-parts.ts';
import { splitEntities, splitMasks, type TextMark } from './marked-text.ts';
import { openTokenizer } from './text-tokenizer.ts';

const tokenizer = openTokenizer(readModelJson('translate-en-fr', 'tokenizer.json'));
const PLENTY = 10_000;
/** Any special token can stand for a mark here. */
const markId = (mark: TextMark) => (mark === 'mask' || mark.startsWith('first') ? 2 : 3);
const encode = (text: string, limit = PLENTY) =>
  encodeParts(tokenizer, text, splitMasks(text), markId, limit);
const stretches = (text: string, limit = PLENTY) =>
  encode(text, limit).tokens.map(({ span }) => text.slice(span.start, span.end));

describe('encodeParts', () => {
  test('of nothing is nothing', () => {
    expect(encode('')).toEqual({ text: '', ids: [], tokens: [], usedChars: 0 });
    expect(encode('  ')).toEqual({ text: '  ', ids: [], tokens: [], usedChars: 2 });
  });

  test('of a text without marks is what the tokenizer reads', () => {
    const text = "L'été, 2024 各国 👩\u200d👧";
    expect(encode(text)).toEqual(tokenizer.encode(text));
  });

  test('of a mark alone is one special token that covers it', () => {
    expect(encode('[MASK]').tokens).toEqual([
      { id: 2, text: '<s>', special: true, unknown: false, span: { start: 0, end: 6 }, word: -1 },
    ]);
  });

  test('reads each part by itself, with the mark in its place', () => {
    const ids = (text: string) => tokenizer.encode(text).ids;
    expect(encode('The cat [MASK] on it').ids).toEqual([...ids('The cat '), 2, ...ids(' on it')]);
  });

  test('asks for each mark by its name', () => {
    const text = '[a] b [c]';
    const names: TextMark[] = [];
    const read = encodeParts(
      tokenizer,
      text,
      splitEntities(text) ?? [],
      (mark) => {
        names.push(mark);
        return markId(mark);
      },
      PLENTY,
    );
    expect(names).toEqual(['firstEntity', 'firstEntityEnd', 'secondEntity', 'secondEntityEnd']);
    expect(read.ids.filter((id) => id < 4)).toEqual([2, 2, 3, 3]);
  });

  test('gives spans in the whole text', () => {
    expect(stretches('Tom [MASK] Tom, e\u0301t 🙂 [mask]Tom').filter((part) => part !== '')).toEqual(
      expect.arrayContaining(['Tom', '[MASK]', 'Tom', ',', '🙂', '[mask]', 'Tom']),
    );
    expect(stretches('Tom[MASK]Tom')).toEqual(['Tom', '[MASK]', 'Tom']);
  });

  test('numbers words through, a mark ends one', () => {
    const words = encode('Tom and[MASK]Tom, Tom').tokens.map(({ word }) => word);
    expect(words).toEqual([0, 1, -1, 2, 3, 4]);
  });

  test('does not begin to count again after a mark without words between', () => {
    expect(encode('Tom [MASK][MASK] Tom').tokens.map(({ word }) => word)).toEqual([0, -1, -1, 1]);
  });

  test('keeps nothing at limit 0', () => {
    expect(encode('[MASK] a', 0)).toMatchObject({ ids: [], usedChars: 0 });
    expect(encode('a [MASK]', 0)).toMatchObject({ ids: [], usedChars: 0 });
  });

  test('counts what is used: up to a mark that does not fit, or up to the last token of a part', () => {
    expect(encode('Tom [MASK] Tom', 1).usedChars).toBe(4);
    expect(encode('Tom [MASK] Tom', 2).usedChars).toBe(10);
    expect(encode('[MASK] Tom Tom', 2).usedChars).toBe(10);
    expect(encode('[MASK] Tom  ', 2).usedChars).toBe(12);
  });

  test('does not go on with what fits after something that did not', () => {
    expect(encode('Tom Tom [MASK]', 1)).toMatchObject({ ids: tokenizer.encode('Tom').ids, usedChars: 3 });
  });

  const unit = fc.constantFrom(
    '[MASK]',
    'Tom',
    'the',
    'é',
    'e\u0301',
    ' ',
    ', ',
    '各',
    '👩\u200d👧',
    '7',
    '\n',
  );
  const anyText = fc.array(unit, { maxLength: 30 }).map((units) => units.join(''));

  test('gives spans that never go back and cover every character but the blanks', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let covered = '';
        let at = 0;
        for (const { span } of encode(text).tokens) {
          expect(span.end).toBeGreaterThanOrEqual(at);
          covered += text.slice(Math.max(at, span.start), span.end);
          at = span.end;
        }
        expect(covered.replace(/[\s\u200d]/g, '')).toBe(text.replace(/[\s\u200d]/g, ''));
      }),
    );
  });

  test('gives words from 0 without gaps', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const words = encode(text).tokens.flatMap(({ word }) => (word < 0 ? [] : [word]));
        expect(new Set(words)).toEqual(new Set(Array.from({ length: Math.max(-1, ...words) + 1 }).keys()));
        expect(words).toEqual(words.toSorted((a, b) => a - b));
      }),
    );
  });

  test('is at each limit the beginning of the whole', () => {
    fc.assert(
      fc.property(anyText, fc.nat(40), (text, limit) => {
        const whole = encode(text);
        const cut = encode(text, limit);
        expect(cut.tokens).toEqual(whole.tokens.slice(0, limit));
        expect(cut.ids).toEqual(cut.tokens.map(({ id }) => id));
        expect(cut.usedChars).toBeGreaterThanOrEqual(cut.tokens.at(-1)?.span.end ?? 0);
        expect(cut.usedChars === text.length).toBe(cut.tokens.length === whole.tokens.length);
      }),
    );
  });
});
