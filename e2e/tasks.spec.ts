import type { Page } from '@playwright/test';
import type { GoldenSentence } from '../scripts/golden/golden-file.ts';
import type { TaskName } from '../src/core/task.ts';
import { readGolden } from './support/golden.ts';
import { expectHeatmap, PATIENCE_MS } from './support/picture.ts';
import { expect, openPage, test } from './support/test.ts';

test('Every task of every model has a button, which shows the task with an example', async ({ page }) => {
  await openPage(page);
  const models = await page.evaluate(() => window.headlight.models());
  await expect(page.locator('.task-bar button')).toHaveCount(
    models.reduce((sum, { tasks }) => sum + tasks.length, 0),
  );
  for (const { id, tasks } of models) {
    for (const task of tasks) {
      await choose(page, id, task);
      await expect(page.locator(`[data-task="${id}/${task}"]`)).toHaveAttribute('aria-current', 'page');
      if (task === 'digit') await expect(page.getByTestId('patch-weights').first()).toBeVisible();
      else await expect(page.locator('#source-text')).not.toHaveValue('');
      await expectHeatmap(page);
    }
  }
});

test('A story is written from a seed as PyTorch writes it, stepped back and led elsewhere', async ({
  page,
}) => {
  await openPage(page);
  await choose(page, 'stories', 'generation');
  const golden = goldenOf('stories', 'generation', ({ sampling }) => (sampling?.temperature ?? 0) > 0);
  const { sampling, writtenText = '', writtenIds = [] } = golden;
  if (!sampling) throw new Error('the golden text has no sampling');
  await page.locator('#source-text').fill(golden.text);
  await page.getByLabel('Temperature').fill(String(sampling.temperature));
  await page.getByLabel('Top-p').fill(String(sampling.topP));
  await page.getByLabel('Top-k').fill(String(sampling.topK));
  await page.getByLabel('Seed', { exact: true }).fill(String(sampling.seed));
  for (let count = 1; count <= writtenIds.length; count += 1) await step(page, count);
  const story = page.locator('#target-text');
  await expect(story).toHaveText(`${golden.text}${writtenText}`);
  expect((await stateOf(page)).written).toEqual(writtenIds);
  const { queries } = await expectHeatmap(page);
  expect(queries, 'attention grows with the text').toBe((golden.target?.ids.length ?? 0) + writtenIds.length);

  // Back and forth gives the same; another seed something else.
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await written(page, writtenIds.length - 2);
  await step(page, writtenIds.length - 1);
  await step(page, writtenIds.length);
  await expect(story).toHaveText(`${golden.text}${writtenText}`);

  // A token chosen by hand takes the drawn one's place.
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await written(page, writtenIds.length - 1);
  const other = page
    .getByRole('list', { name: 'Next token' })
    .locator('li:not(.is-marked)')
    .getByRole('button')
    .first();
  await other.click();
  await written(page, writtenIds.length);
  expect((await stateOf(page)).written.at(-1)).not.toBe(writtenIds.at(-1));

  await page.getByRole('button', { name: 'Start again' }).click();
  await written(page, 0);
  await expect(story).toHaveText(golden.text);
});

test('Play writes token after token until it is paused', async ({ page }) => {
  await openPage(page);
  await choose(page, 'stories', 'generation');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect.poll(async () => (await stateOf(page)).written.length).toBeGreaterThan(2);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  const { written: before } = await stateOf(page);
  await page.waitForTimeout(1000);
  expect((await stateOf(page)).written).toEqual(before);
});

test('The five best guesses for a typed mask are PyTorch’s, and a click covers a word', async ({ page }) => {
  await openPage(page);
  await choose(page, 'tagger', 'masked-word');
  const golden = goldenOf('tagger', 'masked-word', ({ masked }) => masked?.length === 1);
  const [place = -1] = golden.masked ?? [];
  await page.locator('#source-text').fill(golden.text);
  const names = page.locator(`[data-masked="${place}"] .bar-name`);
  await expect(names).toHaveCount(5);
  const { output } = await page.evaluate((input) => window.headlight.run(input), {
    text: golden.text,
    task: 'masked-word' as const,
  });
  if (output.task !== 'masked-word') throw new Error(output.task);
  const guesses = output.masked[0]?.guesses.slice(0, 5) ?? [];
  expect(guesses.map(({ id }) => id)).toEqual(golden.top?.[0]?.map(([id]) => id));
  expect(await names.allTextContents()).toEqual(guesses.map(({ text }) => text));

  // The last word of a text without a mask is covered by a click, and uncovered by another.
  await page.locator('#source-text').fill('She reads a book');
  await expect.poll(async () => (await stateOf(page)).text).toBe('She reads a book');
  const chip = page.locator('.token-row').getByRole('button', { name: 'book' });
  await expect(page.locator('.masked-answers')).toHaveCount(0);
  await chip.click();
  await expect(page.locator('.token-row').getByRole('button', { name: '<mask>' })).not.toHaveCount(0);
  await expect(page.locator('.masked-answers figcaption').first()).toContainText('Covered');
  await page.locator('.token-row').getByRole('button', { name: '<mask>' }).first().click();
  await expect(page.locator('.masked-answers')).toHaveCount(0);
});

test('Names are coloured where PyTorch finds them, each with its kind', async ({ page }) => {
  await openPage(page);
  await choose(page, 'tagger', 'entities');
  for (const golden of goldensOf('tagger', 'entities')) {
    await page.locator('#source-text').fill(golden.text);
    const expected = (golden.spans ?? []).map(([start, end, label]) => `${start}.${end}.${label}`);
    await expect
      .poll(() =>
        page
          .locator('mark.entity')
          .evaluateAll((marks) => marks.map((mark) => (mark as HTMLElement).dataset.entity)),
      )
      .toEqual(expected);
  }
});

