import { headKey, sameHead } from '../../core/head.ts';
import { t } from '../../i18n/translate.ts';
import { symmetricRange } from '../../math/compare/symmetric-range.ts';
import { ranksAgainstItself } from '../../state/compare/ranked-heads.ts';
import { useApp, useStores } from '../stores.tsx';
import { formatPercent } from '../tasks/format-percent.ts';
import { fullHeadName } from './head-select.tsx';
import type { ComparedPair } from './use-compared-pair.ts';

const SHOWN = 10;

/** Heads by how far apart the two sides are; choosing one shows it on the maps. */
export function RankedCard({ compared }: { compared: ComparedPair }) {
  const { app } = useStores();
  const ranked = useApp((state) => state.rankedHeads);
  const { kind } = compared.runs;
  const itself = ranksAgainstItself(kind);
  const title = t(itself ? 'compare.ranked.changed' : 'compare.ranked.alike');
  const known = (ranked ?? []).filter(({ rows }) => rows > 0);
  const unknown = (ranked ?? []).length - known.length;
  const same = known.filter(({ divergence, moved }) => divergence === 0 && moved === 0).length;
  const shown = known.filter(({ divergence }) => !itself || divergence > 0).slice(0, SHOWN);
  const chosen = known.find(({ head }) => sameHead(head, compared.heads.b));
  const longest = Math.max(0, ...shown.map(({ divergence }) => divergence));
  const range = Math.min(Math.LN2, symmetricRange(longest));
  return (
    <section className="card ranked-heads" aria-label={title}>
      <h2>{title}</h2>
      {!ranked && <p className="soft">{t('compare.ranked.running')}</p>}
      <ol>
        {shown.map(({ head, divergence, moved }) => {
          const name = fullHeadName(head);
          const values = { divergence: divergence.toFixed(4), moved: formatPercent(moved) };
          const { chooseHead, setCompare } = app.getState();
          return (
            <li key={headKey(head)} data-head={headKey(head)}>
              <button
                type="button"
                aria-pressed={sameHead(head, compared.heads.b)}
                aria-label={t('compare.ranked.choose', { head: name, ...values })}
                onClick={() => (itself ? chooseHead(head) : setCompare({ otherHead: head }))}
              >
                {name}
              </button>
              <span className="ranked-track">
                <span className="ranked-bar" style={{ width: `${(100 * divergence) / range}%` }} />
              </span>
              <span className="ranked-value">{values.divergence}</span>
              <span className="soft">{t('compare.ranked.moved', { moved: values.moved })}</span>
            </li>
          );
        })}
      </ol>
      {itself && ranked && (
        <p data-testid="compare-unchanged">{t('compare.ranked.same', { count: same, all: known.length })}</p>
      )}
      {unknown > 0 && <p className="soft">{t('compare.ranked.undefined', { count: unknown })}</p>}
      <p className="soft compare-small">
        {t('compare.ranked.range', { range: Number(range.toPrecision(3)) })} {t('compare.ranked.says')}{' '}
        {chosen && t('compare.ranked.over', { head: fullHeadName(chosen.head), count: chosen.rows })}{' '}
        {t('compare.ranked.rest')}
      </p>
    </section>
  );
}
