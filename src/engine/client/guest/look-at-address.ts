import { HeadlightError } from '../../../core/errors.ts';
import type { GuestFile } from '../../../core/guest.ts';
import type { GuestOffer, GuestWish } from '../../../core/guest-offer.ts';
import { announcedBytes, checkAnswer, isPage, tagOf } from '../../guest/answer.ts';
import { findShelved, listShelf, unshelve } from '../../guest/shelf.ts';
import { reach } from './ask-json.ts';
import { offerOfShelved } from './look-at-hub.ts';
import { makeChoice } from './make-choice.ts';
import { sortFiles } from './sort-files.ts';

const GUESSED = [
  'tokenizer.json',
  'tokenizer_config.json',
  'special_tokens_map.json',
  'config.json',
  'preprocessor_config.json',
];

/**
 * What stands at an address, and beside it: only headers are asked for. An address whose content is another one than what was
 * kept of it is not taken from storage. Throws `guest.invalid`, `guest.unreachable`, `guest.missing`, `guest.denied`,
 * `guest.refused` or `guest.page`.
 */
export async function lookAtAddress(
  { address, tokenizer, config }: Extract<GuestWish, { kind: 'url' }>,
  signal: AbortSignal,
): Promise<GuestOffer> {
  const url = parseAddress(address);
  const id = `url:${url.href}`;
  const kept = await findShelved(id);
  const graphName = decodeURIComponent(url.pathname.split('/').at(-1) || 'model.onnx');
  const inOnnxFolder = url.pathname.split('/').at(-2) === 'onnx';
  const graphPath = `${inOnnxFolder ? 'onnx/' : ''}${/\.onnx$/i.test(graphName) ? graphName : `${graphName}.onnx`}`;
  let graph: Found;
  try {
    graph = await getHead(url, graphPath, signal);
  } catch (error) {
    // Without a network, what was kept is still there.
    const away = error instanceof HeadlightError && error.code === 'guest.unreachable';
    if (kept && away) return offerOfShelved(kept);
    throw error;
  }
  const keptGraph = kept?.files.find(({ path }) => path === graphPath);
  const sameSize = !graph.file.sizeBytes || graph.file.sizeBytes === keptGraph?.sizeBytes;
  if (kept && (keptGraph?.tag !== graph.tag || (!graph.tag && !sameSize))) await unshelve(id);

  const folder = new URL('.', url);
  const prefix = inOnnxFolder ? 'onnx/' : '';
  const data = ['_data', '.data'].map((end) => ({
    url: new URL(url.pathname + end, url),
    path: graphPath + end,
  }));
  const typed = [
    ...(tokenizer ? [{ url: parseAddress(tokenizer), path: 'tokenizer.json' }] : []),
    ...(config ? [{ url: parseAddress(config), path: 'config.json' }] : []),
  ];
  const isTyped = (name: string) => typed.some(({ path }) => path === name);
  const beside = GUESSED.filter((name) => !isTyped(name)).map((name) => ({
    url: new URL(name, folder),
    path: prefix + name,
  }));
  const found = await findAll([...data, ...beside], signal);
  const above = inOnnxFolder
    ? GUESSED.filter((name) => !isTyped(name) && !found.some(({ path }) => path.endsWith(name)))
    : [];
  const files = [
    graph.file,
    ...found,
    ...(await findAll(
      above.map((name) => ({ url: new URL(`../${name}`, folder), path: name })),
      signal,
    )),
    ...(await Promise.all(typed.map(async (one) => (await getHead(one.url, one.path, signal)).file))),
  ];
  const title = titleOf(url);
  const shelf = (await listShelf()) ?? [];
  const choices = sortFiles(files).map((group) => makeChoice(group, { id, title, origin: 'url' }, shelf));
  return { title, place: url.href, choices };
}

interface Found {
  readonly file: GuestFile;
  readonly tag: string;
}

async function getHead(url: URL, path: string, signal: AbortSignal): Promise<Found> {
  const response = await reach(url.href, path, { method: 'HEAD', signal });
  // Some servers know no HEAD: then nothing is known before the download.
  const knowsHead = response.status !== 405 && response.status !== 501;
  if (knowsHead) checkAnswer(path, response);
  if (!knowsHead) return { file: { path, url: url.href }, tag: '' };
  return { file: fileOf(url, path, response), tag: tagOf(response) };
}

/** The size is a hint: a server that compresses announces what it sends. */
function fileOf(url: URL, path: string, response: Response): GuestFile {
  const sizeBytes = announcedBytes(response);
  return { path, url: url.href, ...(sizeBytes !== undefined && { sizeBytes }) };
}

/** Those that are there; a page in their place counts as nothing. */
async function findAll(
  places: readonly { readonly url: URL; readonly path: string }[],
  signal: AbortSignal,
): Promise<GuestFile[]> {
  const answers = await Promise.all(
    places.map(async ({ url, path }) => {
      const response = await reach(url.href, path, { method: 'HEAD', signal }).catch(() => undefined);
      if (signal.aborted) throw new HeadlightError('run.aborted');
      return response?.ok && !isPage(response) ? fileOf(url, path, response) : undefined;
    }),
  );
  return answers.flatMap((found) => found ?? []);
}

function parseAddress(text: string): URL {
  const trimmed = text.trim();
  if (/^https?:\/\//i.test(trimmed) && URL.canParse(trimmed)) return new URL(trimmed);
  throw new HeadlightError('guest.invalid', {
    what: 'address',
    expected: 'an address that begins with https:// or http://',
    found: trimmed.slice(0, 80),
  });
}

/** `model.onnx` says nothing: then the folder does. */
function titleOf({ hostname, pathname }: URL): string {
  const parts = pathname.split('/').filter(Boolean).map(decodeURIComponent);
  const name = parts.at(-1)?.replace(/\.onnx$/i, '') ?? '';
  const folders = parts.slice(0, -1).filter((part) => part !== 'onnx');
  return /^(model|encoder_model|decoder_model)?$/.test(name) ? (folders.at(-1) ?? hostname) : name;
}
