import { expect } from '@playwright/test';
import type { GoldenSentence, GoldenSequence } from '../../scripts/golden/golden-file.ts';
import type { Measured } from './golden.ts';

/** Tokens, their places and the task's output are the golden ones; shapes too. */
export function expectSameTokens(golden: GoldenSentence, found: Measured): void {
  const { name, text, source, target } = golden;
  if (source) {
    expect(ids(found.source), `${name}: source ids`).toEqual(source.ids);
    // An encoder's text stands between two marks, the source of a translation before one, a picture after one.
    const before = found.target.length > 0 ? 0 : 1;
    const after = golden.task === 'digit' ? 0 : 1;
    const inside = found.source.slice(before, found.source.length - after);
    expectSameSpans(`${name}: source spans`, text, source.spans, inside);
  }
  if (target) {
    expect(ids(found.target), `${name}: target ids`).toEqual(target.ids);
    const { targetText = text } = golden;
    const inside = golden.task === 'generation' ? found.target.slice(1) : found.target.slice(1, -1);
    expectSameSpans(`${name}: target spans`, targetText, target.spans, inside);
  }
  if (golden.targetText !== undefined) {
    // Python writes nothing for an unknown token; the page shows that there is one.
    const translation = found.summary?.translation?.replaceAll('⁇', '') ?? golden.targetText;
    expect(translation, `${name}: translation`).toBe(golden.targetText);
  }
  expect(golden.tensors, `${name}: shapes`).toMatchObject(found.shapes);
}

/** What the task says of the text is what PyTorch says. */
export function expectSameOutput(golden: GoldenSentence, { summary, source }: Measured): void {
  const { name } = golden;
  const output = summary?.output;
  switch (output?.task) {
    case 'masked-word':
      expect(
        output.masked.map(({ token }) => token),
        `${name}: masks`,
      ).toEqual(golden.masked);
      for (const [at, { guesses }] of output.masked.entries()) {
        const top = golden.top?.[at] ?? [];
        expect(
          guesses.slice(0, top.length).map(({ id }) => id),
          `${name}: guesses`,
        ).toEqual(top.map(([id]) => id));
        for (const [rank, [, probability]] of top.entries()) {
          expect(guesses[rank]?.probability).toBeCloseTo(probability, 4);
        }
      }
      break;
    case 'entities':
      expect(
        output.entities.map(({ start, end, label }) => [
          source[start]?.span.start,
          source[end - 1]?.span.end,
          label,
        ]),
        `${name}: spans`,
      ).toEqual(golden.spans);
      break;
    case 'dependencies': {
      const words = output.dependencies.map(({ token }) => token);
      expect(
        output.dependencies.map(({ head }) => (head < 0 ? -1 : words.indexOf(head))),
        `${name}: heads`,
      ).toEqual(golden.heads);
      break;
    }
    case 'relation':
    case 'sentiment':
    case 'intent':
    case 'digit':
      expect(output.classes[0]?.label, `${name}: label`).toBe(golden.best);
      break;
    default:
  }
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
  spans: GoldenSequence['spans'],
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
