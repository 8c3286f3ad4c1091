import type { GuestFile, GuestSource } from './guest.ts';

/** What the reader asks for: files at hand, an address, or a repository of a hub. */
export type GuestWish =
  | { readonly kind: 'files'; readonly files: readonly GuestFile[] }
  | {
      readonly kind: 'url';
      readonly address: string;
      /** Where the reader says they are; guessed beside the graph by default. */
      readonly tokenizer?: string;
      readonly config?: string;
    }
  | {
      readonly kind: 'hub';
      /** `owner/name[@revision][#path of a graph]`, or the address of the repository's page. */
      readonly id: string;
      /** Address of the hub, without a slash at its end. */
      readonly base: string;
    };

/** What a wish leads to, before any weights are read. */
export interface GuestOffer {
  readonly title: string;
  /** Where it comes from, in the reader's terms: an address, a repository at a revision, a number of files. */
  readonly place: string;
  /** At least one; several where a repository has several graphs of the same model. */
  readonly choices: readonly GuestChoice[];
}

/** One way to open a guest: a graph (or an encoder and a decoder) with the files that belong to it. */
export interface GuestChoice {
  readonly source: GuestSource;
  /** The path of its first graph. */
  readonly name: string;
  /** As the file's name says it, which the file itself may contradict; undefined where the name says nothing. */
  readonly dtype: string | undefined;
  /** Sum over its files; undefined where the server does not say the size of its graph. */
  readonly sizeBytes: number | undefined;
  readonly lacks: readonly GuestLack[];
  /** All of it was kept by an earlier visit: nothing is downloaded. */
  readonly kept: boolean;
}

/** What a guest can open without, but not as well. */
export type GuestLack = 'tokenizer' | 'config';

/** A guest that an earlier visit left in the browser's storage. */
export interface KeptGuest {
  readonly id: string;
  readonly title: string;
  readonly sizeBytes: number;
  /** Milliseconds since 1970. */
  readonly usedAt: number;
}

/** Where guests come from when the reader types `owner/name`; never asked before that. */
export const DEFAULT_HUB = 'https://huggingface.co';

/**
 * Larger files cannot be opened: the engine's memory ends at 4 GB, and a session grew it to 2.3 to 3 times its file
 * (measured at 50, 200 and 500 MB).
 */
export const MAX_GUEST_BYTES = 1_700_000_000;

/** Memory that an open guest takes, about, in bytes: its file in the worker and 2.5 times that in the engine. */
export function guestMemoryBytes(fileBytes: number): number {
  return 3.5 * fileBytes;
}
