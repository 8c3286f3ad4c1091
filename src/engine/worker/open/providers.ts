import type { Provider, ProviderChoice } from '../../../core/run.ts';
import type { ProviderAttempt } from '../../protocol.ts';

/** Under this many parameters one token's arithmetic is cheaper than a round trip to the GPU. */
const SMALL_MODEL_PARAMETERS = 30_000_000;

interface Candidate {
  readonly provider: Provider;
  readonly reason: ProviderAttempt['reason'];
}

/** What to try, in order, and what was ruled out before anything was downloaded. */
export interface ProviderPlan {
  readonly candidates: readonly Candidate[];
  readonly skipped: readonly ProviderAttempt[];
}

/** Just the part of WebGPU that is asked here; the full types are not needed. */
interface AdapterSource {
  requestAdapter(): Promise<{
    readonly info?: { readonly isFallbackAdapter?: boolean; readonly architecture?: string };
  } | null>;
}

/**
 * Decides the order of providers. A named provider is the only candidate. `auto` asks for an adapter
 * first; a hardware adapter takes large models, everything else runs on wasm.
 */
export async function planProviders(
  choice: ProviderChoice,
  parameters: number,
  gpu: AdapterSource | undefined,
): Promise<ProviderPlan> {
  if (choice !== 'auto') return { candidates: [{ provider: choice, reason: 'requested' }], skipped: [] };
  const wasm: Candidate = { provider: 'wasm', reason: 'works-everywhere' };
  const skip = (reason: ProviderAttempt['reason']): ProviderPlan => ({
    candidates: [wasm],
    skipped: [{ provider: 'webgpu', outcome: 'skipped', reason }],
  });
  if (!gpu) return skip('no-webgpu');
  const adapter = await gpu.requestAdapter().catch(() => null);
  if (!adapter) return skip('no-adapter');
  if (isSoftware(adapter.info)) return skip('software-adapter');
  if (parameters < SMALL_MODEL_PARAMETERS) return skip('small-model');
  return { candidates: [{ provider: 'webgpu', reason: 'works-everywhere' }, wasm], skipped: [] };
}

function isSoftware(info: { isFallbackAdapter?: boolean; architecture?: string } | undefined): boolean {
  return info?.isFallbackAdapter === true || info?.architecture === 'swiftshader';
}
