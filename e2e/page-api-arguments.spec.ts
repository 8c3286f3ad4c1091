import type { Page } from '@playwright/test';
import { expectHeatmap } from './support/picture.ts';
import { expect, modelOf, openPage, test } from './support/test.ts';

test('A wrong argument rejects or throws with a code, and the error names the argument', async ({ page }) => {
  await openPage(page);
  const { id: model } = await modelOf(page);
  const text = 'Hello.';
  const wrong: [name: 'open' | 'run' | 'attention' | 'logits', argument: unknown, path: string][] = [
    ['open', {}, 'model'],
    ['open', { model: 5 }, 'model'],
    ['open', { model, provider: 'cuda' }, 'provider'],
    ['open', { model, threads: 0 }, 'threads'],
    ['open', { model, threads: 1.5 }, 'threads'],
    ['open', { model, thread: 2 }, 'thread'],
    ['run', text, '(argument)'],
    ['run', {}, 'text'],
    ['run', { text: 5 }, 'text'],
    ['run', { text, target: 5 }, 'target'],
    ['run', { text, language: 'fr' }, 'language'],
    ['open', { model, task: 'poetry' }, 'task'],
    ['open', { model, task: 'entities' }, 'task'],
    ['run', { text, task: 'sentiment' }, 'task'],
    ['run', { text, masked: [-1] }, 'masked.0'],
    ['run', { text, written: ['a'] }, 'written.0'],
    ['run', { text, sampling: { temperature: -1 } }, 'sampling.temperature'],
    ['run', { text, sampling: { topP: 0 } }, 'sampling.topP'],
    ['run', { text, sampling: { seed: 2 ** 32 } }, 'sampling.seed'],
    ['run', { text, sampling: { top: 1 } }, 'sampling.top'],
    ['attention', { site: 'self', layer: 0 }, 'site'],
    ['attention', { site: 'encoder' }, 'layer'],
    ['attention', { site: 'encoder', layer: -1 }, 'layer'],
    ['attention', { site: 'encoder', layer: 0.5 }, 'layer'],
    ['attention', { site: 'encoder', layer: 99 }, 'layer'],
    ['attention', { site: 'encoder', layer: '0' }, 'layer'],
    ['logits', {}, 'text'],
    ['logits', { text: null }, 'text'],
  ];
  for (const [name, argument, path] of wrong) {
    const title = `${name}(${JSON.stringify(argument)})`;
    expect(await failureOf(page, name, argument), title).toEqual({
      code: 'argument.invalid',
      path,
      isError: true,
    });
  }
  for (const name of ['open', 'run', 'attention', 'logits'] as const) {
    expect(await failureOf(page, name, undefined), name).toMatchObject({ code: 'argument.invalid' });
  }
  expect(await failureOf(page, 'open', { model: 'gpt-9' })).toMatchObject({ code: 'model.unknown' });
  // Nothing of it reached the page.
  expect(await page.evaluate(() => window.headlight.state().status)).toBe('ready');
  await expectHeatmap(page);
});

function failureOf(page: Page, name: 'open' | 'run' | 'attention' | 'logits', argument: unknown) {
  return page.evaluate(
    async ({ member, value }) => {
      try {
        await Reflect.apply(window.headlight[member], window.headlight, [value]);
        return { code: 'none', path: '', isError: false };
      } catch (error) {
        const { code, details } = error as { code: string; details: { path: string } };
        return { code, path: details.path, isError: error instanceof Error };
      }
    },
    { member: name, value: argument },
  );
}
