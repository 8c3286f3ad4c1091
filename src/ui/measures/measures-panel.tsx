import { useLayoutEffect, useMemo, useState } from 'react';
import { headName, type Site } from '../../core/head.ts';
import { runSites } from '../../core/run.ts';
import { t } from '../../i18n/translate.ts';
import { measurable, measuredHeads, tableColumns } from '../../state/measures/measured-heads.ts';
import { useApp } from '../stores.tsx';
import { BatteryStatusLine } from './battery-status-line.tsx';
import { LabelRules } from './label-rules.tsx';
import { MeasureFacts } from './measure-facts.tsx';
import { MeasureFormulas } from './measure-formulas.tsx';
import { MeasureHistogram } from './measure-histogram.tsx';
import { MeasuresTable } from './measures-table.tsx';
import { MeasuresTools } from './measures-tools.tsx';
import './measures-panel.css';

/** What each head does: a histogram of one measure, a table of several, and the names that the battery supports. */
export function MeasuresPanel() {
  const run = useApp((state) => state.run);
  const focus = useApp((state) => state.focus);
  const measures = useApp((state) => state.measures);
  const battery = useApp((state) => state.battery);
  const measuresOf = useApp((state) => state.measuresOf);
  const measure = useApp((state) => state.measure);
  const setView = useApp((state) => state.setView);
  const [choice, setChoice] = useState<{ site: Site | 'all'; focus: Site }>();
  const sites = useMemo(() => (run ? runSites(run).map(({ site }) => site) : []), [run]);
  // The reader's choice holds until a head of another site is chosen elsewhere.
  const wanted = choice?.focus === focus.site ? choice.site : focus.site;
  const site = wanted === 'all' || sites.includes(wanted) ? wanted : (sites[0] ?? 'all');
  const heads = useMemo(
    () =>
      run
        ? measuredHeads(run, { measures, battery, measuresOf }).filter(
            ({ head }) => site === 'all' || head.site === site,
          )
        : [],
    [run, measures, battery, measuresOf, site],
  );
  const markPainted = useApp((state) => state.markPainted);
  const isMeasured = useApp(
    ({ measuresError }) =>
      measuresError !== undefined ||
      (measures?.runId === run?.id && measures?.layersDone === measures?.layers),
  );
  // The run is in the picture once its numbers are.
  useLayoutEffect(() => {
    if (run && isMeasured) markPainted(run.id);
  }, [run, isMeasured, markPainted]);
  const shown = useMemo(() => (site === 'all' ? sites : [site]), [site, sites]);
  const columns = useMemo(() => tableColumns(shown, measure, measuresOf), [shown, measure, measuresOf]);
  if (!run) return null;
  return (
    <>
      <section className="card measures-card" aria-label={t('measures.title')}>
        <div className="card-head">
          <h2>{t('measures.title')}</h2>
          <button type="button" onClick={() => setView({ view: 'attention' })}>
            {t('measures.show', { head: headName(focus) })}
          </button>
        </div>
        <MeasuresTools
          sites={sites}
          site={site}
          measure={columns[0]}
          possible={measurable(shown, measuresOf)}
          chooseSite={(next) => setChoice({ site: next, focus: focus.site })}
        />
        <MeasureFacts measure={columns[0]} />
        <MeasureHistogram heads={heads} measure={columns[0]} />
        <BatteryStatusLine />
      </section>
      <section className="card measures-card" aria-label={t('measures.table')}>
        <MeasuresTable heads={heads} sites={shown} columns={columns} />
        <p className="soft measures-note">{t('measures.bars')}</p>
        <LabelRules />
        <MeasureFormulas />
      </section>
    </>
  );
}
