import { HeadlightError } from '../../../core/errors.ts';
import { checkAnswer, GUEST_REQUEST } from '../../guest/answer.ts';

/** Lists of repositories are small; more than this is no list. */
const MAX_LIST_BYTES = 20_000_000;

/**
 * JSON from a server, and the answer's headers. Throws `guest.unreachable`, `guest.missing`, `guest.denied`, `guest.refused`,
 * `guest.page`, or `guest.invalid` where it is no JSON.
 */
export async function askJson(
  url: string,
  what: string,
  signal: AbortSignal,
): Promise<{ readonly value: unknown; readonly headers: Headers }> {
  const response = await reach(url, what, { signal, headers: { Accept: 'application/json' } });
  checkAnswer(what, response);
  const text = await response.text();
  try {
    if (text.length > MAX_LIST_BYTES) throw new RangeError(`${text.length} characters`);
    return { value: JSON.parse(text), headers: response.headers };
  } catch (error) {
    throw new HeadlightError('guest.invalid', { what, expected: 'JSON', found: text.slice(0, 40) }, error);
  }
}

/** A request that may fail for want of a network, or of the server's leave: `guest.unreachable` says both. */
export async function reach(url: string, what: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...GUEST_REQUEST, ...init });
  } catch (error) {
    if (init.signal?.aborted) throw new HeadlightError('run.aborted');
    throw new HeadlightError('guest.unreachable', { file: what, address: new URL(url).origin }, error);
  }
}
