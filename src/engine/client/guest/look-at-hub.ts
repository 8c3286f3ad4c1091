import * as v from 'valibot';
import { HeadlightError } from '../../../core/errors.ts';
import type { GuestFile } from '../../../core/guest.ts';
import type { GuestOffer, GuestWish } from '../../../core/guest-offer.ts';
import { listShelf, type ShelvedGuest } from '../../guest/shelf.ts';
import { askJson } from './ask-json.ts';
import { type HubId, parseHubId } from './hub-id.ts';
import { makeChoice } from './make-choice.ts';
import { sortFiles } from './sort-files.ts';

const modelSchema = v.object({ sha: v.pipe(v.string(), v.regex(/^[0-9a-f]{6,64}$/)) });
const treeSchema = v.array(
  v.object({
    type: v.string(),
    path: v.string(),
    size: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
    lfs: v.optional(
      v.nullable(v.object({ oid: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)), size: v.number() })),
    ),
  }),
);

/** A list of a repository comes in pages of a thousand files. */
const MAX_PAGES = 10;

/**
 * What a repository of a hub offers: its graphs by dtype, with sizes and checksums; nothing of them is downloaded.
 * The paths are those of the Hugging Face Hub's API, which mirrors imitate.
 * Throws `guest.invalid`, `guest.no-model`, or what its server answers (`guest.missing`, `guest.denied` …).
 */
export async function lookAtHub(
  wish: Extract<GuestWish, { kind: 'hub' }>,
  signal: AbortSignal,
): Promise<GuestOffer> {
  const id = parseHubId(wish.id);
  const base = baseOf(id.base ?? wish.base);
  const shelf = (await listShelf()) ?? [];
  const kept = findKept(id, shelf);
  if (kept) return kept;

  const api = `${base}/api/models/${id.repository}`;
  const { value } = await askJson(
    `${api}/revision/${encodeURIComponent(id.revision ?? 'main')}`,
    id.repository,
    signal,
  );
  const { sha } = parsed(modelSchema, value, id.repository);
  const address = (path: string) =>
    `${base}/${id.repository}/resolve/${sha}/${path.split('/').map(encodeURIComponent).join('/')}`;
  const files = (await listTree(`${api}/tree/${sha}?recursive=true`, id.repository, signal)).map(
    ({ path, size, lfs }): GuestFile => {
      const sizeBytes = lfs?.size ?? size;
      return {
        path,
        url: address(path),
        ...(sizeBytes !== undefined && { sizeBytes }),
        ...(lfs && { sha256: lfs.oid }),
      };
    },
  );
  const choices = sortFiles(files).map((group) =>
    makeChoice(
      group,
      {
        id: `hub:${id.repository}@${sha}#${group.graphs[0]?.path ?? ''}`,
        title: id.repository,
        origin: 'hub',
      },
      shelf,
    ),
  );
  const asked = choices.filter(({ name }) => id.path === undefined || name === id.path);
  if (asked.length === 0) {
    throw new HeadlightError('guest.no-model', { found: id.path ?? id.repository });
  }
  return { title: id.repository, place: `${base}/${id.repository} · ${sha.slice(0, 12)}`, choices: asked };
}

/** A revision that is named in full never changes: if it is kept, the hub need not be asked. */
function findKept(id: HubId, shelf: readonly ShelvedGuest[]): GuestOffer | undefined {
  if (!/^[0-9a-f]{40}$/.test(id.revision ?? '')) return undefined;
  const prefix = `hub:${id.repository}@${id.revision}#${id.path ?? ''}`;
  const found = shelf.find((guest) => (id.path ? guest.id === prefix : guest.id.startsWith(prefix)));
  return found && offerOfShelved(found);
}

/** A kept guest as an offer: its files are read from the shelf, whatever their address. */
export function offerOfShelved({ id, title, files }: ShelvedGuest): GuestOffer {
  const listed = files.map(
    ({ path, sizeBytes, sha256 }): GuestFile => ({
      path,
      url: 'https://headlight.invalid/kept',
      sizeBytes,
      ...(sha256 && { sha256 }),
    }),
  );
  const group = sortFiles(listed)[0];
  if (!group) throw new HeadlightError('guest.no-model', { found: title });
  const graphs = listed.filter(({ path }) => /\.onnx$/i.test(path));
  const choice = makeChoice(
    { ...group, graphs, others: listed },
    { id, title, origin: id.startsWith('hub:') ? 'hub' : 'url' },
  );
  return { title, place: id.replace(/^(hub|url):/, ''), choices: [{ ...choice, kept: true }] };
}

async function listTree(first: string, what: string, signal: AbortSignal) {
  const files: v.InferOutput<typeof treeSchema> = [];
  let url: string | undefined = first;
  for (let page = 0; url !== undefined && page < MAX_PAGES; page += 1) {
    const { value, headers } = await askJson(url, what, signal);
    files.push(...parsed(treeSchema, value, what).filter(({ type }) => type === 'file'));
    url = nextPage(headers.get('link') ?? '', url);
  }
  return files;
}

/** RFC 8288; a page on another server is not followed. */
function nextPage(link: string, current: string): string | undefined {
  const found = /<([^>]+)>;\s*rel="next"/.exec(link)?.[1];
  if (!found || !URL.canParse(found, current)) return undefined;
  const next = new URL(found, current);
  return next.origin === new URL(current).origin ? next.href : undefined;
}

function baseOf(text: string): string {
  const trimmed = text.trim().replace(/\/+$/, '');
  if (/^https?:\/\/[^/]/.test(trimmed) && URL.canParse(trimmed)) return trimmed;
  throw new HeadlightError('guest.invalid', {
    what: 'hub',
    expected: 'an address such as https://huggingface.co',
    found: text.slice(0, 80),
  });
}

function parsed<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  what: string,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new HeadlightError('guest.invalid', {
    what,
    expected: `${v.getDotPath(issue) ?? 'answer'}: ${issue.expected ?? 'a valid value'}`,
    found: issue.received.slice(0, 80),
  });
}
