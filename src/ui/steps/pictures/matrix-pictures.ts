import { t } from '../../../i18n/translate.ts';
import type { StepNumber, Story } from '../story.ts';
import type { SymbolName } from '../symbols.ts';
import { axisNames } from './names.ts';
import { type NumbersPicture, type Picture, rowsPicture } from './picture.ts';

/** All queries against all keys. */
export function matrixPictures(step: StepNumber, story: Story): readonly Picture[] {
  const { inspection: head, cell } = story;
  const along = axisNames(story);
  const ofQueries = (id: string, symbol: SymbolName, label: string, data: Float32Array) =>
    rowsPicture({
      ...{ id, symbol, label, data },
      axes: t('steps.axes.queriesNumbers'),
      rowNames: along.queries,
      rowSide: 'query',
      mark: { row: cell.query },
    });
  const ofKeys = (id: string, symbol: SymbolName, label: string, data: Float32Array) =>
    rowsPicture({
      ...{ id, symbol, label, data },
      axes: t('steps.axes.keysNumbers'),
      rowNames: along.keys,
      rowSide: 'key',
      mark: { row: cell.key },
    });
  const cells = (
    id: string,
    symbol: SymbolName,
    label: string,
    data: Float32Array,
    more: Partial<NumbersPicture>,
  ) =>
    rowsPicture({
      ...{ id, symbol, label, data },
      axes: t('steps.axes.queriesKeys'),
      rowNames: along.queries,
      columnNames: along.keys,
      rowSide: 'query',
      columnSide: 'key',
      mark: { row: cell.query, column: cell.key },
      square: true,
      ...more,
    });
  switch (step) {
    case 1:
      return [
        ofQueries('Xq', 'x', t('steps.pic.allAsking'), head.queryInputs),
        ofKeys('Xk', 'x', t('steps.pic.allAnswering'), head.keyInputs),
      ];
    case 2:
      return [
        ofQueries('Q', 'q', t('steps.pic.allQ'), head.q),
        ofKeys('K', 'k', t('steps.pic.allK'), head.k),
        ofKeys('V', 'v', t('steps.pic.allV'), head.v),
      ];
    case 3: {
      const products = head.scores.map((score) => score / head.scale);
      return [cells('products', 's', t('steps.pic.allProducts'), products, {})];
    }
    case 4:
      return [cells('scores', 's', t('steps.pic.allScores'), head.scores, {})];
    case 5:
      return [cells('masked', 's', t('steps.pic.allMasked'), head.scores, { hidden: head.hidden })];
    case 6:
      return [cells('weights', 'a', t('steps.pic.allWeights'), head.weights, { colors: 'weight', range: 1 })];
    case 7:
      return [
        ofKeys('V', 'v', t('steps.pic.allV'), head.v),
        ofQueries('Z', 'z', t('steps.pic.allZ'), head.mixed),
      ];
    case 8:
      return [
        ofQueries('O', 'o', t('steps.pic.allOwn'), head.contribution),
        ofQueries('sum', 'o', t('steps.pic.allSum'), head.attended),
      ];
  }
}
