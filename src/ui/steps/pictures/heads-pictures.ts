import { t } from '../../../i18n/translate.ts';
import { differences, getRow, largestMagnitude, stackRows } from '../../../math/steps/vectors.ts';
import { numbersOfCell } from '../numbers-of-cell.ts';
import type { StepNumber, Story } from '../story.ts';
import type { SymbolName } from '../symbols.ts';
import { axisNames, namesOf } from './names.ts';
import { numberPictures } from './number-pictures.ts';
import { type Picture, rowsPicture, strip } from './picture.ts';

/** One query and one key in every head of the layer, a row a head. */
export function headsPictures(step: StepNumber, story: Story): readonly Picture[] {
  if (step === 1) return numberPictures(1, story);
  const { inspection: head, cell, layer, heads } = story;
  if (layer.length === 0) return [];
  const names = namesOf(story);
  const along = axisNames(story);
  const all = layer.map((inspection) => numbersOfCell({ inspection, cell }));
  const ofHeads = (id: string, symbol: SymbolName, label: string, rows: readonly Float32Array[]) =>
    rowsPicture({
      ...{ id, symbol, label, data: stackRows(rows) },
      axes: t('steps.axes.headsNumbers'),
      rowNames: along.heads,
      mark: { row: head.head.head },
    });
  const onKeys = (id: string, symbol: SymbolName, label: string, rows: readonly Float32Array[]) => ({
    ...ofHeads(id, symbol, label, rows),
    axes: t('steps.axes.headsKeys'),
    columnNames: along.keys,
    columnSide: 'key' as const,
    mark: { row: head.head.head, column: cell.key },
    square: true,
  });
  const scalars = (id: string, symbol: SymbolName, label: string, values: readonly number[]): Picture => ({
    ...{ kind: 'scalars', id, symbol, label },
    scalars: values.map((value, at) => ({ name: along.heads[at] ?? '', value, symbol })),
  });
  switch (step) {
    case 2:
      return [
        ofHeads(
          'q',
          'q',
          t('steps.pic.q', names),
          all.map(({ q }) => q),
        ),
        ofHeads(
          'k',
          'k',
          t('steps.pic.k', names),
          all.map(({ k }) => k),
        ),
        ofHeads(
          'v',
          'v',
          t('steps.pic.v', names),
          layer.map(({ v, size }) => getRow(v, cell.key, size)),
        ),
      ];
    case 3:
      return [
        ofHeads(
          'terms',
          's',
          t('steps.pic.headTerms'),
          all.map(({ terms }) => terms),
        ),
        scalars(
          'products',
          's',
          'q·k',
          all.map(({ product }) => product),
        ),
      ];
    case 4:
      return [
        scalars(
          'scores',
          's',
          t('steps.pic.score'),
          all.map(({ score }) => score),
        ),
      ];
    case 5: {
      const hidden = Uint8Array.from(all.flatMap((one) => [...one.hidden]));
      return [
        {
          ...onKeys(
            'masked',
            's',
            t('steps.pic.masked', names),
            all.map(({ scores }) => scores),
          ),
          hidden,
        },
      ];
    }
    case 6: {
      const weights = onKeys(
        'weights',
        'a',
        t('steps.pic.weights', names),
        all.map((one) => one.weights),
      );
      return [
        { ...weights, colors: 'weight', range: 1 },
        scalars(
          'weight',
          'a',
          t('steps.pic.weightOf', names),
          all.map(({ weight }) => weight),
        ),
      ];
    }
    case 7:
      return [
        ofHeads(
          'z',
          'z',
          t('steps.pic.z', names),
          layer.map(({ mixed, size }) => getRow(mixed, cell.query, size)),
        ),
      ];
    case 8: {
      const parts = layer.map(({ contribution, width }) => getRow(contribution, cell.query, width));
      const sum = getRow(head.attended, cell.query, head.width);
      const range = largestMagnitude(sum, ...parts);
      const pictures = [{ ...ofHeads('own', 'o', t('steps.pic.headOwn', names), parts), range }];
      const total = strip('sum', 'o', t('steps.pic.sum', names), sum, range);
      if (layer.length < heads) return [...pictures, total];
      const bias = parts.reduce((left, part) => differences(left, part), sum);
      return [...pictures, strip('bias', 'o', t('steps.pic.bias'), bias, range), total];
    }
  }
}
