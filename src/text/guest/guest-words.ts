import { numberWords } from '../words.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Words of tokens by their places in a text: one opens where blanks stand in front of it. `shares`: their characters. */
export function numberGuestWords(text: string, spans: readonly Span[], shares: readonly string[]): number[] {
  let before = 0;
  return numberWords(
    spans.map(({ start, end }, index) => {
      const opensWord = /\s/.test(text.slice(before, start)) || /^\s/.test(text.slice(start, end));
      before = Math.max(before, end);
      return { opensWord, share: shares[index] ?? '' };
    }),
  );
}
