import type { ErrorRecord } from '../core/errors.ts';
import type { GuestCheck, GuestReport, GuestSource } from '../core/guest.ts';
import type { HeadRef } from '../core/head.ts';
import type { HeadInspection, RunNorms } from '../core/inspection.ts';
import type { Intervention } from '../core/intervention.ts';
import type { Manifest, ModelFile } from '../core/manifest.ts';
import type { PromptMeasures } from '../core/measure.ts';
import type { LayerRange } from '../core/memory.ts';
import type { PixelPicture } from '../core/pixels.ts';
import type { AttentionRun, Provider, ProviderChoice } from '../core/run.ts';
import type { Sampling } from '../core/sampling.ts';
import type { TaskName } from '../core/task.ts';

/** A model as the worker can fetch it: its manifest and one address a file. */
export interface ModelSource {
  readonly manifest: Manifest;
  readonly urls: Readonly<Partial<Record<ModelFile, string>>>;
  /** A guest's own files; its manifest is what `examine` made of them, `urls` is empty. */
  readonly guest?: GuestSource;
}

export interface OpenRequest {
  readonly model: ModelSource;
  readonly provider: ProviderChoice;
  /** Threads for wasm; by default decided from the cores and from cross-origin isolation. */
  readonly threads?: number;
  /** Skip the browser's HTTP cache: the retry after a corrupt file. */
  readonly reload?: boolean;
  /** `int8`: every matrix of weights is rounded to 8 bits a number before the session is made; computed in float32. */
  readonly weights?: 'as-shipped' | 'int8';
}

/** One provider that was considered, in order. */
export interface ProviderAttempt {
  readonly provider: Provider;
  readonly outcome: 'chosen' | 'skipped' | 'failed';
  /** Why, as a code that `i18n` has a sentence for. */
  readonly reason:
    | 'requested'
    | 'works-everywhere'
    | 'small-model'
    | 'no-webgpu'
    | 'no-adapter'
    | 'software-adapter'
    | 'error';
  readonly detail?: string;
}

export interface OpenedModel {
  readonly provider: Provider;
  readonly threads: number;
  readonly dtype: 'float32';
  readonly attempts: readonly ProviderAttempt[];
  /** Of a guest, at its first opening. */
  readonly check?: GuestCheck;
  readonly elapsedMs: { readonly download: number; readonly session: number; readonly total: number };
}

/** What should be run. A field that the task does not use is ignored. */
export interface RunRequest {
  readonly text: string;
  /** By default the model's first task. */
  readonly task?: TaskName;
  /** translation: the reader's own; teacher-forced instead of decoded. */
  readonly target?: string;
  /** masked-word: indices of the source's tokens that are covered, marks counted. */
  readonly masked?: readonly number[];
  /** generation: ids that follow the text; translation: ids that it has to begin with. */
  readonly written?: readonly number[];
  /** generation: how the next token is drawn. */
  readonly sampling?: Sampling;
  /** What is changed in the computation; none by default. */
  readonly interventions?: readonly Intervention[];
  /** The second text of a pair; encoder–decoders: what the decoder begins with. */
  readonly second?: string;
  /** The picture of a model that reads pixels, as large as its manifest says. */
  readonly picture?: PixelPicture;
  /** Reads no more tokens of a text than these, marks included. */
  readonly maxTokens?: number;
  /** Fetches the attention of these layers only. */
  readonly layers?: LayerRange;
  /** Attention that needs more than this is not computed: the run fails with `memory.over`. No limit by default. */
  readonly budgetBytes?: number;
  /** Also return the task's logits, row-major. */
  readonly logits?: boolean;
}

/** An AttentionRun without the id, which the page gives. */
export interface RunResult {
  readonly run: Omit<AttentionRun, 'id'>;
  /** Row-major [rows, columns], as docs/models.md says for the task. */
  readonly logits?: Float32Array;
}

/** Bytes of the model's files that have arrived; `totalBytes` is the manifests' sum. */
export interface OpenProgress {
  readonly stage: 'download' | 'session';
  readonly loadedBytes: number;
  readonly totalBytes: number;
}

export interface BesideRequest {
  readonly run: RunRequest;
  readonly open?: OpenRequest;
}

/** One head taken apart, for the tokens of `run`: what the reader's run answered. */
export interface InspectRequest {
  readonly run: TokensOf;
  readonly head: HeadRef;
}

/** The tokens that a run went over: a pass over the same tokens gives the same numbers. */
export interface TokensOf {
  readonly task: TaskName;
  /** Ids of `tokens.source` and of the `tokens.target` that was read, marks included. */
  readonly source: readonly number[];
  readonly target: readonly number[];
  readonly interventions?: readonly Intervention[];
}

/** A guest, read but not opened: what the page has to know of it. */
export interface GuestExamination {
  readonly manifest: Manifest;
  readonly report: GuestReport;
}

/** Calls from page to worker: name → request and reply. */
export interface Calls {
  /** Reads a guest's files (progress as for `open`) and finds its attention; the bytes stay for `open`. */
  examine: { request: GuestSource; reply: GuestExamination };
  open: { request: OpenRequest; reply: OpenedModel };
  run: { request: RunRequest; reply: RunResult };
  /** A run beside the picture: in the open model, or in another one that is opened and kept for it. */
  runBeside: { request: BesideRequest; reply: RunResult };
  inspect: { request: InspectRequest; reply: HeadInspection };
  norms: { request: { readonly run: TokensOf }; reply: RunNorms };
  /** One text of the battery in the open model, by its number; the reply says how many there are. */
  measure: {
    request: { readonly prompt: number };
    reply: { readonly prompts: number; readonly measures: PromptMeasures };
  };
}
export type CallName = keyof Calls;

/** Page → worker. An abort names the call that should stop; an aborted call replies `run.aborted`. */
export type ToWorker =
  | {
      [Name in CallName]: {
        readonly kind: 'call';
        readonly id: number;
        readonly name: Name;
        readonly request: Calls[Name]['request'];
      };
    }[CallName]
  | { readonly kind: 'abort'; readonly id: number };

/** Worker → page; `Float32Array`s in replies are transferred. */
export type FromWorker =
  | { readonly kind: 'alive'; readonly lock: string }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: OpenProgress }
  | { readonly kind: 'reply'; readonly id: number; readonly value: Calls[CallName]['reply'] }
  | { readonly kind: 'error'; readonly id: number; readonly error: ErrorRecord };
