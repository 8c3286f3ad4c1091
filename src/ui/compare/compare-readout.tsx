import { useStore } from 'zustand';
import { t } from '../../i18n/translate.ts';
import type { LinkedCells, LitPlace } from './linked-cells.ts';
import type { ComparedPair } from './use-compared-pair.ts';
import type { LinkedHover } from './use-linked-hover.ts';

/** The numbers of the cell that is pointed at: a line of text that renders alone. */
export function CompareReadout({ compared, linked }: { compared: ComparedPair; linked: LinkedHover }) {
  const cells = useStore(linked.store);
  return (
    <p className="readout" data-testid="compare-readout">
      {readout(compared, cells) ?? <span className="soft">{t('compare.hint')}</span>}
    </p>
  );
}

function readout({ pair, difference }: ComparedPair, cells: LinkedCells): string | undefined {
  const [a, b] = [cellOf(pair.a, cells.a), cellOf(pair.b, cells.b)];
  const { query, key } = cells.difference;
  const both =
    query === undefined || key === undefined ? undefined : difference.data[query * difference.keys + key];
  if (a && b && both !== undefined) {
    const values = { a: a.weight.toFixed(4), b: b.weight.toFixed(4), difference: signed(both) };
    return t('compare.value', { query: a.query, key: a.key, ...values });
  }
  const side = a ? 'a' : 'b';
  const one = a ?? b;
  return (
    one &&
    t('compare.value.one', {
      query: one.query,
      key: one.key,
      weight: one.weight.toFixed(4),
      side: t(`compare.side.${side}`),
    })
  );
}

function cellOf({ matrix, queries, keys }: ComparedPair['pair']['a'], { query, key }: LitPlace) {
  if (query === undefined || key === undefined) return undefined;
  const [row, column] = [queries.items[query], keys.items[key]];
  const weight = matrix.data[query * matrix.keys + key];
  if (!row || !column || weight === undefined) return undefined;
  return { query: row.text, key: column.text, weight };
}

/** With its sign, also above 0; exactly 0 has none, and what rounds to 0 is written as a power of ten. */
export function signed(value: number, digits = 4): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  const tiny = size < 0.5 * 10 ** -digits;
  return `${value > 0 ? '+' : '−'}${tiny ? size.toExponential(0).replace('-', '−') : size.toFixed(digits)}`;
}
