import type { Site } from '../../core/head.ts';
import type { AttentionRun } from '../../core/run.ts';
import { t } from '../../i18n/translate.ts';
import { useLanguages } from '../shell/use-languages.ts';
import { useApp } from '../stores.tsx';
import { ArcControls, styleFor } from './arc-controls.tsx';
import { ArcView } from './arc-view.tsx';
import { HeadChips } from './head-chips.tsx';
import { NoArcs } from './no-arcs.tsx';
import { useArcData } from './use-arc-data.ts';
import './arcs-card.css';

/** The chosen heads as lines from the token that asks to the tokens that answer. */
export function ArcsCard() {
  const run = useApp((state) => state.run);
  const { names } = useLanguages();
  const site = useApp((state) => state.focus.site);
  return (
    <section className="card arcs-card" aria-label={t('arcs.title')}>
      <div className="card-head">
        <h2>
          {t(`site.${site}`)} <span className="soft arcs-says">{t(`site.${site}.says`, names)}</span>
        </h2>
        <HeadChips />
        <ArcControls site={site} />
      </div>
      {run && <Arcs run={run} site={site} />}
    </section>
  );
}

function Arcs({ run, site }: { run: AttentionRun; site: Site }) {
  const style = styleFor(
    site,
    useApp((state) => state.arcStyle),
  );
  const data = useArcData(run, site, style);
  if (!data) return null;
  return (
    <div className="arcs-body">
      <ArcView data={data} style={style} />
      {data.count === 0 && <NoArcs />}
    </div>
  );
}
