import { HeadlightError } from '../../../core/errors.ts';
import type { GuestFile } from '../../../core/guest.ts';
import type { GuestOffer, GuestWish } from '../../../core/guest-offer.ts';
import { makeChoice } from './make-choice.ts';
import { isDataOf, sortFiles } from './sort-files.ts';

/** Files have no name that is theirs alone: each time they are given they are another guest. */
let givings = 0;

/**
 * What files that the reader gave are: models with what belongs to them; a zip is unpacked first.
 * Throws `guest.no-model`, `guest.zip`, `guest.too-large` or `run.aborted`.
 */
export async function lookAtFiles(
  { files: given }: Extract<GuestWish, { kind: 'files' }>,
  signal: AbortSignal,
): Promise<GuestOffer> {
  const files: GuestFile[] = [];
  for (const file of given) {
    if (/\.zip$/i.test(file.path)) files.push(...(await unpacked(file, signal)));
    else files.push(file);
  }
  const groups = sortFiles(files);
  if (groups.length === 0) {
    const names = files.slice(0, 4).map(({ path }) => path.split('/').at(-1));
    throw new HeadlightError('guest.no-model', { found: names.join(', ') + (files.length > 4 ? ' …' : '') });
  }
  givings += 1;
  const title = titleOf(given, groups[0]?.graphs[0]?.path ?? '');
  const choices = groups.map((group) => {
    const path = group.graphs[0]?.path ?? '';
    const choice = makeChoice(group, { id: `file:${givings}/${title}#${path}`, title, origin: 'files' });
    // External data may have any name: the graph says which, when it is read.
    const rest = files.filter((file) => mayBeData(file) && !isDataOf(file, group.graphs));
    return { ...choice, source: { ...choice.source, files: [...choice.source.files, ...rest] } };
  });
  return {
    title,
    place: files
      .map(({ path }) => path)
      .slice(0, 6)
      .join(', '),
    choices,
  };
}

async function unpacked(zip: GuestFile, signal: AbortSignal): Promise<GuestFile[]> {
  const blob = await (await fetch(zip.url)).blob();
  // The library for it is loaded with the first zip.
  const { unpackZip } = await import('./unpack-zip.ts');
  const files = await unpackZip(zip.path, blob, signal);
  return files.map(({ path, blob: content }) => ({
    path,
    url: URL.createObjectURL(content),
    sizeBytes: content.size,
  }));
}

function mayBeData({ path }: GuestFile): boolean {
  return !/\.(onnx|json|txt|md|py|png|jpe?g)$/i.test(path) && !/(^|\/)\./.test(path);
}

/** The folder or zip that they came in; else the graph, unless its name says nothing. */
function titleOf(given: readonly GuestFile[], graphPath: string): string {
  const [first] = given;
  if (given.length === 1 && first && /\.zip$/i.test(first.path)) return baseName(first.path);
  const folder = first?.path.split('/')[0] ?? '';
  const isFolder = first?.path.includes('/') && given.every(({ path }) => path.startsWith(`${folder}/`));
  return isFolder ? folder : baseName(graphPath);
}

function baseName(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.(onnx|zip)$/i, '');
}
