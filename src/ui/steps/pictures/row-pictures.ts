import { t } from '../../../i18n/translate.ts';
import { weightedValues } from '../../../math/steps/mix-values.ts';
import {
  getRow,
  largestMagnitude,
  productTerms,
  runningSums,
  stackRows,
} from '../../../math/steps/vectors.ts';
import { numbersOfCell } from '../numbers-of-cell.ts';
import type { StepNumber, Story } from '../story.ts';
import { axisNames, namesOf } from './names.ts';
import { outputPictures } from './number-pictures.ts';
import { type NumbersPicture, type Picture, rowsPicture, strip } from './picture.ts';
import { maskedPictures, softmaxPictures } from './softmax-pictures.ts';

/** One query against all keys. */
export function rowPictures(step: StepNumber, story: Story): readonly Picture[] {
  const { inspection: head, cell } = story;
  const { q, scores, hidden, weights } = numbersOfCell(story);
  const names = namesOf(story);
  const along = axisNames(story);
  const axes = t('steps.axes.keysNumbers');
  const keyRows = {
    axes,
    rowNames: along.keys,
    rowSide: 'key',
    mark: { row: cell.key },
  } satisfies Partial<NumbersPicture>;
  const row = { names: along.keys, hidden, marked: cell.key };
  switch (step) {
    case 1: {
      const asking = getRow(head.queryInputs, cell.query, head.width);
      const range = largestMagnitude(asking, head.keyInputs);
      return [
        strip('xi', 'x', t('steps.pic.asking', names), asking, range),
        rowsPicture({
          id: 'X',
          symbol: 'x',
          label: t('steps.pic.allAnswering'),
          data: head.keyInputs,
          range,
          ...keyRows,
        }),
      ];
    }
    case 2:
      return [
        strip('q', 'q', t('steps.pic.q', names), q),
        rowsPicture({ id: 'K', symbol: 'k', label: t('steps.pic.allK'), data: head.k, ...keyRows }),
        rowsPicture({ id: 'V', symbol: 'v', label: t('steps.pic.allV'), data: head.v, ...keyRows }),
      ];
    case 3: {
      const terms = Array.from({ length: head.keys }, (_, key) =>
        productTerms(q, getRow(head.k, key, head.size)),
      );
      const products = terms.map((one) => runningSums(one).at(-1) ?? 0);
      return [
        rowsPicture({
          id: 'terms',
          symbol: 's',
          label: t('steps.pic.allTerms'),
          data: stackRows(terms),
          ...keyRows,
        }),
        {
          kind: 'keys',
          id: 'products',
          symbol: 's',
          label: t('steps.pic.products'),
          values: products,
          ...row,
          hidden: new Uint8Array(head.keys),
        },
      ];
    }
    case 4:
      return [
        {
          kind: 'keys',
          id: 'scores',
          symbol: 's',
          label: t('steps.pic.scores', names),
          values: scores,
          ...row,
          hidden: new Uint8Array(head.keys),
        },
      ];
    case 5:
      return maskedPictures(story);
    case 6:
      return softmaxPictures(story);
    case 7: {
      const parts = weightedValues(weights, head.v, head.size);
      const range = largestMagnitude(head.v, parts);
      return [
        rowsPicture({ id: 'V', symbol: 'v', label: t('steps.pic.allV'), data: head.v, range, ...keyRows }),
        rowsPicture({
          id: 'parts',
          symbol: 'a',
          label: t('steps.pic.allParts'),
          data: parts,
          range,
          ...keyRows,
        }),
        strip('z', 'z', t('steps.pic.zSum', names), getRow(head.mixed, cell.query, head.size), range),
      ];
    }
    case 8:
      return outputPictures(story);
  }
}
