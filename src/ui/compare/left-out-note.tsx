import { t } from '../../i18n/translate.ts';
import { unalignedPlaces } from '../../math/compare/align-tokens.ts';
import type { ShownItem } from '../../state/shown-head.ts';
import type { ComparedPair } from './use-compared-pair.ts';

/** So many tokens are named; the rest is counted. */
const NAMED = 8;

/** What the difference does not cover, and when there is none. */
export function LeftOutNote({ compared }: { compared: ComparedPair }) {
  const { pair, largest, difference } = compared;
  const { rows, columns } = pair.axes;
  const alone = [...aloneOn(pair, 'a'), ...aloneOn(pair, 'b')];
  const named = alone
    .slice(0, NAMED)
    .map(({ text, side }) => t('compare.leftOut.one', { token: text, side: t(`compare.side.${side}`) }));
  const more = alone.length - named.length;
  const tokens = [...named, ...(more > 0 ? [t('compare.leftOut.more', { count: more })] : [])].join(', ');
  const empty = difference.data.length === 0;
  return (
    <div className="map-notes">
      {empty && <p>{t('compare.nothingShared')}</p>}
      {!empty && largest === 0 && (
        <p data-testid="compare-same">
          <strong>{t('compare.same')}</strong>
        </p>
      )}
      {alone.length > 0 && (
        <p className="soft">{t('compare.leftOut', { rows: rows.length, columns: columns.length, tokens })}</p>
      )}
      {(pair.a.removed || pair.b.removed) && <p className="soft">{t('compare.leftOut.keys')}</p>}
    </div>
  );
}

/** Items that only this side has; a token that is row and column is named once. */
function aloneOn(pair: ComparedPair['pair'], side: 'a' | 'b') {
  const { queries, keys } = pair[side];
  const of = (axis: typeof queries, pairs: typeof pair.axes.rows) =>
    unalignedPlaces(pairs, side, axis.items.length).map((at) => ({
      item: axis.items[at] as ShownItem,
      place: `${axis.axis.sequence} ${(axis.items[at]?.start ?? 0) + axis.axis.offset}`,
    }));
  const all = [...of(queries, pair.axes.rows), ...of(keys, pair.axes.columns)];
  const seen = new Map(all.map(({ item, place }) => [place, { text: item.text, side }]));
  return [...seen.values()];
}
