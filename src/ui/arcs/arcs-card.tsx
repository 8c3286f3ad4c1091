import { useId } from 'react';
import { headKey, headName, sameHead } from '../../core/head.ts';
import { t } from '../../i18n/translate.ts';
import { headColor } from '../../render/color/head-colors.ts';
import { useLanguages } from '../shell/use-languages.ts';
import { useApp } from '../stores.tsx';
import { useElementSize } from '../use-element-size.ts';
import { CrossArcs } from './cross-arcs.tsx';
import { SelfArcs } from './self-arcs.tsx';
import { useDrawnHeads } from './use-drawn-heads.ts';
import './arcs-card.css';

/** The chosen heads as lines from the token that asks to the tokens that answer. */
export function ArcsCard() {
  const run = useApp((state) => state.run);
  const { names } = useLanguages();
  const site = useApp((state) => state.focus.site);
  const threshold = useApp((state) => state.threshold);
  const drawn = useDrawnHeads(run, site);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const empty = drawn.every(({ edges }) => edges.length === 0);
  const Arcs = site === 'cross' ? CrossArcs : SelfArcs;
  return (
    <section className="card arcs-card" aria-label={t('arcs.title')}>
      <div className="card-head">
        <h2>
          {t(`site.${site}`)} <span className="soft arcs-says">{t(`site.${site}.says`, names)}</span>
        </h2>
        <HeadChips />
        <Threshold />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <div className="arcs-scroll" ref={ref} tabIndex={0} role="group" aria-label={t('arcs.title')}>
        {run && width > 0 && <Arcs run={run} site={site} drawn={drawn} width={width} />}
        {empty && <p className="arcs-none soft">{t('arcs.none', { threshold: threshold.toFixed(2) })}</p>}
      </div>
    </section>
  );
}

/** The heads that are shown, in their colours; the one in the heatmap is marked. */
function HeadChips() {
  const heads = useApp((state) => state.heads);
  const focus = useApp((state) => state.focus);
  const theme = useApp((state) => state.theme);
  const toggleHead = useApp((state) => state.toggleHead);
  return (
    <ul className="head-chips" aria-label={t('heads.shown')}>
      {heads.map((head, slot) => {
        const name = `${t(`site.${head.site}`)} ${headName(head)}`;
        return (
          <li key={headKey(head)} className={sameHead(head, focus) ? 'is-focus' : undefined}>
            <span className="swatch" style={{ background: headColor(slot, theme) }} />
            <span title={name}>{headName(head)}</span>
            {head.site !== focus.site && <span className="soft"> {t('heads.elsewhere')}</span>}
            {heads.length > 1 && (
              <button
                type="button"
                className="quiet"
                aria-label={t('heads.remove', { head: name })}
                onClick={() => toggleHead(head)}
              >
                ×
              </button>
            )}
          </li>
        );
      })}
    </ul>
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
        min={0.01}
        max={0.9}
        step={0.01}
        value={threshold}
        onChange={(event) => setView({ threshold: event.target.valueAsNumber })}
      />
    </div>
  );
}
