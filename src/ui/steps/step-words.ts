import { t } from '../../i18n/translate.ts';
import { formatNumber } from './format-number.ts';
import { numbersOfCell } from './numbers-of-cell.ts';
import { namesOf } from './pictures/names.ts';
import type { StepNumber, Story } from './story.ts';

/** What a step does, in a sentence or two. */
export function wordsOf(step: StepNumber, story: Story): readonly string[] {
  const { inspection: head, heads } = story;
  const { query, key } = namesOf(story);
  const values = { query, key, heads, width: head.width, size: head.size, keys: head.keys };
  if (step === 1 && head.head.site === 'cross') return [t('steps.1.cross', values)];
  if (step === 4) return [divisionWords(story)];
  if (step === 5) return [maskWords(story, values)];
  return [t(`steps.${step}.says`, values)];
}

function divisionWords(story: Story): string {
  const { size } = story.inspection;
  const { isRoot, divisor } = numbersOfCell(story);
  if (isRoot) return t('steps.4.says', { size });
  return t('steps.4.scale', { divisor: formatNumber(divisor), root: formatNumber(Math.sqrt(size)) });
}

function maskWords(story: Story, values: { readonly query: string; readonly keys: number }): string {
  const hidden = numbersOfCell(story).hidden.reduce((sum, one) => sum + one, 0);
  const isCausal = story.inspection.head.site === 'decoder';
  if (isCausal) return t('steps.5.causal', { ...values, hidden });
  return t(hidden > 0 ? 'steps.5.some' : 'steps.5.none', { ...values, hidden });
}

/** What stands beside a step's title: its number, or the shape of what it makes. */
export function resultOf(step: StepNumber, story: Story): string {
  const { inspection: head, level, heads } = story;
  const { queries, keys, width, size } = head;
  const numbers = numbersOfCell(story);
  const shape = (rows: number, columns: number) => `${rows} × ${columns}`;
  switch (level) {
    case 'number':
      return [
        shape(2, width),
        shape(3, size),
        formatNumber(numbers.product),
        formatNumber(numbers.score),
        numbers.isHidden ? '−∞' : formatNumber(numbers.score),
        formatNumber(numbers.weight),
        shape(1, size),
        shape(1, width),
      ][step - 1] as string;
    case 'row':
      return [
        shape(keys, width),
        shape(keys, size),
        shape(1, keys),
        shape(1, keys),
        shape(1, keys),
        shape(1, keys),
        shape(1, size),
        shape(1, width),
      ][step - 1] as string;
    case 'matrix':
      return [
        shape(queries, width),
        shape(queries, size),
        shape(queries, keys),
        shape(queries, keys),
        shape(queries, keys),
        shape(queries, keys),
        shape(queries, size),
        shape(queries, width),
      ][step - 1] as string;
    case 'heads':
      return [
        shape(2, width),
        shape(heads, size),
        shape(heads, 1),
        shape(heads, 1),
        shape(heads, keys),
        shape(heads, keys),
        shape(heads, size),
        shape(heads, width),
      ][step - 1] as string;
  }
}
