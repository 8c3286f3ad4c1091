import type { GuestFile, GuestReport, GuestSource } from '../../../core/guest.ts';
import { externalFiles } from '../../../onnx/graph/external-files.ts';
import { findShelved, type ShelvedFile, shelve } from '../../guest/shelf.ts';
import type { OpenProgress } from '../../protocol.ts';
import { findExternal } from './find-external.ts';
import { readFile } from './read-file.ts';

/** A guest's files, read and checked. */
export interface GuestFiles {
  /** By path, as in the source; external data that is fetched beside its graph has the path that this gives. */
  readonly bytes: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  readonly report: GuestReport['files'];
}

/**
 * Reads the files of a guest: graphs, then the external data that they name, then the rest; what an earlier visit kept
 * is not fetched. What came from elsewhere is kept for the next visit, where storage is not denied or full.
 * Throws `guest.*` (what came is not what should have come, and which file it is), `onnx.invalid` or `run.aborted`.
 */
export async function readGuestFiles(
  source: GuestSource,
  signal: AbortSignal,
  onProgress: (progress: OpenProgress) => void,
): Promise<GuestFiles> {
  const shelved = source.origin === 'files' ? undefined : await findShelved(source.id);
  const bytes = new Map<string, Uint8Array<ArrayBuffer>>();
  const read: ShelvedFile[] = [];
  const loaded = new Map<string, number>();
  const wanted = new Map(source.files.filter(isSurelyWanted).map((file) => [file.path, file]));

  const report = () => {
    const totalBytes = [...wanted.values()].reduce(
      (sum, { path, sizeBytes }) => sum + Math.max(sizeBytes ?? 0, loaded.get(path) ?? 0),
      0,
    );
    const loadedBytes = [...loaded.values()].reduce((sum, size) => sum + size, 0);
    onProgress({ stage: 'download', loadedBytes, totalBytes });
  };
  const readOne = async (file: GuestFile) => {
    if (bytes.has(file.path)) return;
    wanted.set(file.path, file);
    const { bytes: found, entry } = await readFile(source, file, shelved, {
      signal,
      exact: source.origin !== 'url',
      onBytes: (sizeBytes) => {
        loaded.set(file.path, sizeBytes);
        report();
      },
    });
    bytes.set(file.path, found);
    read.push(entry);
  };

  const graphs = source.files.filter(isGraph);
  for (const graph of graphs) await readOne(graph);
  for (const graph of graphs) {
    const names = externalFiles(bytes.get(graph.path) ?? new Uint8Array());
    for (const name of names) await readOne(findExternal(source, graph, name));
  }
  for (const file of source.files.filter((file) => !isGraph(file) && isSurelyWanted(file))) {
    await readOne(file);
  }
  if (source.origin !== 'files') {
    const { id, title } = source;
    await shelve({ id, title, files: read, usedAt: Date.now() }, (path) => bytes.get(path));
  }
  return { bytes, report: read.map(({ path, sizeBytes, sha256 }) => ({ path, sizeBytes, sha256 })) };
}

function isGraph({ path }: GuestFile): boolean {
  return /\.onnx$/i.test(path);
}

/** Anything else may be external data, which is read only where a graph names it. */
function isSurelyWanted({ path }: GuestFile): boolean {
  return /\.(onnx|json|txt)$/i.test(path);
}
