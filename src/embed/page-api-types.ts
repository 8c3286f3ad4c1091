import type { HeadRef, Site } from '../core/head.ts';
import type { Intervention } from '../core/intervention.ts';
import type { Manifest } from '../core/manifest.ts';
import type { TaskOutput } from '../core/output.ts';
import type { AttentionRun, Notice, Provider, ProviderChoice } from '../core/run.ts';
import type { Sampling } from '../core/sampling.ts';
import type { TaskName } from '../core/task.ts';
import type { Token } from '../core/token.ts';
import type { RunRequest } from '../engine/protocol.ts';
import type { Input } from '../state/input-slice.ts';

/** A model that the page can open. */
export interface ModelSummary {
  readonly id: string;
  readonly title: string;
  readonly revision: string;
  readonly architecture: Manifest['architecture'];
  /** The one it opens with. */
  readonly task: TaskName;
  readonly tasks: readonly TaskName[];
  readonly sites: readonly { readonly site: Site; readonly layers: number; readonly heads: number }[];
  /** Tokens a side can have, marks included. */
  readonly limits: { readonly source?: number | undefined; readonly target?: number | undefined };
  /** As the model card has it. */
  readonly quality: Manifest['quality'];
  /** Size of the download in bytes, uncompressed. */
  readonly bytes: number;
}

/** What to run; what a task does not use is ignored. `task`: of the open model, by default the one on screen. */
export interface RunOptions extends Omit<RunRequest, 'sampling' | 'logits' | 'interventions' | 'picture'> {
  /** generation: what is not given stays as it is on screen. */
  readonly sampling?: Partial<Sampling>;
}

/** What logits are asked for: also of a computation that is changed by hand. */
export interface LogitsOptions extends RunOptions {
  readonly interventions?: readonly Intervention[];
}

/** What a run gave, once its picture is painted. */
export interface RunSummary {
  /** `attention`: shown only, not computed here. */
  readonly task: TaskName | 'attention';
  /** As it was given; of a generation with what was written after it. What the spans count in. */
  readonly text: string;
  readonly output: TaskOutput;
  /** Of a translation. */
  readonly translation?: string;
  readonly targetBy?: 'model' | 'reader';
  readonly sourceTokens: number;
  readonly targetTokens: number;
  readonly provider: AttentionRun['provider'];
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

/** Attention that was computed elsewhere, to be shown. Queries and keys of a site are the tokens of its sequences. */
export interface ShownAttention {
  /** One string a token; encoder sites read `source`, decoder sites `target`, cross-attention both. */
  readonly tokens: { readonly source?: readonly string[]; readonly target?: readonly string[] };
  /** Row-major [heads, queries, keys]; rows sum to 1. The arrays are kept, not copied. */
  readonly attentions: readonly {
    readonly site: Site;
    readonly layer: number;
    readonly heads: number;
    readonly queries: number;
    readonly keys: number;
    readonly data: Float32Array;
  }[];
  /** What the page says it is. */
  readonly name?: string;
}

export interface PageState extends Input {
  readonly model: string;
  readonly revision: string | undefined;
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
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

/** Where a model of one's own comes from; one of `files`, `url` and `hub`. */
export type BringOptions =
  | { readonly files: readonly File[] }
  /** `tokenizer` and `config`: their addresses, where they are not beside the graph. */
  | { readonly url: string; readonly tokenizer?: string; readonly config?: string }
  /** `owner/name[@revision]`; `base`: another hub's address; `file`: one of the repository's graphs, by its path. */
  | { readonly hub: string; readonly base?: string; readonly file?: string };

/** `window.headlight`. Wrong arguments reject or throw with `code: 'argument.invalid'`. */
export interface PageApi {
  readonly version: 1;
  /** Resolves when the model is open and the first run is painted; rejects when opening failed. */
  ready(): Promise<void>;
  models(): readonly ModelSummary[];
  /** Opens a model with one of its tasks; resolves when it is ready and its first run is painted. */
  open(options: {
    model: string;
    task?: TaskName;
    provider?: ProviderChoice;
    threads?: number;
  }): Promise<void>;
  /**
   * Opens a model of the caller's own: its files, an address, or a repository of a hub. Downloads without asking the reader, and
   * resolves with the state when its first run is painted; rejects with a code (`guest.*`) when it cannot be opened.
   */
  bring(options: BringOptions): Promise<PageState>;
  /** Sets what should be run, runs it, and resolves when the picture shows the run. */
  run(options: RunOptions): Promise<RunSummary>;
  /** Shows attention that was computed elsewhere, until the next text is run; resolves when it is painted. */
  show(options: ShownAttention): Promise<void>;
  attention(options: { site: Site; layer: number }): AttentionSummary;
  tokens(): { readonly source: readonly Token[]; readonly target: readonly Token[] };
  /**
   * The task's logits for a text, row-major [positions, vocabulary] (docs/models.md); the picture stays as it is.
   * Where the answer is a label, `vocabulary` counts labels; where it is one for the whole text, there is one position.
   */
  logits(options: LogitsOptions): Promise<{ positions: number; vocabulary: number; data: Float32Array }>;
  state(): PageState;
}

declare global {
  interface Window {
    headlight: PageApi;
  }
}
