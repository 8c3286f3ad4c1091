import { useMemo } from 'react';
import { t } from '../../i18n/translate.ts';
import { strongestDifferences } from '../../math/compare/difference.ts';
import { signed } from './compare-readout.tsx';
import type { ComparedPair } from './use-compared-pair.ts';
import type { LinkedHover } from './use-linked-hover.ts';

const SHOWN = 10;

/** The cells that differ most, as a table: the difference map in words. */
export function StrongestCard({ compared, linked }: { compared: ComparedPair; linked: LinkedHover }) {
  const { pair, difference } = compared;
  const cells = useMemo(() => strongestDifferences(difference, SHOWN), [difference]);
  return (
    <section className="card strongest" aria-label={t('compare.strongest')}>
      <h2>{t('compare.strongest')}</h2>
      {cells.length > 0 && (
        <table>
          <caption className="soft">
            {t('compare.strongest.caption', { count: cells.length, cells: difference.data.length })}
          </caption>
          <thead>
            <tr>
              {(['query', 'key', 'a', 'b', 'difference'] as const).map((name) => (
                <th
                  key={name}
                  scope="col"
                  className={name === 'query' || name === 'key' ? 'is-text' : undefined}
                >
                  {t(`compare.column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cells.map(({ query, key, difference: change }) => {
              const [row, column] = [pair.axes.rows[query], pair.axes.columns[key]];
              if (!row || !column) return null;
              const [a, b] = [pair.a, pair.b];
              return (
                <tr
                  key={`${query} ${key}`}
                  onPointerEnter={() => linked.point('difference', { query, key })}
                  onPointerLeave={linked.clear}
                >
                  <td className="is-text">{a.queries.items[row.a]?.text}</td>
                  <td className="is-text">{a.keys.items[column.a]?.text}</td>
                  <td>{(a.matrix.data[row.a * a.matrix.keys + column.a] ?? Number.NaN).toFixed(4)}</td>
                  <td>{(b.matrix.data[row.b * b.matrix.keys + column.b] ?? Number.NaN).toFixed(4)}</td>
                  <td>{signed(change)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {cells.length === 0 && (
        <p className="soft">{t(difference.data.length === 0 ? 'compare.nothingShared' : 'compare.same')}</p>
      )}
    </section>
  );
}
