import { HeadlightError } from '../../../core/errors.ts';

export interface HubId {
  /** `owner/name`, or a name alone. */
  readonly repository: string;
  readonly revision: string | undefined;
  /** A graph in it. */
  readonly path: string | undefined;
  /** Where the reader gave the address of a page: the hub it is of. */
  readonly base: string | undefined;
}

const NAME = /^[\w.-]{1,96}(\/[\w.-]{1,96})?$/;

/**
 * `owner/name[@revision][#path]`, with `hub:` before it or not, or the address of a repository's page.
 * Throws `guest.invalid`.
 */
export function parseHubId(text: string): HubId {
  const trimmed = text.trim().replace(/^hub:/, '');
  const parsed = /^https?:\/\//.test(trimmed) ? fromAddress(trimmed) : fromId(trimmed);
  const parts = [parsed.repository, parsed.revision ?? '', parsed.path ?? ''].flatMap((part) =>
    part.split('/'),
  );
  if (NAME.test(parsed.repository) && !parts.some((part) => /^\.+$/.test(part))) return parsed;
  throw new HeadlightError('guest.invalid', {
    what: 'hub',
    expected: 'owner/name, or owner/name@revision',
    found: text.slice(0, 80),
  });
}

function fromId(text: string): HubId {
  const [, repository = '', revision, path] = /^([^@#\s]+)(?:@([^#\s]+))?(?:#(\S+))?$/.exec(text) ?? [];
  return { repository, revision, path, base: undefined };
}

function fromAddress(text: string): HubId {
  if (!URL.canParse(text)) return { repository: '', revision: undefined, path: undefined, base: undefined };
  const { origin, pathname } = new URL(text);
  const [owner = '', name = '', kind, revision, ...path] = pathname
    .split('/')
    .filter(Boolean)
    .map((part) => decodeURIComponent(part));
  const inside = kind === 'tree' || kind === 'blob' || kind === 'resolve';
  return {
    repository: name ? `${owner}/${name}` : owner,
    revision: inside ? revision : undefined,
    path: inside && path.at(-1)?.endsWith('.onnx') ? path.join('/') : undefined,
    base: origin,
  };
}
