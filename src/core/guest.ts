import type { Site } from './head.ts';

/**
 * A guest is a model that the reader brings, as opposed to one that ships with the page. Its graph does not give its
 * attention: the page finds it and adds outputs (src/onnx/attention).
 */
export interface GuestSource {
  /** Stable, and unique among all models of the page: `hub:owner/name@revision#onnx/model.onnx`, `url:…`, `file:…`. */
  readonly id: string;
  /** What the reader calls it: the repository's or the file's name. */
  readonly title: string;
  readonly origin: 'files' | 'url' | 'hub';
  /** The graphs, their external data, tokenizer.json, config.json …; in any order. */
  readonly files: readonly GuestFile[];
}

export interface GuestFile {
  /** Its path inside the folder, zip or repository, with forward slashes: `onnx/model.onnx`. */
  readonly path: string;
  /** Where the worker reads it: an http(s) or blob address. */
  readonly url: string;
  /** As far as it is known before it is read. */
  readonly sizeBytes?: number;
  /** In hex, where the hub says it. */
  readonly sha256?: string;
}

/** How the weights of an attention are had. */
export type AttentionWay =
  /** The graph computes them in a value of its own, which becomes an output. */
  | 'seen'
  /** A fused operator gives them when it is asked. */
  | 'operator'
  /** A fused operator does not give them: nodes beside it, or in its place, do. */
  | 'decomposed';

/** One attention of a graph whose weights can be had. */
export interface SeenAttention {
  readonly site: Site;
  /** From 0, among those of its site. */
  readonly layer: number;
  /** undefined where the graph does not say it before it runs. */
  readonly heads: number | undefined;
  /** Fewer than heads where several share keys and values. */
  readonly keyValueHeads: number | undefined;
  readonly causal: boolean | undefined;
  readonly way: AttentionWay;
  /** The node that makes the weights, as the file names it, and its operator. */
  readonly node: string;
  readonly operator: string;
}

/** Why an attention, or what looks like one, is not shown. */
export type MissReason =
  /** A softmax over something else: a classifier's answer, a router. */
  | 'no-attention'
  /** Weights are not multiplied with values in a way that is known. */
  | 'mixing-unknown'
  /** Queries and keys are not multiplied in a way that is known. */
  | 'scores-unknown'
  /** A fused operator, or a form of it, that is not known. */
  | 'operator-unknown'
  /** Inside the body of an If, Loop or Scan. */
  | 'in-subgraph'
  /** Its weights came out in a shape that is none of heads × queries × keys. */
  | 'shape-unknown';

export interface MissedAttention {
  readonly reason: MissReason;
  readonly node: string;
  readonly operator: string;
  /** The nodes around it, for a small picture: `edges` are pairs of places in `nodes`, from maker to reader. */
  readonly sketch: {
    readonly nodes: readonly { readonly name: string; readonly operator: string }[];
    readonly edges: readonly (readonly [from: number, to: number])[];
  };
}

/** The edited graph against the original one, on the same input. */
export interface GuestCheck {
  /** Tokens (or patches) of the input. */
  readonly tokens: number;
  /** Largest absolute difference over the model's own outputs. */
  readonly largestDifference: number;
  /** Largest |1 − sum| over all rows of all weights. */
  readonly largestRowError: number;
}

/** Something that the reader should know of how a guest was understood. */
export interface GuestNote {
  readonly code: /** Its answer is none that this page can show: only its attention is. */
    | 'answer.none'
    /** Labels have no names in its files. */
    | 'labels.unnamed'
    | 'tokenizer.missing'
    | 'tokenizer.invalid'
    /** It reads a text beside its picture, and the picture's attention is shown. */
    | 'towers.picture'
    /** How many tokens it reads at most is a guess. */
    | 'limit.guessed'
    /** Its graph reads a fixed number of tokens. */
    | 'length.fixed'
    /** How its picture is to be scaled is in no file: as ImageNet's models do it. */
    | 'picture.guessed';
  readonly details: Readonly<Record<string, string | number>>;
}

/** What was found in a guest's files. */
export interface GuestReport {
  readonly notes?: readonly GuestNote[];
  readonly files: readonly { readonly path: string; readonly sizeBytes: number; readonly sha256: string }[];
  readonly seen: readonly SeenAttention[];
  readonly missed: readonly MissedAttention[];
}
