import { expect } from '@playwright/test';
import type { GoldenSentence, Measured } from './golden.ts';

/** Tokens, their places, and the translation are the golden ones; shapes too. */
export function expectSameTokens(golden: GoldenSentence, found: Measured): void {
  const { name, text, targetText } = golden;
  expect(ids(found.source), `${name}: source ids`).toEqual(golden.source.ids);
  expect(ids(found.target), `${name}: target ids`).toEqual(golden.target.ids);
  // Python writes nothing for an unknown token; the page shows that there is one.
  const translation = found.translation?.replaceAll('⁇', '') ?? targetText;
  expect(translation, `${name}: translation`).toBe(targetText);
  expectSameSpans(`${name}: source spans`, text, golden.source.spans, found.source.slice(0, -1));
  expectSameSpans(`${name}: target spans`, targetText, golden.target.spans, found.target.slice(1, -1));
  expect(golden.tensors, `${name}: shapes`).toMatchObject(found.shapes);
}

function ids(tokens: Measured['source']): number[] {
  return tokens.map(({ id }) => id);
}

/**
 * Python's offsets hold the blanks in front of a word, place an invented space on the first character and
 * forget the marks that a composed character was made of; ours do not.
 */
function expectSameSpans(
  title: string,
  text: string,
  spans: GoldenSentence['source']['spans'],
  tokens: Measured['source'],
): void {
  if (!spans) return;
  expect(tokens, title).toHaveLength(spans.length);
  for (const [index, [pythonStart, end]] of spans.entries()) {
    const { span, text: drawn } = tokens[index] ?? { span: { start: -1, end: -1 }, text: '' };
    const covered = text.slice(span.start, span.end);
    const blanks = /^\p{White_Space}*/u.exec(text.slice(pythonStart, end))?.[0].length ?? 0;
    const message = `${title}, token ${index} “${drawn}”`;
    if (covered === '') expect([index, drawn], message).toEqual([0, '␣']);
    else if (drawn === '␣' || covered.normalize('NFC') !== covered) {
      expect(span.start, message).toBeLessThanOrEqual(drawn === '␣' ? pythonStart : pythonStart + blanks);
      expect(span.end, message).toBeGreaterThanOrEqual(end);
    } else expect(span, message).toEqual({ start: pythonStart + blanks, end });
  }
}

/** The largest difference of each kind of tensor over all sentences, and where it was. */
export class Worst {
  readonly #worst = new Map<string, { difference: number; name: string }>();

  add(name: string, differences: Measured['differences']): void {
    for (const [kind, difference] of Object.entries(differences)) {
      if (difference > (this.#worst.get(kind)?.difference ?? -1)) this.#worst.set(kind, { difference, name });
    }
  }

  /** `encoder.0 1.2e-6 (sixty tokens), …` */
  toString(): string {
    return [...this.#worst]
      .map(([kind, { difference, name }]) => `${kind} ${difference.toExponential(1)} (${name})`)
      .join(', ');
  }
}
