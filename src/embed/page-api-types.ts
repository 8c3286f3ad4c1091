import type { HeadRef, Site } from '../core/head.ts';
import type { Notice, Provider, ProviderChoice } from '../core/run.ts';
import type { Token } from '../core/token.ts';

/** A model that the page can open. */
export interface ModelSummary {
  readonly id: string;
  readonly title: string;
  readonly revision: string;
  readonly task: string;
  readonly sites: readonly { readonly site: Site; readonly layers: number; readonly heads: number }[];
  readonly limits: { readonly source: number; readonly target: number };
  /** Size of the download in bytes, uncompressed. */
  readonly bytes: number;
}

/** What a run gave, once its picture is painted. */
export interface RunSummary {
  readonly text: string;
  readonly translation: string;
  readonly targetBy: 'model' | 'reader';
  readonly sourceTokens: number;
  readonly targetTokens: number;
  readonly provider: Provider;
  readonly threads: number;
  readonly elapsedMs: {
    readonly tokenize: number;
    readonly decode: number;
    readonly attend: number;
    readonly total: number;
  };
  readonly notices: readonly Notice[];
}

/** One layer's weights, row-major [heads, queries, keys]; row = query, column = key; a copy of the run's. */
export interface AttentionSummary {
  readonly heads: number;
  readonly queries: number;
  readonly keys: number;
  readonly data: Float32Array;
}

export interface PageState {
  readonly model: string;
  readonly revision: string | undefined;
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  readonly text: string;
  readonly target: string | null;
  readonly provider: Provider | undefined;
  readonly threads: number | undefined;
  readonly dtype: 'float32' | undefined;
  /** Milliseconds: opening the model, and the last run. */
  readonly timings: {
    readonly open:
      | { readonly download: number; readonly session: number; readonly total: number }
      | undefined;
    readonly run: RunSummary['elapsedMs'] | undefined;
  };
  readonly selection: { readonly focus: HeadRef; readonly heads: readonly HeadRef[] };
}

/** `window.headlight`. Wrong arguments reject or throw with `code: 'argument.invalid'`. */
export interface PageApi {
  readonly version: 1;
  /** Resolves when the model is open and the first run is painted; rejects when opening failed. */
  ready(): Promise<void>;
  models(): readonly ModelSummary[];
  /** Opens a model; resolves when it is ready and its first run is painted. */
  open(options: { model: string; provider?: ProviderChoice; threads?: number }): Promise<void>;
  /** Sets the texts, runs, and resolves when the picture shows the run. */
  run(options: { text: string; target?: string }): Promise<RunSummary>;
  attention(options: { site: Site; layer: number }): AttentionSummary;
  tokens(): { readonly source: readonly Token[]; readonly target: readonly Token[] };
  /** The decoder's logits for a text, row-major [positions, vocabulary]; the picture stays as it is. */
  logits(options: {
    text: string;
    target?: string;
  }): Promise<{ positions: number; vocabulary: number; data: Float32Array }>;
  state(): PageState;
}

declare global {
  interface Window {
    headlight: PageApi;
  }
}
