import { t } from '../../../i18n/translate.ts';
import { numbersOfCell } from '../numbers-of-cell.ts';
import type { Story } from '../story.ts';
import { axisNames, namesOf } from './names.ts';
import type { Picture } from './picture.ts';

/** The row of scores, its hidden keys marked. */
export function maskedPictures(story: Story): readonly Picture[] {
  const { scores, hidden } = numbersOfCell(story);
  return [
    {
      kind: 'keys',
      id: 'masked',
      symbol: 's',
      label: t('steps.pic.masked', namesOf(story)),
      values: scores,
      ...rowOf(story, hidden),
    },
  ];
}

/** The row after softmax, and scores beside weights of its strongest keys. */
export function softmaxPictures(story: Story): readonly Picture[] {
  const { scores, hidden, weights } = numbersOfCell(story);
  const row = rowOf(story, hidden);
  return [
    {
      kind: 'keys',
      id: 'weights',
      symbol: 'a',
      label: t('steps.pic.weights', namesOf(story)),
      values: weights,
      ...row,
    },
    {
      kind: 'strongest',
      id: 'strongest',
      symbol: 'a',
      label: t('steps.pic.strongest'),
      scores,
      weights,
      ...row,
    },
  ];
}

function rowOf(story: Story, hidden: Uint8Array) {
  return { names: axisNames(story).keys, hidden, marked: story.cell.key };
}
