import type { AttentionTensor } from './attention.ts';
import type { Site, SiteShape } from './head.ts';
import type { Intervention } from './intervention.ts';
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
  /** Only these layers were fetched, because all would not have fitted into memory. */
  | { readonly code: 'memory.layers'; readonly first: number; readonly last: number }
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
  /** Where the source is no text. */
  readonly picture?: RunPicture;
  readonly attentions: readonly AttentionTensor[];
  readonly output: TaskOutput;
  readonly notices: readonly Notice[];
  /** What was changed in the computation; empty when nothing was. */
  readonly interventions: readonly Intervention[];
  /** `elsewhere`: computed by somebody else and only shown here. */
  readonly provider: Provider | 'elsewhere';
  readonly threads: number;
  readonly dtype: 'float32';
  readonly elapsedMs: {
    readonly tokenize: number;
    readonly decode: number;
    readonly attend: number;
    readonly total: number;
  };
}

/** The picture that a run read: patch p, row by row from the top left corner, is token `firstToken` + p of the source. */
export interface RunPicture {
  readonly columns: number;
  readonly rows: number;
  readonly firstToken: number;
  /** What is drawn under the attention: RGBA bytes, row by row. */
  readonly pixels: { readonly width: number; readonly height: number; readonly rgba: Uint8ClampedArray };
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

/** The ids that a model read in a run: marks included, the last written token of a translation not, as nothing followed it. */
export function idsRead({ tokens, output }: Pick<AttentionRun, 'tokens' | 'output'>): {
  readonly source: readonly number[];
  readonly target: readonly number[];
} {
  // A token without an id stands for what was not written.
  const idsOf = (sequence: readonly Token[]) => sequence.map(({ id }) => id).filter((id) => id >= 0);
  const read = output.task === 'translation' ? output.predictions.length : tokens.target.length;
  return { source: idsOf(tokens.source), target: idsOf(tokens.target).slice(0, read) };
}

/** The sites that a run has attention of, with their layers and heads, in the order of its tensors. */
export function runSites({ attentions }: Pick<AttentionRun, 'attentions'>): readonly SiteShape[] {
  const shapes = new Map<Site, SiteShape>();
  for (const { site, layer, heads } of attentions) {
    const before = shapes.get(site);
    shapes.set(site, {
      site,
      layers: Math.max(before?.layers ?? 0, layer + 1),
      heads: Math.max(before?.heads ?? 0, heads),
    });
  }
  return [...shapes.values()];
}
