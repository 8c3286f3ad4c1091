import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openTokenizer } from './text-tokenizer.ts';

const json = JSON.parse(
  readFileSync(new URL('../../models/translate-en-fr/tokenizer.json', import.meta.url), 'utf8'),
);
const tokenizer = openTokenizer(json);
const drawn = (text: string) => tokenizer.encode(text).tokens.map((token) => token.text);
const idsOf = (text: string) => tokenizer.encode(text).ids;

describe('encode', () => {
  test.each(['', ' ', ' \n\t ', '\u200b'])('has no tokens for %j', (text) => {
    expect(tokenizer.encode(text)).toEqual({ text, ids: [], tokens: [], usedChars: text.length });
  });

  test('gives one character one token', () => {
    const { ids, tokens } = tokenizer.encode('a');
    expect(tokens).toEqual([
      { id: ids[0], text: 'a', special: false, unknown: false, span: { start: 0, end: 1 }, word: 0 },
    ]);
  });

  test('spans are those of the text as typed, not as normalized', () => {
    const text = '  a\u200b  cafe\u0301\n a';
    const { tokens } = tokenizer.encode(text);
    expect(tokens.map(({ text: drawn, span }) => [drawn, span.start, span.end])).toEqual([
      ['a', 2, 3],
      ['café', 6, 11],
      ['a', 13, 14],
    ]);
  });

  test('shows each piece of an emoji its share, and a mark on a dotted circle', () => {
    expect(drawn('👩\u200d👧')).toEqual(['␣', '👩', '👧']);
    expect(drawn('❤\ufe0f')).toEqual(['␣', '❤', 'U+FE0F']);
    expect(drawn('x\u0304')).toEqual(['␣', 'x', '◌\u0304']);
  });

  test('takes a typed mark for text', () => {
    const { tokens } = tokenizer.encode('</s>');
    expect(tokens.map(({ text }) => text)).toEqual(['␣', '<', '/', 's', '>']);
    expect(tokens.some(({ special }) => special)).toBe(false);
  });

  test('keeps spans in place around lone surrogates', () => {
    const { tokens } = tokenizer.encode('a \ud83d b');
    expect(tokens.map(({ text, span }) => [text, span.start])).toEqual([
      ['a', 0],
      ['␣', 1],
      ['U+FFFD', 2],
      ['b', 4],
    ]);
  });

  test('reads 10,000 characters in well under a second', () => {
    const text = 'The cat, which was not black, sat down… and “slept” for 10 years. '
      .repeat(152)
      .slice(0, 10_000);
    const begun = performance.now();
    expect(tokenizer.encode(text).tokens.at(-1)?.span.end).toBe(text.trimEnd().length);
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});

describe('a tokenizer that invents no space mark', () => {
  const never = { type: 'Metaspace', replacement: '▁', prepend_scheme: 'never', split: true };
  const han = { type: 'Split', pattern: { Regex: '[\\u4e00-\\u9fff]' }, behavior: 'Isolated', invert: false };
  const punctuation = { type: 'Punctuation', behavior: 'Isolated' };
  const sequence = { type: 'Sequence', pretokenizers: [never, han, punctuation] };
  const other = openTokenizer({ ...json, pre_tokenizer: sequence });

  test('starts with the word itself', () => {
    expect(other.encode('Tom').ids).not.toEqual(idsOf('Tom'));
    expect(other.encode('a Tom').ids.at(-1)).toBe(idsOf('Tom')[0]);
    expect(other.encode(' a').tokens.map(({ text, span }) => [text, span.start, span.end])).toEqual([
      ['a', 1, 2],
    ]);
  });

  test('has a token, a span and a word for each Chinese character', () => {
    const { tokens } = other.encode('中文 a，是');
    expect(tokens.map(({ text, span, word }) => [text, span.start, span.end, word])).toEqual([
      ['中', 0, 1, 0],
      ['文', 1, 2, 1],
      ['a', 3, 4, 2],
      ['，', 4, 5, 3],
      ['是', 5, 6, 4],
    ]);
  });

  test('writes the space in front of a first word, which the model wrote', () => {
    const [tom] = idsOf('Tom') as [number];
    expect(other.decode([tom]).text).toBe(' Tom');
    expect(other.decode([tom]).tokens[0]?.span).toEqual({ start: 1, end: 4 });
    expect(tokenizer.decode([tom]).text).toBe('Tom');
  });
});

describe('decode', () => {
  test('writes nothing for no ids', () => {
    expect(tokenizer.decode([])).toEqual({ text: '', tokens: [] });
  });

  test('writes nothing for marks, which stand where they are', () => {
    const { text, tokens } = tokenizer.decode([2, ...idsOf('Oui'), 3]);
    expect(text).toBe('Oui');
    expect(tokens[0]).toEqual(tokenizer.specialToken(2));
    expect(tokens.at(-1)).toEqual(tokenizer.specialToken(3, 3));
  });

  test('leaves the space in front of French punctuation', () => {
    expect(tokenizer.decode(idsOf('Quoi ? Non ! « Si »')).text).toBe('Quoi ? Non ! « Si »');
  });

  test('writes tokens that reading the text finds again', () => {
    for (const text of ["L'été, c'est 3 fois 20 %.", 'un mot', 'a ⁇ b', '中文 x']) {
      const written = tokenizer.decode(idsOf(text));
      expect(written.tokens).toEqual(tokenizer.encode(written.text).tokens);
    }
  });

  test('refuses an id that the vocabulary lacks', () => {
    expect(() => tokenizer.decode([tokenizer.vocabularySize])).toThrow('argument.invalid');
    expect(() => tokenizer.decode([-1])).toThrow('argument.invalid');
  });
});

describe('special tokens and labels', () => {
  test('a special token has its own name, no word and an empty span', () => {
    expect(tokenizer.specialToken(3, 7)).toEqual({
      id: 3,
      text: '</s>',
      special: true,
      unknown: false,
      span: { start: 7, end: 7 },
      word: -1,
    });
  });

  test('an ordinary token and the unknown one are no special tokens', () => {
    expect(() => tokenizer.specialToken(100)).toThrow('argument.invalid');
    expect(() => tokenizer.specialToken(1)).toThrow('argument.invalid');
  });

  test('every id has a label that can be seen, and label needs no this', () => {
    const { label, vocabularySize } = tokenizer;
    const labels = Array.from({ length: vocabularySize }, (_, id) => label(id));
    expect(labels.slice(0, 4)).toEqual(['<pad>', '<unk>', '<s>', '</s>']);
    for (const text of labels) expect(text).toMatch(/^[^▁\ufffd\s]+$/u);
    expect(() => label(vocabularySize)).toThrow('argument.invalid');
  });
});

describe('openTokenizer', () => {
  test.each([
    null,
    {},
    { ...json, normalizer: { type: 'Unheard of' } },
    { ...json, decoder: undefined, model: 1 },
  ])('refuses file %#', (other) => {
    expect(() => openTokenizer(other)).toThrow('model.invalid');
  });
});
