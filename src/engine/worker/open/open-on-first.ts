import { HeadlightError } from '../../../core/errors.ts';
import type { Provider } from '../../../core/run.ts';
import type { ProviderAttempt } from '../../protocol.ts';
import type { ProviderPlan } from './providers.ts';
import { loadRuntime, type Ort, threadCount } from './runtime.ts';

/** Threads are wasm's alone. */
export function threadsFor(provider: Provider, wanted: number | undefined): number {
  return provider === 'wasm' ? threadCount(wanted) : 1;
}

/** One provider's turn. */
export interface Turn {
  readonly ort: Ort;
  readonly provider: Provider;
  /** No other provider is tried after this one. */
  readonly isLast: boolean;
}

export interface OpenedOn<Opened> {
  readonly opened: Opened;
  readonly provider: Provider;
  readonly threads: number;
  readonly attempts: readonly ProviderAttempt[];
}

/**
 * Opens on the first provider of a plan that can. A HeadlightError ends the search at once, unless `goesOn` says that
 * another provider may do better. Throws the last error of that kind where none could, or `provider.unavailable` with
 * every attempt.
 */
export async function openOnFirst<Opened>(
  plan: ProviderPlan,
  wantedThreads: number | undefined,
  open: (turn: Turn) => Promise<Opened>,
  goesOn: (error: HeadlightError) => boolean = () => false,
): Promise<OpenedOn<Opened>> {
  const attempts: ProviderAttempt[] = [...plan.skipped];
  let refused: HeadlightError | undefined;
  for (const [at, { provider, reason }] of plan.candidates.entries()) {
    const threads = threadsFor(provider, wantedThreads);
    try {
      const ort = await loadRuntime(provider, threads);
      const opened = await open({ ort, provider, isLast: at === plan.candidates.length - 1 });
      attempts.push({ provider, outcome: 'chosen', reason });
      return { opened, provider, threads, attempts };
    } catch (error) {
      refused = error instanceof HeadlightError ? error : undefined;
      if (refused && !goesOn(refused)) throw refused;
      attempts.push({ provider, outcome: 'failed', reason: 'error', detail: String(error) });
    }
  }
  throw (
    refused ??
    new HeadlightError('provider.unavailable', {
      attempts: attempts.map(({ provider, reason, detail }) => `${provider}: ${detail ?? reason}`).join('; '),
    })
  );
}
