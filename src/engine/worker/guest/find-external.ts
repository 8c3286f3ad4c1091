import { HeadlightError } from '../../../core/errors.ts';
import type { GuestFile, GuestSource } from '../../../core/guest.ts';

/** Folder of a path with its slash; '' at the root. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/**
 * Where the external data that a graph names is had: among the guest's files, or beside the graph on its server.
 * Throws `guest.external` where it is neither, or where the name leads out of the graph's folder.
 */
export function findExternal(source: GuestSource, graph: GuestFile, location: string): GuestFile {
  const parts = location.split('/').filter((part) => part !== '.');
  const lacking = new HeadlightError('guest.external', { file: graph.path, lacks: location.slice(0, 200) });
  if (parts.some((part) => part === '' || part === '..') || /[\\:?#]/.test(location)) throw lacking;
  const path = folderOf(graph.path) + parts.join('/');
  const exact = source.files.find((file) => file.path === path);
  if (exact) return exact;
  if (source.origin === 'files') {
    // Files that were dropped one by one have lost their folders.
    const name = parts.at(-1);
    const namesakes = source.files.filter((file) => file.path.split('/').at(-1) === name);
    if (namesakes.length === 1 && namesakes[0]) return namesakes[0];
    throw lacking;
  }
  const url = new URL(graph.url);
  url.pathname = folderOf(url.pathname) + parts.map(encodeURIComponent).join('/');
  return { path, url: url.href };
}
