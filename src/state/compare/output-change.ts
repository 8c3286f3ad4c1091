import type { AttentionRun } from '../../core/run.ts';
import { idsRead } from '../../core/run.ts';
import { logitChange } from '../../math/compare/logit-change.ts';
import { type LabelChange, labelChanges } from './label-changes.ts';

/** A token or label that can be the answer, before and after. */
export interface ChoiceChange {
  readonly id: number;
  readonly text: string;
  /** Probability, 0 to 1. */
  readonly before: number;
  readonly after: number;
  readonly logitChange: number;
}

/** One distribution that the model answers with. */
export interface PlaceChange {
  /** The token that it is about; undefined where it is about the whole text. */
  readonly token: string | undefined;
  /** The id that was written there, or is covered; undefined where nothing is. */
  readonly written: number | undefined;
  /** KL(p‖p') in nats. */
  readonly divergence: number;
  /** What was most probable before, and what is after; most probable before first. */
  readonly choices: readonly ChoiceChange[];
}

/** What became of a model's answer. */
export interface OutputChange {
  readonly places: readonly PlaceChange[];
  /** entities, dependencies: what changed, out of what. */
  readonly labels: readonly LabelChange[] | undefined;
  /** Mean KL(p‖p') over all distributions of the answer, in nats. */
  readonly divergence: number;
  /** How many those are. */
  readonly count: number;
}

/** A run and its logits, row-major [rows, columns]. */
export interface RunWithLogits {
  readonly run: Pick<AttentionRun, 'tokens' | 'output'>;
  readonly logits: Float32Array;
}

/** Which distributions of the answer are shown, and which choices of each. */
interface Asked {
  /** Of the logits. */
  readonly rows: number;
  readonly places: readonly {
    readonly row: number;
    readonly token?: string | undefined;
    readonly written?: number | undefined;
    readonly choices: readonly { readonly id: number; readonly text: string }[];
  }[];
}

const SHOWN_BEFORE = 5;
const SHOWN_AFTER = 3;

/**
 * Compares what two runs answer over the same tokens; undefined when the tokens or the sizes differ.
 *
 * @param labels of a task of classes, in the order of its logits
 */
export function outputChange(
  a: RunWithLogits,
  b: RunWithLogits,
  labels: readonly string[],
): OutputChange | undefined {
  const same = JSON.stringify(idsRead(a.run)) === JSON.stringify(idsRead(b.run));
  if (!same || a.logits.length !== b.logits.length || a.logits.length === 0) return undefined;
  const { rows, places } = askedOf(a.run, b.run, labels);
  const columns = a.logits.length / rows;
  const changes = places.map(({ row, token, written, choices }): PlaceChange => {
    const [before, after] = [a, b].map(({ logits }) => logits.subarray(row * columns, (row + 1) * columns));
    const change = logitChange(before ?? [], after ?? []);
    const named = [...new Map(choices.map(({ id, text }) => [id, text]))];
    return {
      token,
      written,
      divergence: change.divergence,
      choices: named
        .map(([id, text]) => ({
          id,
          text,
          before: change.before[id] ?? Number.NaN,
          after: change.after[id] ?? Number.NaN,
          logitChange: (after?.[id] ?? Number.NaN) - (before?.[id] ?? Number.NaN),
        }))
        .sort((p, q) => q.before - p.before),
    };
  });
  const sum = changes.reduce((total, { divergence }) => total + divergence, 0);
  return {
    places: changes.filter(({ choices }) => choices.length > 0),
    labels: labelChanges(a.run, b.run),
    divergence: changes.length === 0 ? 0 : sum / changes.length,
    count: changes.length,
  };
}

function askedOf(a: RunWithLogits['run'], b: RunWithLogits['run'], labels: readonly string[]): Asked {
  const [before, after] = [a.output, b.output];
  const { source, target } = a.tokens;
  if (before.task === 'translation' && after.task === 'translation') {
    const places = before.predictions.map((_, row) => {
      const written = target[row + 1];
      // What B thinks best beside what is written.
      const best = after.predictions[row]?.alternatives.slice(0, 1) ?? [];
      return {
        row,
        token: written?.text,
        written: written?.id,
        choices: written ? [...best, written] : best,
      };
    });
    return { rows: before.predictions.length, places };
  }
  if (before.task === 'generation' && after.task === 'generation') {
    const choices = best(before.next.candidates, after.next.candidates);
    return { rows: target.length, places: [{ row: target.length - 1, choices }] };
  }
  if (before.task === 'masked-word' && after.task === 'masked-word') {
    const places = before.masked.map(({ token: row, covered, guesses }, mask) => ({
      row,
      token: covered?.text ?? source[row]?.text,
      written: covered?.id,
      choices: [...best(guesses, after.masked[mask]?.guesses ?? []), ...(covered ? [covered] : [])],
    }));
    return { rows: source.length, places };
  }
  if ('classes' in before && 'classes' in after) {
    const choices = best(before.classes, after.classes).map(({ label }) => ({
      id: labels.indexOf(label),
      text: label,
    }));
    return { rows: 1, places: [{ row: 0, choices }] };
  }
  // Labels of words: which of them changed says more than the numbers of each.
  const words = source.flatMap(({ special }, row) => (special ? [] : [{ row, choices: [] }]));
  return { rows: source.length, places: words };
}

/** The best before and the best after; the latter often among the former. */
function best<Guess>(before: readonly Guess[], after: readonly Guess[]): Guess[] {
  return [...before.slice(0, SHOWN_BEFORE), ...after.slice(0, SHOWN_AFTER)];
}
