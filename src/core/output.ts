import type { ClassTask } from './task.ts';

/** A token that the model thinks of, with its probability, 0 to 1. */
export interface Guess {
  readonly id: number;
  readonly text: string;
  readonly probability: number;
}

/** What a decoder thought at one position. */
export interface Prediction {
  /** Probability of the token that was written there. */
  readonly probability: number;
  /** The most probable tokens, best first. */
  readonly alternatives: readonly Guess[];
}

/** A token that can come next. */
export interface Candidate extends Guess {
  /** Its probability in the draw: after temperature, top-k and top-p; 0 when they rule it out. */
  readonly drawProbability: number;
}

/** What can come after the last token. */
export interface NextToken {
  /** The most probable by the model itself, best first; the drawn one is among them. */
  readonly candidates: readonly Candidate[];
  /** How many tokens temperature, top-k and top-p leave in the draw. */
  readonly kept: number;
  /** The id that the seed draws. */
  readonly drawn: number;
  /** Why nothing follows: the draw is the end mark, or the model reads no more tokens. */
  readonly end: 'mark' | 'limit' | undefined;
}

/** A masked token and what the model puts there. */
export interface MaskedWord {
  /** Index in the source's tokens. */
  readonly token: number;
  /** The token that was covered, with the probability that the model gives it; undefined for a typed mask. */
  readonly covered: Guess | undefined;
  readonly guesses: readonly Guess[];
}

/** A named thing: tokens [start, end) of the source. */
export interface EntitySpan {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  /** The mean probability of its words' labels. */
  readonly probability: number;
}

/** A word and the word that it depends on, by their first tokens in the source. */
export interface Dependency {
  readonly token: number;
  /** −1: the root of the sentence. */
  readonly head: number;
  readonly probability: number;
}

/** A word and the most probable of its labels, by the word's first token in the source. */
export interface Tag {
  readonly token: number;
  readonly label: string;
  readonly probability: number;
}

export interface ClassProbability {
  readonly label: string;
  readonly probability: number;
}

/** What a run says beside its attention. */
export type TaskOutput =
  /** Nothing: attention that was computed elsewhere, or a model whose answer is no task of this page. */
  | { readonly task: 'attention' }
  | {
      readonly task: 'translation';
      /** Who wrote the target: the model (greedy decoding) or the reader (teacher forcing). */
      readonly targetBy: 'model' | 'reader';
      /** One a decoder position, [T]. */
      readonly predictions: readonly Prediction[];
    }
  | {
      readonly task: 'generation';
      /** Item i: what was thought of token i + 1; one fewer than there are tokens. */
      readonly predictions: readonly Prediction[];
      readonly next: NextToken;
      /** How many of the last tokens were generated. */
      readonly written: number;
    }
  | { readonly task: 'masked-word'; readonly masked: readonly MaskedWord[] }
  | { readonly task: 'entities'; readonly entities: readonly EntitySpan[] }
  | { readonly task: 'dependencies'; readonly dependencies: readonly Dependency[] }
  /** One a word, in order. */
  | { readonly task: 'tagging'; readonly tags: readonly Tag[] }
  /** All labels, most probable first. */
  | { readonly task: ClassTask; readonly classes: readonly ClassProbability[] };
