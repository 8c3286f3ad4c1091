import { t } from '../../../i18n/translate.ts';
import { weightedValues } from '../../../math/steps/mix-values.ts';
import { differences, getRow, largestMagnitude } from '../../../math/steps/vectors.ts';
import { numbersOfCell } from '../numbers-of-cell.ts';
import type { StepNumber, Story } from '../story.ts';
import { namesOf } from './names.ts';
import { type Picture, strip } from './picture.ts';
import { maskedPictures, softmaxPictures } from './softmax-pictures.ts';

/** One weight. */
export function numberPictures(step: StepNumber, story: Story): readonly Picture[] {
  const { inspection: head, cell } = story;
  const { q, k, terms, sums, product, score, weight } = numbersOfCell(story);
  const names = namesOf(story);
  const value = getRow(head.v, cell.key, head.size);
  switch (step) {
    case 1: {
      const asking = getRow(head.queryInputs, cell.query, head.width);
      const answering = getRow(head.keyInputs, cell.key, head.width);
      const range = largestMagnitude(asking, answering);
      return [
        strip('xi', 'x', t('steps.pic.asking', names), asking, range),
        strip('xj', 'x', t('steps.pic.answering', names), answering, range),
      ];
    }
    case 2: {
      const range = largestMagnitude(q, k);
      return [
        strip('q', 'q', t('steps.pic.q', names), q, range),
        strip('k', 'k', t('steps.pic.k', names), k, range),
        strip('v', 'v', t('steps.pic.v', names), value),
      ];
    }
    case 3:
      return [{ kind: 'terms', id: 'terms', symbol: 's', label: t('steps.pic.terms'), q, k, terms, sums }];
    case 4:
      return [
        {
          kind: 'scalars',
          id: 'scaled',
          symbol: 's',
          label: t('steps.pic.scaled'),
          scalars: [
            { name: 'q·k', value: product, symbol: 's' },
            { name: t('steps.pic.score'), value: score, symbol: 's' },
          ],
        },
      ];
    case 5:
      return maskedPictures(story);
    case 6:
      return softmaxPictures(story);
    case 7: {
      const part = weightedValues([weight], value, head.size);
      const mixed = getRow(head.mixed, cell.query, head.size);
      const range = largestMagnitude(value, part, mixed);
      return [
        strip('v', 'v', t('steps.pic.v', names), value, range),
        strip('part', 'a', t('steps.pic.part', names), part, range),
        strip('z', 'z', t('steps.pic.z', names), mixed, range),
      ];
    }
    case 8:
      return outputPictures(story);
  }
}

/** The mixed values among those of all heads, through the output projection, and the sum of all heads. */
export function outputPictures(story: Story): readonly Picture[] {
  const { inspection: head, cell, heads } = story;
  const names = namesOf(story);
  const mixed = getRow(head.mixed, cell.query, head.size);
  const all = new Float32Array(heads * head.size);
  all.set(mixed, head.head.head * head.size);
  const others = Uint8Array.from(all, (_, at) => (Math.floor(at / head.size) === head.head.head ? 0 : 1));
  const own = getRow(head.contribution, cell.query, head.width);
  const sum = getRow(head.attended, cell.query, head.width);
  const rest = differences(sum, own);
  const range = largestMagnitude(own, sum, rest);
  return [
    {
      ...strip('concat', 'z', t('steps.pic.concat', { head: head.head.head, heads }), all),
      hidden: others,
    },
    strip('own', 'o', t('steps.pic.own', names), own, range),
    strip('rest', 'o', t('steps.pic.rest'), rest, range),
    strip('sum', 'o', t('steps.pic.sum', names), sum, range),
  ];
}
