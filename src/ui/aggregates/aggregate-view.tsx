import { useRef, useState } from 'react';
import { t } from '../../i18n/translate.ts';
import type { Block } from '../../render/heatmap/plot-layout.ts';
import { Heatmap, type HeatmapHandle } from '../heatmap/heatmap.tsx';
import { Legend } from '../heatmap/legend.tsx';
import { NumberTable } from '../heatmap/number-table.tsx';
import { usePlotLayout } from '../heatmap/use-plot-layout.ts';
import { AggregateRow } from './aggregate-row.tsx';
import { NormLegend } from './norm-legend.tsx';
import type { ShownAggregate } from './use-shown-aggregate.ts';

interface AggregateViewProps {
  readonly aggregate: ShownAggregate;
  readonly width: number;
  readonly table: boolean;
}

/** An aggregate as a picture or as numbers, with its scale and the row under the pointer. */
export function AggregateView({ aggregate, width, table }: AggregateViewProps) {
  const { run, site, shown, painted, end, name, scope } = aggregate;
  const [drawn, setDrawn] = useState<{ of: ShownAggregate; block: Block }>();
  const last = useRef({ query: 0, key: 0 });
  const heatmap = useRef<HeatmapHandle>(null);
  const room = usePlotLayout(shown, width);
  const label = `${t(`aggregates.name.${name}`)} (${scope})`;
  return (
    <div className={`heatmap-body${room.stacked ? ' is-stacked' : ''}`}>
      {table ? (
        <NumberTable runId={run.id} shown={shown} name={label} around={last.current} />
      ) : (
        <Heatmap
          runId={run.id}
          site={site}
          shown={painted}
          name={label}
          room={room}
          last={last}
          block={drawn?.of === aggregate ? drawn.block : undefined}
          onBlock={(block) => setDrawn(block && { of: aggregate, block })}
          ref={heatmap}
        />
      )}
      <div className="heatmap-side">
        {name === 'norms' ? <NormLegend end={end} /> : <Legend />}
        <AggregateRow aggregate={aggregate} last={last} />
      </div>
    </div>
  );
}
