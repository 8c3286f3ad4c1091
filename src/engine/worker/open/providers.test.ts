import { describe, expect, it } from 'vitest';
import { planProviders } from './providers.ts';

const LARGE = 100_000_000;
const SMALL = 4_000_000;
const gpu = (info: object | null) => ({ requestAdapter: async () => (info === null ? null : { info }) });

describe('planProviders', () => {
  it('takes a named provider and nothing else', async () => {
    expect(await planProviders('webgpu', SMALL, undefined)).toEqual({
      candidates: [{ provider: 'webgpu', reason: 'requested' }],
      skipped: [],
    });
  });

  it.each([
    ['the browser has no WebGPU', undefined, 'no-webgpu'],
    ['no adapter is given', gpu(null), 'no-adapter'],
    ['the adapter is software', gpu({ architecture: 'swiftshader' }), 'software-adapter'],
    ['the adapter is a fallback', gpu({ isFallbackAdapter: true }), 'software-adapter'],
    ['asking fails', { requestAdapter: () => Promise.reject(new Error('lost')) }, 'no-adapter'],
  ])('runs on wasm when %s, and says so', async (_, source, reason) => {
    const { candidates, skipped } = await planProviders('auto', LARGE, source);
    expect(candidates.map(({ provider }) => provider)).toEqual(['wasm']);
    expect(skipped).toEqual([{ provider: 'webgpu', outcome: 'skipped', reason }]);
  });

  it('runs a small model on wasm even with a hardware adapter', async () => {
    const { candidates, skipped } = await planProviders('auto', SMALL, gpu({ architecture: 'ampere' }));
    expect(candidates.map(({ provider }) => provider)).toEqual(['wasm']);
    expect(skipped[0]?.reason).toBe('small-model');
  });

  it('tries a hardware adapter first for a large model, then wasm', async () => {
    const { candidates } = await planProviders('auto', LARGE, gpu({ architecture: 'ampere' }));
    expect(candidates.map(({ provider }) => provider)).toEqual(['webgpu', 'wasm']);
  });
});
