import { HeadlightError } from '../../core/errors.ts';

/**
 * Checks what a server answered before anything of it is read.
 * Throws `guest.missing` (404, 410), `guest.denied` (401, 403), `guest.refused` (other failures) or `guest.page`
 * (HTML in place of a file).
 */
export function checkAnswer(file: string, response: Response): void {
  const { status } = response;
  if (status === 404 || status === 410) throw new HeadlightError('guest.missing', { file, status });
  if (status === 401 || status === 403) throw new HeadlightError('guest.denied', { file, status });
  if (!response.ok) throw new HeadlightError('guest.refused', { file, status });
  if (isPage(response)) throw new HeadlightError('guest.page', { file });
}

/** The answer is a web page, as servers send for a login or in place of an error. */
export function isPage({ headers }: Response): boolean {
  return /^text\/html\b/i.test(headers.get('content-type') ?? '');
}

/** What tells one content of an address from the next, as far as the server lets a page read it; '' if nothing does. */
export function tagOf({ headers }: Pick<Response, 'headers'>): string {
  return headers.get('etag')?.replace(/^W\//, '') ?? headers.get('last-modified') ?? '';
}

/** The size that the server announces; undefined where it announces none. */
export function announcedBytes({ headers }: Pick<Response, 'headers'>): number | undefined {
  const length = headers.get('content-length') ?? '';
  return /^\d{1,15}$/.test(length) ? Number(length) : undefined;
}

/** How guests' files are asked for: no cookies, no address of this page, and no copy in the HTTP cache beside ours. */
export const GUEST_REQUEST = {
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
  cache: 'no-store',
} as const satisfies RequestInit;
