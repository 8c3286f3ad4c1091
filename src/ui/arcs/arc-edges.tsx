import { memo, useEffect, useRef } from 'react';
import type { Site } from '../../core/head.ts';
import type { Token } from '../../core/token.ts';
import { t } from '../../i18n/translate.ts';
import type { DrawnEdge } from '../../render/arcs/draw-edges.ts';
import { type Hover, litCell } from '../../state/hover-store.ts';
import { hoverHandlers } from '../hover-handlers.ts';
import { useStores } from '../stores.tsx';

export interface ColoredEdges {
  readonly key: string;
  readonly name: string;
  readonly color: string;
  readonly edges: readonly DrawnEdge[];
}

interface ArcEdgesProps {
  readonly site: Site;
  readonly groups: readonly ColoredEdges[];
  readonly queries: readonly Token[];
  readonly keys: readonly Token[];
}

/** The lines themselves: printed once a picture; hovering only toggles classes. */
export const ArcEdges = memo(function ArcEdges({ site, groups, queries, keys }: ArcEdgesProps) {
  const { hover } = useStores();
  const ref = useRef<SVGGElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new lines must be lit anew
  useEffect(() => {
    const light = (state: Hover) => ref.current && lightEdges(ref.current, state, site);
    light(hover.getState());
    return hover.subscribe(light);
  }, [hover, site, groups]);
  return (
    <g ref={ref} className="arc-edges" fill="none">
      {groups.map(({ key, name, color, edges }) => (
        <g key={key} stroke={color} data-head={key}>
          {edges.map(({ query, key: answer, weight, path, strokeWidth, opacity }) => (
            <path
              key={`${query}.${answer}`}
              d={path}
              strokeWidth={strokeWidth}
              opacity={opacity}
              data-query={query}
              data-key={answer}
              {...hoverHandlers(hover, { kind: 'cell', site, query, key: answer })}
            >
              <title>
                {`${name}: ${t('heatmap.value', {
                  query: queries[query]?.text ?? '',
                  key: keys[answer]?.text ?? '',
                  weight: weight.toFixed(4),
                })}`}
              </title>
            </path>
          ))}
        </g>
      ))}
    </g>
  );
});

function lightEdges(root: SVGGElement, hover: Hover, site: Site): void {
  const { query, key } = litCell(hover, site);
  const active = query !== undefined || key !== undefined;
  root.classList.toggle('has-lit', active);
  if (!active) {
    for (const path of root.querySelectorAll('.is-lit')) path.classList.remove('is-lit');
    return;
  }
  for (const path of root.querySelectorAll('path')) {
    const fromQuery = Number(path.dataset.query) === query;
    const toKey = Number(path.dataset.key) === key;
    const lit = hover.kind === 'cell' ? fromQuery && toKey : fromQuery || toKey;
    path.classList.toggle('is-lit', lit);
  }
}
