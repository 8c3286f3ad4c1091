import { expect, test, vi } from 'vitest';
import { HeadlightError } from '../../../core/errors.ts';
import { openOnFirst, type Turn } from './open-on-first.ts';
import type { ProviderPlan } from './providers.ts';

vi.mock('./runtime.ts', () => ({ loadRuntime: async () => ({}), threadCount: () => 2 }));

const plan: ProviderPlan = {
  candidates: [
    { provider: 'webgpu', reason: 'works-everywhere' },
    { provider: 'wasm', reason: 'works-everywhere' },
  ],
  skipped: [],
};

test('the first provider that opens is kept, with what was tried before; only the last one is told so', async () => {
  const turns: Pick<Turn, 'provider' | 'isLast'>[] = [];
  const found = await openOnFirst(plan, undefined, async ({ provider, isLast }) => {
    turns.push({ provider, isLast });
    if (provider === 'webgpu') throw new Error('no such kernel');
    return 'opened';
  });
  expect(turns).toEqual([
    { provider: 'webgpu', isLast: false },
    { provider: 'wasm', isLast: true },
  ]);
  expect(found).toMatchObject({ opened: 'opened', provider: 'wasm', threads: 2 });
  expect(found.attempts).toEqual([
    { provider: 'webgpu', outcome: 'failed', reason: 'error', detail: 'Error: no such kernel' },
    { provider: 'wasm', outcome: 'chosen', reason: 'works-everywhere' },
  ]);
});

test('a coded error ends the search, unless another provider may do better', async () => {
  const tried: string[] = [];
  const refuse = async ({ provider }: Turn) => {
    tried.push(provider);
    throw new HeadlightError('guest.run', {});
  };
  await expect(openOnFirst(plan, undefined, refuse)).rejects.toMatchObject({ code: 'guest.run' });
  expect(tried).toEqual(['webgpu']);
  await expect(openOnFirst(plan, undefined, refuse, () => true)).rejects.toMatchObject({ code: 'guest.run' });
  expect(tried).toEqual(['webgpu', 'webgpu', 'wasm']);
});

test('where none opens, every attempt is named', async () => {
  const broken = async ({ provider }: Turn) => {
    throw new Error(`${provider} is broken`);
  };
  await expect(openOnFirst(plan, undefined, broken)).rejects.toMatchObject({
    code: 'provider.unavailable',
    details: { attempts: 'webgpu: Error: webgpu is broken; wasm: Error: wasm is broken' },
  });
});
