import { useLayoutEffect, useState } from 'react';
import { findTensor } from '../../core/attention.ts';
import { headName } from '../../core/head.ts';
import type { AttentionRun } from '../../core/run.ts';
import { t } from '../../i18n/translate.ts';
import { MOST_FLOW_TOKENS } from '../../math/aggregates/attention-flow.ts';
import {
  aggregateSiteOf,
  findObstacle,
  findWish,
  goesAcross,
} from '../../state/aggregates/aggregate-plan.ts';
import { HeatmapTools } from '../heatmap/heatmap-tools.tsx';
import { useApp, useStores } from '../stores.tsx';
import { useElementSize } from '../use-element-size.ts';
import { AggregateFacts } from './aggregate-facts.tsx';
import { AggregateTools } from './aggregate-tools.tsx';
import { AggregateView } from './aggregate-view.tsx';
import { NormStrips } from './norm-strips.tsx';
import { useShownAggregate } from './use-shown-aggregate.ts';
import './aggregates-panel.css';

/** Many heads as one matrix, each way with its name, and the lengths of the vectors behind the weights. */
export function AggregatesPanel() {
  const run = useApp((state) => state.run);
  if (!run) return null;
  return (
    <>
      <AggregateCard run={run} />
      <LengthsCard run={run} />
    </>
  );
}

function AggregateCard({ run }: { run: AttentionRun }) {
  const aggregate = useApp((state) => state.aggregate);
  const aggregateSite = useApp((state) => state.aggregateSite);
  const aggregateLayers = useApp((state) => state.aggregateLayers);
  const focus = useApp((state) => state.focus);
  const { app } = useStores();
  const says = useNormsStatus(run);
  const shown = useShownAggregate();
  const [table, setTable] = useState(false);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const chosen = { aggregate, aggregateSite, aggregateLayers, focus };
  const wish = findWish(run, chosen);
  const site = aggregate === 'norms' ? focus.site : aggregateSiteOf(run, chosen);
  const across = wish !== undefined && goesAcross(wish.name, wish.site);
  const obstacle = wish && findObstacle(wish);
  // Where there is nothing to paint, what is said of the run is its picture.
  const empty = obstacle !== undefined || (aggregate === 'norms' && says !== undefined);
  useLayoutEffect(() => {
    if (empty) app.getState().markPainted(run.id);
  }, [app, empty, run]);
  const adjustable = aggregate === 'mean' || (aggregate === 'rollout' && !across);
  return (
    <section className="card aggregates-card" aria-label={t('aggregates.title')}>
      <div className="card-head">
        <h2>{t(`aggregates.name.${aggregate}`)}</h2>
        <p className="soft">{!obstacle && shown?.name === aggregate && shown.scope}</p>
        <button type="button" aria-pressed={table} onClick={() => setTable(!table)}>
          {t('heatmap.table')}
        </button>
      </div>
      <AggregateTools run={run} />
      {adjustable && <HeatmapTools shown={shown?.shown} />}
      {shown?.plain && !obstacle && <p className="soft">{t('aggregates.pieces')}</p>}
      <Working run={run} />
      <div ref={ref}>
        {obstacle ? (
          <p className="aggregate-obstacle">
            {t(`aggregates.obstacle.${obstacle}`, {
              most: MOST_FLOW_TOKENS,
              tokens: site ? (findTensor(run.attentions, { site, layer: 0 })?.queries ?? 0) : 0,
            })}
          </p>
        ) : (
          shown && width > 0 && <AggregateView aggregate={shown} width={width} table={table} />
        )}
      </div>
      <AggregateFacts name={aggregate} across={across} causal={site === 'decoder'} />
    </section>
  );
}

/** How far the calculation is, or why there are no norms. */
function Working({ run }: { run: AttentionRun }) {
  const aggregating = useApp((state) => state.aggregating);
  const isNorms = useApp((state) => state.aggregate === 'norms');
  const says = useNormsStatus(run);
  const text = isNorms
    ? says
    : aggregating && t('aggregates.working', { percent: Math.round(aggregating.done * 100) });
  return (
    <p className="aggregate-working soft" role="status" hidden={!text}>
      {text}
    </p>
  );
}

function LengthsCard({ run }: { run: AttentionRun }) {
  const norms = useApp((state) => state.norms);
  const focus = useApp((state) => state.focus);
  const says = useNormsStatus(run);
  const isOfRun = norms && (norms.run === run || run.provider !== 'elsewhere');
  return (
    <section className="card aggregates-card" aria-label={t('aggregates.lengths')}>
      <div className="card-head">
        <h2>{t('aggregates.lengths')}</h2>
        <p className="soft">
          {t('aggregates.lengths.says', { site: t(`site.${focus.site}`), layer: focus.layer })}
        </p>
      </div>
      {isOfRun ? <NormStrips norms={norms} head={focus} /> : <p className="soft">{says}</p>}
    </section>
  );
}

/** What is to be said of the norms of a run; undefined when they are there. */
function useNormsStatus(run: AttentionRun): string | undefined {
  const norms = useApp((state) => state.norms);
  const status = useApp((state) => state.normsStatus);
  const focus = useApp((state) => state.focus);
  if (run.provider === 'elsewhere') return t('aggregates.elsewhere');
  if (status.kind === 'failed' && status.run === run) return t('aggregates.normsFailed');
  if (norms?.run !== run) return norms ? undefined : t('aggregates.normsLoading');
  const found = findTensor(norms.norms.weighted, focus);
  return found ? undefined : t('aggregates.noNorms', { head: headName(focus) });
}
