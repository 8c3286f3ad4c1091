import { HeadlightError } from '../../../core/errors.ts';
import type { GuestSource } from '../../../core/guest.ts';
import { externalFiles } from '../../../onnx/graph/external-files.ts';
import { findExternal } from './find-external.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** One graph of a guest with what its weights lie in. */
export interface GuestGraph {
  readonly path: string;
  readonly bytes: Bytes;
  /** As session options take it: the name that the graph has for each file. */
  readonly external: readonly { readonly path: string; readonly data: Bytes }[];
}

/** The graphs that a guest is run from: one, or an encoder's and a decoder's. */
export interface GuestGraphs {
  readonly main: GuestGraph;
  /** An encoder that the main graph, a decoder, takes its hidden states from. */
  readonly encoder?: GuestGraph;
}

/** Throws `guest.no-model` where there is no graph. */
export function findGraphs(source: GuestSource, files: ReadonlyMap<string, Bytes>): GuestGraphs {
  const paths = [...files.keys()].filter((path) => /\.onnx$/i.test(path));
  const named = (part: string) => paths.find((path) => (path.split('/').at(-1) ?? '').startsWith(part));
  const [encoder, decoder] = [named('encoder_model'), named('decoder_model')];
  const graph = (path: string): GuestGraph => {
    const bytes = files.get(path) as Bytes;
    const external = externalFiles(bytes).flatMap((name) => {
      const file = source.files.find((one) => one.path === path) ?? { path, url: '' };
      const data = files.get(findExternal(source, file, name).path);
      return data ? [{ path: name, data }] : [];
    });
    return { path, bytes, external };
  };
  if (encoder !== undefined && decoder !== undefined && paths.length > 1) {
    return { main: graph(decoder), encoder: graph(encoder) };
  }
  const main = decoder ?? paths[0];
  if (main === undefined) {
    throw new HeadlightError('guest.no-model', { found: [...files.keys()].slice(0, 4).join(', ') });
  }
  return { main: graph(main) };
}
