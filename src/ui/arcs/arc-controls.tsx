import { useId } from 'react';
import type { Site } from '../../core/head.ts';
import { t } from '../../i18n/translate.ts';
import type { ArcStyle } from '../../state/view-slice.ts';
import { useApp } from '../stores.tsx';

const STYLES: readonly ArcStyle[] = ['line', 'rows', 'columns'];
const PER_QUERY = [1, 2, 3, 5, 10, 20];

/** Two texts have no one line: they stand in rows then. */
export function styleFor(site: Site, style: ArcStyle): ArcStyle {
  return site === 'cross' && style === 'line' ? 'rows' : style;
}

/** How arcs are laid out, and which are drawn. */
export function ArcControls({ site }: { site: Site }) {
  return (
    <div className="arc-controls">
      <StyleChoice site={site} />
      <PerQuery />
      <Threshold />
    </div>
  );
}

function StyleChoice({ site }: { site: Site }) {
  const shown = styleFor(
    site,
    useApp((state) => state.arcStyle),
  );
  const setView = useApp((state) => state.setView);
  return (
    <div className="arc-styles" role="group" aria-label={t('arcs.style')}>
      {STYLES.map((style) => {
        const missing = styleFor(site, style) !== style;
        return (
          <button
            key={style}
            type="button"
            aria-pressed={style === shown}
            disabled={missing}
            title={t(missing ? 'arcs.style.noLine' : `arcs.style.${style}.says`)}
            onClick={() => setView({ arcStyle: style })}
          >
            {t(`arcs.style.${style}`)}
          </button>
        );
      })}
    </div>
  );
}

function PerQuery() {
  const id = useId();
  const perQuery = useApp((state) => state.perQuery);
  const setView = useApp((state) => state.setView);
  // A link may ask for a number that is not among these.
  const counts = [...new Set([...PER_QUERY, ...(perQuery === undefined ? [] : [perQuery])])].sort(
    (a, b) => a - b,
  );
  return (
    <div className="per-query">
      <label htmlFor={id}>{t('arcs.perQuery')}</label>
      <select
        id={id}
        value={perQuery ?? ''}
        onChange={({ target }) =>
          setView({ perQuery: target.value === '' ? undefined : Number(target.value) })
        }
      >
        <option value="">{t('arcs.perQuery.all')}</option>
        {counts.map((count) => (
          <option key={count} value={count}>
            {t('arcs.perQuery.most', { count })}
          </option>
        ))}
      </select>
    </div>
  );
}

function Threshold() {
  const id = useId();
  const threshold = useApp((state) => state.threshold);
  const setView = useApp((state) => state.setView);
  return (
    <div className="threshold">
      <label htmlFor={id}>{t('arcs.threshold', { threshold: threshold.toFixed(2) })}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={0.9}
        step={0.01}
        value={threshold}
        onChange={(event) => setView({ threshold: event.target.valueAsNumber })}
      />
    </div>
  );
}
