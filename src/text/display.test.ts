import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawCharacters, drawGrapheme } from './display.ts';

describe('drawCharacters', () => {
  test.each([
    ['', '␣'],
    ['a', 'a'],
    [' ', '␣'],
    ['▁', '␣'],
    ['\u00a0', '␣'],
    ['word', 'word'],
    ['\u0000', '␀'],
    ['\t', '␉'],
    ['\u007f', '␡'],
    ['\u0085', 'U+0085'],
    ['\u200d', 'U+200D'],
    ['\ufe0f', 'U+FE0F'],
    ['\u{e0067}', 'U+E0067'],
    ['\ufffd', 'U+FFFD'],
    ['\ud83d', 'U+FFFD'],
    ['\ue000', 'U+E000'],
    ['\u0301', '◌\u0301'],
    ['e\u0301', 'e\u0301'],
    ['🙂', '🙂'],
  ])('draws %j as %j', (characters, drawn) => {
    expect(drawCharacters(characters)).toBe(drawn);
  });

  test('never draws nothing, a space mark or a replacement character', () => {
    const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 4 }), (characters) => {
        expect(drawCharacters(characters)).toMatch(/^[^▁\ufffd\s\p{Cc}\p{Cs}]+$/u);
      }),
    );
  });
});

describe('drawGrapheme', () => {
  test.each([
    ['👩\u200d👩\u200d👧', '👩\u200d👩\u200d👧'],
    ['❤\ufe0f', '❤\ufe0f'],
    ['🇫🇷', '🇫🇷'],
    ['\u2066', 'U+2066'],
    ['\u0301', '◌\u0301'],
    ['\ud83d', 'U+FFFD'],
  ])('draws %j as %j', (grapheme, drawn) => {
    expect(drawGrapheme(grapheme)).toBe(drawn);
  });
});
