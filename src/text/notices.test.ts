import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cutToLimit } from './limit.ts';
import { textNotices } from './notices.ts';
import { openTokenizer } from './text-tokenizer.ts';

const tokenizer = openTokenizer(
  JSON.parse(readFileSync(new URL('../../models/translate-en-fr/tokenizer.json', import.meta.url), 'utf8')),
);
const noticesOf = (text: string) => textNotices(tokenizer.encode(text), 'source', 128);

describe('textNotices', () => {
  test.each(['', ' ', 'a', 'Tom is here. '])('has nothing to say of %j', (text) => {
    expect(noticesOf(text)).toEqual([]);
  });

  test('lists unknown characters as whole graphemes, once each, in reading order', () => {
    expect(noticesOf('<a> 👩\u200d👧, 🇫🇷 <x\u0304> \ud83d\u2067')).toEqual([
      {
        code: 'text.unknown',
        sequence: 'source',
        characters: ['<', '>', '👩\u200d👧', '🇫🇷', 'x\u0304', 'U+FFFD'],
      },
    ]);
  });

  test('says what was left out, and nothing of unknown characters there', () => {
    const cut = cutToLimit(tokenizer.encode('Tom Tom 中 '), 2);
    expect(textNotices(cut, 'target', 4)).toEqual([
      { code: 'text.cut', sequence: 'target', usedChars: 7, totalChars: 10, limitTokens: 4 },
    ]);
  });
});
