import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { tokenTypes } from '../../core/frames.ts';
import { openGuestTokenizer } from './open-guest-tokenizer.ts';

interface Family {
  readonly tokenizer: unknown;
  readonly pair: { readonly ids: readonly number[]; readonly types: readonly number[] };
  readonly texts: readonly {
    readonly text: string;
    readonly ids: readonly number[];
    readonly framed: readonly number[];
    readonly offsets: readonly (readonly [number, number])[];
  }[];
}

// Made by fixtures/make_guest_tokenizers.py.
const folder = new URL('./fixtures/', import.meta.url);
const FAMILIES = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (name: string): Family => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

/**
 * Where the library reads a text otherwise than Python does: what it takes for blanks (U+FEFF, U+0085), and SentencePiece's
 * own map of characters, for which it has NFKC.
 */
const ODD: Readonly<Record<string, readonly string[]>> = {
  'clip.json': ['\u200b\u00ad\ufeff'],
  'whole-words.json': ['\u200b\u00ad\ufeff', 'a\u2028b\u2029c\u0085d'],
  'xlmr.json': ['x\u0304y\u0316\u0301z', 'a\u0344b', '👩\u200d👩\u200d👧 ok 👍🏽!'],
};
const isOdd = (family: string, text: string) => ODD[family]?.includes(text) ?? false;

/** Without blanks, case, accents and signs that nobody sees. */
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{C}\s]/gu, '')
    .toLowerCase();

describe.each(FAMILIES)('the Python tokenizers library, with the tokenizer of %s,', (name) => {
  const { tokenizer: json, texts, pair } = read(name);
  const tokenizer = openGuestTokenizer(json);
  // Blank text has no tokens here, whatever a tokenizer makes of it.
  const written = texts.filter(({ text }) => text.trim() !== '');

  test.each(written.filter(({ text }) => !isOdd(name, text)))(
    'gives the same ids for $text',
    ({ text, ids, framed }) => {
      const own = tokenizer.encode(text).ids;
      expect(own).toEqual(ids);
      const { before, after } = tokenizer.frames.source;
      expect([...before, ...own, ...after]).toEqual(framed);
    },
  );

  // Python's places hold the blanks in front of a word, put an invented space on the first character and forget the marks
  // that a composed character was made of; ours do not. A typed ▁ is a space.
  const placed = written.filter(({ text }) => !isOdd(name, text) && !text.includes('▁'));
  test.each(placed)('gives the same places for $text', ({ text, offsets }) => {
    const { tokens } = tokenizer.encode(text);
    offsets.forEach(([from, to], index) => {
      const { start, end } = tokens[index]?.span ?? expect.fail('too few tokens');
      const own = text.slice(start, end);
      const blanks = /^\s*/u.exec(text.slice(from, to))?.[0].length ?? 0;
      const begin = blanks === to - from ? from : from + blanks;
      if (index === 0 && start === end) expect(own).toBe('');
      else if (own.trim() === '' || own.normalize('NFC') !== own) {
        expect(start).toBeLessThanOrEqual(begin);
        expect(end).toBeGreaterThanOrEqual(to);
      } else expect({ index, start, end }).toEqual({ index, start: begin, end: to });
    });
  });

  test('writes back what it read, but for blanks, case and what it does not know', () => {
    for (const { text } of written.filter(({ text }) => !text.includes('▁'))) {
      const { ids } = tokenizer.encode(text);
      const again = tokenizer.decode(ids);
      expect(again.tokens.map(({ id }) => id)).toEqual(ids);
      expect(again.tokens.every(({ text: drawn }) => drawn !== '' && !drawn.includes('�'))).toBe(true);
      if (again.tokens.some(({ unknown }) => unknown)) continue;
      expect(plain(again.text)).toBe(plain(text));
    }
  });

  test('gives the same ids and types for two texts', () => {
    const form = tokenizer.frames.pair;
    if (!form) return expect(form).toBeUndefined();
    const [first, second] = [tokenizer.encode('The fox').ids, tokenizer.encode('A dog jumps').ids];
    const ids = [...form.before, ...first, ...form.between, ...second, ...form.after];
    expect(ids).toEqual(pair.ids);
    if (name.startsWith('bert')) expect(tokenTypes(ids, form)).toEqual(pair.types);
  });
});
