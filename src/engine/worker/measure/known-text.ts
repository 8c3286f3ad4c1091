import type { Token } from '../../../core/token.ts';
import type { WordLink } from '../../../math/measures/word-links.ts';

/** A half-open range of UTF-16 units of a text. */
export interface WordSpan {
  readonly start: number;
  readonly end: number;
}

/** A text and where its words stand. */
export interface KnownText {
  readonly text: string;
  readonly words: readonly WordSpan[];
}

/** A text with the head of each word: an index of words, −1 for the root. */
export interface KnownTree extends KnownText {
  readonly heads: readonly number[];
  readonly relations: readonly string[];
}

export interface LinkedPair {
  readonly source: KnownText;
  readonly target: KnownText;
  readonly links: readonly WordLink[];
}

/** `The/2/det cat/0/root ./2/punct`: words with heads from 1, punctuation without a space before it. */
export function parseTree(line: string): KnownTree {
  let text = '';
  const words = line.split(' ').map((entry) => {
    const [form = '', head = '', relation = ''] = entry.split('/');
    if (text !== '' && !/^[.,;:?!]/.test(form)) text += ' ';
    const start = text.length;
    text += form;
    return { span: { start, end: text.length }, head: Number(head) - 1, relation };
  });
  return {
    text,
    words: words.map(({ span }) => span),
    heads: words.map(({ head }) => head),
    relations: words.map(({ relation }) => relation),
  };
}

/** `The| cat|. ⇒ Le| chat|. ⇒ 0-0 1-1 2-2`: words end at `|`; links are source-target. */
export function parsePair(line: string): LinkedPair {
  const [source = '', target = '', links = ''] = line.split(' ⇒ ');
  return {
    source: parseWords(source),
    target: parseWords(target),
    links: links.split(' ').map((link) => {
      const [from, to] = link.split('-').map(Number);
      return { source: from as number, target: to as number };
    }),
  };
}

function parseWords(marked: string): KnownText {
  let text = '';
  const words = marked.split('|').map((word) => {
    const start = text.length + (word.length - word.trimStart().length);
    text += word;
    return { start, end: text.length };
  });
  return { text, words };
}

/** The places of each word's tokens, half-open; undefined for a word that no token stands for (a text that was cut). */
export function placesOfWords(
  words: readonly WordSpan[],
  tokens: readonly Token[],
): ({ readonly start: number; readonly end: number } | undefined)[] {
  return words.map((word) => {
    const places = tokens.flatMap(({ span, special }, place) =>
      !special && span.start < word.end && span.end > word.start ? [place] : [],
    );
    const first = places[0];
    return first === undefined ? undefined : { start: first, end: (places.at(-1) as number) + 1 };
  });
}
