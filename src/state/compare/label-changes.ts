import type { AttentionRun } from '../../core/run.ts';

/** A word whose label is another one after the change; undefined where it has none. */
export interface LabelChange {
  readonly text: string;
  /** The kind of name, or the word that it depends on, '' for the root of the sentence. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

type Labelled = Pick<AttentionRun, 'tokens' | 'output'>;

/** The words whose labels differ between two runs over the same tokens; undefined for tasks that label no words. */
export function labelChanges(a: Labelled, b: Labelled): LabelChange[] | undefined {
  const [before, after] = [labelledWords(a), labelledWords(b)];
  if (!before || !after) return undefined;
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort((p, q) => p - q)
    .filter((token) => before.get(token)?.what !== after.get(token)?.what)
    .map((token) => ({
      text: wordText(a, token),
      before: before.get(token)?.text,
      after: after.get(token)?.text,
    }));
}

/** By the first token of each word. `what` tells two words of one spelling apart. */
function labelledWords({ tokens, output }: Labelled) {
  if (output.task === 'dependencies') {
    return new Map(
      output.dependencies.map(({ token, head }) => {
        return [token, { what: `${head}`, text: head < 0 ? '' : wordText({ tokens }, head) }];
      }),
    );
  }
  if (output.task !== 'entities') return undefined;
  const { source } = tokens;
  return new Map(
    output.entities.flatMap(({ start, end, label }) =>
      Array.from({ length: end - start }, (_, at) => start + at)
        .filter((token) => token === start || source[token]?.word !== source[token - 1]?.word)
        .map((token): [number, { what: string; text: string }] => [token, { what: label, text: label }]),
    ),
  );
}

function wordText({ tokens }: Pick<Labelled, 'tokens'>, token: number): string {
  const word = tokens.source[token]?.word ?? -1;
  const pieces = tokens.source.filter((other) => word >= 0 && other.word === word);
  return pieces.map(({ text }) => text).join('') || (tokens.source[token]?.text ?? '');
}
