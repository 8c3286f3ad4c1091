import { t } from '../../i18n/translate.ts';
import { formatNumber } from './format-number.ts';
import type { NumbersPicture } from './pictures/picture.ts';
import type { TwinTable } from './twin.tsx';

/** More cells than this are no table that anybody reads: then the followed row alone. */
const MOST_CELLS = 4096;

/** A picture of numbers as a table: a vector downwards, a matrix as it is. */
export function numbersTable(picture: NumbersPicture): TwinTable {
  const { rows, columns, rowNames, columnNames, mark } = picture;
  const cell = (row: number, column: number) => {
    const at = row * columns + column;
    return picture.hidden?.[at] === 1 ? t('steps.twin.hidden') : formatNumber(picture.data[at] ?? Number.NaN);
  };
  const nameOf = (column: number) => columnNames?.[column] ?? String(column);
  const places = Array.from({ length: columns }, (_, column) => column);
  if (rows === 1 || rows * columns > MOST_CELLS) {
    const row = rows === 1 ? 0 : (mark?.row ?? 0);
    const table = {
      columns: [columnNames ? t('steps.twin.key') : t('steps.twin.index'), t('steps.twin.value')],
      rows: places.map((column) => [nameOf(column), cell(row, column)]),
    };
    if (rows === 1) return table;
    return { ...table, note: t('steps.twin.part', { row: rowNames?.[row] ?? row }) };
  }
  return {
    columns: ['', ...places.map(nameOf)],
    rows: Array.from({ length: rows }, (_, row) => [
      rowNames?.[row] ?? String(row),
      ...places.map((column) => cell(row, column)),
    ]),
  };
}
