import type { AttentionTensor } from './attention.ts';
import type { Site } from './head.ts';
import type { TaskOutput } from './output.ts';
import type { SequenceName, Token } from './token.ts';

export type Provider = 'wasm' | 'webgpu';
export type ProviderChoice = 'auto' | Provider;

/** Something that the reader must know about a run, shown in the picture. */
export type Notice =
  /** The text was longer than the model reads: `usedChars` of `totalChars` UTF-16 units were used. */
  | {
      readonly code: 'text.cut';
      readonly sequence: SequenceName;
      readonly usedChars: number;
      readonly totalChars: number;
      readonly limitTokens: number;
    }
  /** Characters that the vocabulary lacks became `<unk>`. */
  | { readonly code: 'text.unknown'; readonly sequence: SequenceName; readonly characters: readonly string[] }
  /** Decoding stopped at the model's length limit, not at an end mark. */
  | { readonly code: 'translation.cut'; readonly limitTokens: number };

/**
 * The immutable result of one run.
 *
 * `tokens.source` is what the encoder reads, marks included (S tokens; none in a model without an encoder).
 * `tokens.target` of a translation is the start mark, the written tokens and the end mark (T + 1 tokens): decoder
 * position t reads token t and writes token t + 1, so decoder and cross sites have T queries. A decoder alone reads
 * all of `tokens.target`. `axesOf` says which tokens label an axis.
 */
export interface AttentionRun {
  readonly id: number;
  readonly model: { readonly id: string; readonly revision: string };
  /** `source` as the reader typed it; `target` as the model or the reader wrote it: what the tokens' spans count in. */
  readonly texts: Readonly<Record<SequenceName, string>>;
  readonly tokens: { readonly source: readonly Token[]; readonly target: readonly Token[] };
  readonly attentions: readonly AttentionTensor[];
  readonly output: TaskOutput;
  readonly notices: readonly Notice[];
  readonly provider: Provider;
  readonly threads: number;
  readonly dtype: 'float32';
  readonly elapsedMs: {
    readonly tokenize: number;
    readonly decode: number;
    readonly attend: number;
    readonly total: number;
  };
}

/** Which tokens label an axis: item i of the axis is token `i + offset` of the sequence. */
export interface Axis {
  readonly sequence: SequenceName;
  readonly offset: number;
}

/**
 * Queries and keys of a site as tokens.
 *
 * Self-attention rows are the tokens read. A cross-attention row is the moment before a token is
 * written, so it carries the written token: that is the one it aligns (offset 1).
 */
export function axesOf(site: Site): { readonly queries: Axis; readonly keys: Axis } {
  const source: Axis = { sequence: 'source', offset: 0 };
  const read: Axis = { sequence: 'target', offset: 0 };
  const written: Axis = { sequence: 'target', offset: 1 };
  switch (site) {
    case 'encoder':
      return { queries: source, keys: source };
    case 'decoder':
      return { queries: read, keys: read };
    case 'cross':
      return { queries: written, keys: source };
  }
}

/** The tokens of an axis, `count` of them. */
export function axisTokens(run: AttentionRun, axis: Axis, count: number): readonly Token[] {
  return run.tokens[axis.sequence].slice(axis.offset, axis.offset + count);
}