test('Arcs go from each word to the word that it depends on', async ({ page }) => {
  await openPage(page);
  await choose(page, 'tagger', 'dependencies');
  const golden = goldenOf('tagger', 'dependencies');
  await page.locator('#source-text').fill(golden.text);
  await expect
    .poll(() =>
      page
        .locator('[data-dependency]')
        .evaluateAll((arcs) => arcs.map((arc) => (arc as SVGElement).dataset.dependency)),
    )
    .toEqual(golden.heads?.map((head, word) => `${word}.${head}`));
});

test('Two words are put in brackets by clicking, and the relation follows', async ({ page }) => {
  await openPage(page);
  await choose(page, 'tagger', 'relation');
  const field = page.locator('#source-text');
  await field.fill('The fire was caused by lightning.');
  await expect(page.locator('.notice[data-code="text.entities"]')).toBeVisible();
  await field.fill('The [fire] was caused by [lightning].');
  await expect(page.locator('.notice.is-error')).toHaveCount(0);
  await page.locator('.token-row').getByRole('button', { name: 'caused' }).click();
  await expect(field).toHaveValue('The [fire] was [caused] by lightning.');
  await expect(page.locator('.probability-bars .is-marked')).toHaveCount(1);
  for (const golden of goldensOf('tagger', 'relation')) {
    const output = await page.evaluate(
      (text) => window.headlight.run({ text, task: 'relation' }).then((summary) => summary.output),
      golden.text,
    );
    expect(output).toMatchObject({ task: 'relation' });
    expect('classes' in output && output.classes[0]?.label).toBe(golden.best);
  }
});

test('A sentence has its sentiment and a question its intent, with probabilities that sum to 1', async ({
  page,
}) => {
  await openPage(page);
  for (const task of ['sentiment', 'intent'] as const) {
    await choose(page, 'classifier', task);
    const golden = goldenOf('classifier', task);
    await page.locator('#source-text').fill(golden.text);
    await expect
      .poll(() => page.locator('.probability-bars .is-marked .bar-name').innerText())
      .toBe(golden.best?.replaceAll('_', ' '));
    const { output } = await page.evaluate((input) => window.headlight.run(input), {
      text: golden.text,
      task,
    });
    if (!('classes' in output)) throw new Error(output.task);
    const sum = output.classes.reduce((total, { probability }) => total + probability, 0);
    expect(sum).toBeCloseTo(1, 5);
  }
});

test('An alternative of the translation leads it elsewhere, and the model’s own comes back', async ({
  page,
}) => {
  await openPage(page);
  const own = await page.locator('#target-text').innerText();
  await page.locator('.token-row [data-token="target.1"]').getByRole('button').click();
  const other = page.getByTestId('alternatives').getByRole('button').first();
  const word = await other.innerText();
  await other.click();
  await expect(page.locator('#target-text')).not.toHaveText(own);
  expect((await page.locator('#target-text').innerText()).startsWith(word)).toBe(true);
  await expectHeatmap(page);
  await page.getByRole('button', { name: 'Back to the model’s own' }).click();
  await expect(page.locator('#target-text')).toHaveText(own);
});

test('What was typed for a task is there again when the reader comes back to it', async ({ page }) => {
  await openPage(page);
  const field = page.locator('#source-text');
  await field.fill('My own sentence.');
  await choose(page, 'classifier', 'sentiment');
  await field.fill('I love it.');
  await choose(page, 'classifier', 'intent');
  await expect(field).not.toHaveValue('I love it.');
  await choose(page, 'classifier', 'sentiment');
  await expect(field).toHaveValue('I love it.');
  await choose(page, 'translate-en-fr', 'translation');
  await expect(field).toHaveValue('My own sentence.');
  await expectHeatmap(page);
});

function goldensOf(model: string, task: TaskName): GoldenSentence[] {
  return readGolden(model).sentences.filter((sentence) => sentence.task === task);
}

function goldenOf(
  model: string,
  task: TaskName,
  fits: (sentence: GoldenSentence) => boolean = () => true,
): GoldenSentence {
  const found = goldensOf(model, task).find(fits);
  if (!found) throw new Error(`no such golden text of ${model} for ${task}`);
  return found;
}

async function choose(page: Page, model: string, task: TaskName): Promise<void> {
  const button = page.locator(`[data-task="${model}/${task}"]`);
  if ((await button.getAttribute('aria-current')) === 'page') return;
  await button.click();
  await expect
    .poll(() => page.evaluate(() => window.headlight.state()), { timeout: PATIENCE_MS })
    .toMatchObject({ model, task, status: 'ready' });
  await expect(page.getByTestId('heatmap')).toBeVisible({ timeout: PATIENCE_MS });
}

function stateOf(page: Page) {
  return page.evaluate(() => window.headlight.state());
}

/** One token is written, and its picture is there. */
async function step(page: Page, count: number): Promise<void> {
  await page.getByRole('button', { name: 'Step' }).click();
  await written(page, count);
}

/** So many tokens are written, and the run that shows them is painted. */
async function written(page: Page, count: number): Promise<void> {
  await expect.poll(async () => (await stateOf(page)).written.length).toBe(count);
  await expect(page.locator('.token.is-fresh')).toHaveCount(count);
}
