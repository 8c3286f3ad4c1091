import { useId } from 'react';
import type { AttentionRun } from '../../core/run.ts';
import { runSites } from '../../core/run.ts';
import { t } from '../../i18n/translate.ts';
import { aggregateSiteOf, goesAcross, layersOf } from '../../state/aggregates/aggregate-plan.ts';
import { AGGREGATES } from '../../state/aggregates/aggregates-slice.ts';
import { Choice } from '../heatmap/choice.tsx';
import { useApp } from '../stores.tsx';

/** Which aggregate, of which site and layers. */
export function AggregateTools({ run }: { run: AttentionRun }) {
  const aggregate = useApp((state) => state.aggregate);
  const aggregateSite = useApp((state) => state.aggregateSite);
  const aggregateLayers = useApp((state) => state.aggregateLayers);
  const focus = useApp((state) => state.focus);
  const setAggregate = useApp((state) => state.setAggregate);
  const sites = runSites(run);
  const site = aggregateSiteOf(run, { aggregate, aggregateSite, aggregateLayers, focus });
  const count = sites.find((one) => one.site === site)?.layers ?? 0;
  return (
    <div className="aggregate-tools">
      <Choice
        name={t('aggregates.choose')}
        options={AGGREGATES}
        chosen={aggregate}
        label={(name) => t(`aggregates.${name}`)}
        onChoose={(name) => setAggregate({ aggregate: name })}
      />
      {aggregate !== 'norms' && site && sites.length > 1 && (
        <Choice
          name={t('aggregates.site')}
          options={sites.map((one) => one.site)}
          chosen={site}
          label={(one) => t(`site.${one}`)}
          onChoose={(one) => setAggregate({ aggregateSite: { site: one, focus: focus.site } })}
        />
      )}
      {aggregate !== 'norms' && site && count > 1 && (
        <LayerChoice
          count={count}
          {...layersOf(run, site, aggregateLayers)}
          fixedFirst={goesAcross(aggregate, site)}
          onChoose={(aggregateLayers) => setAggregate({ aggregateLayers })}
        />
      )}
    </div>
  );
}

interface LayerChoiceProps {
  readonly count: number;
  readonly first: number;
  readonly last: number;
  /** The first layer is always in. */
  readonly fixedFirst: boolean;
  readonly onChoose: (layers: { first: number; last: number }) => void;
}

/** A range of layers; choosing one end moves the other where they would cross. */
function LayerChoice({ count, first, last, fixedFirst, onChoose }: LayerChoiceProps) {
  const id = useId();
  const layers = Array.from({ length: count }, (_, layer) => (
    <option key={layer} value={layer}>
      {layer}
    </option>
  ));
  return (
    <div className="choice">
      {!fixedFirst && (
        <>
          <label htmlFor={`${id}first`}>{t('aggregates.first')}</label>
          <select
            id={`${id}first`}
            value={first}
            onChange={({ target }) =>
              onChoose({ first: Number(target.value), last: Math.max(last, Number(target.value)) })
            }
          >
            {layers}
          </select>
        </>
      )}
      <label htmlFor={`${id}last`}>{t('aggregates.last')}</label>
      <select
        id={`${id}last`}
        value={last}
        onChange={({ target }) =>
          onChoose({ first: Math.min(first, Number(target.value)), last: Number(target.value) })
        }
      >
        {layers}
      </select>
    </div>
  );
}
