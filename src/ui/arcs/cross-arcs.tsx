import { useMemo } from 'react';
import type { Site } from '../../core/head.ts';
import { type AttentionRun, axesOf } from '../../core/run.ts';
import { t } from '../../i18n/translate.ts';
import { bipartitePath, layoutBipartite } from '../../render/arcs/bipartite-layout.ts';
import { drawEdges } from '../../render/arcs/draw-edges.ts';
import { headShift } from '../../render/arcs/head-shift.ts';
import { useLanguages } from '../shell/use-languages.ts';
import { textWidth } from '../text-width.ts';
import { ArcEdges } from './arc-edges.tsx';
import { ArcTokens, TOKEN_HEIGHT } from './arc-token.tsx';
import { ARC_FONT_SIZE, fittingGap } from './fitting-gap.ts';
import type { DrawnHead } from './use-drawn-heads.ts';

const ROW_DISTANCE = 130;
const MARGIN = 10;

interface ArcsProps {
  readonly run: AttentionRun;
  readonly site: Site;
  readonly drawn: readonly DrawnHead[];
  readonly width: number;
}

/** Two lines of tokens, keys above and queries below, and the edges between them. */
export function CrossArcs({ run, site, drawn, width }: ArcsProps) {
  const axes = axesOf(site);
  const { names } = useLanguages();
  const queries = useMemo(
    () => run.tokens[axes.queries.sequence].slice(axes.queries.offset),
    [run, axes.queries.sequence, axes.queries.offset],
  );
  const keys = run.tokens[axes.keys.sequence];
  const layout = useMemo(() => {
    const keyWidths = keys.map(({ text }) => textWidth(text, ARC_FONT_SIZE));
    const queryWidths = queries.map(({ text }) => textWidth(text, ARC_FONT_SIZE));
    const gap = fittingGap([keyWidths, queryWidths], width - 2 * MARGIN, 14, 44);
    return layoutBipartite({ keyWidths, queryWidths, gap, rowDistance: ROW_DISTANCE });
  }, [keys, queries, width]);
  const groups = useMemo(
    () =>
      drawn.map(({ edges, ...head }, index) => {
        const shift = headShift(index, drawn.length);
        return { ...head, edges: drawEdges(edges, (edge) => bipartitePath(layout, edge, shift)) };
      }),
    [drawn, layout],
  );
  const height = layout.height + 2 * TOKEN_HEIGHT + 4;
  return (
    <svg
      className="arcs"
      role="img"
      aria-label={t('arcs.labelCross', names)}
      width={Math.max(width - 2, layout.width + 2 * MARGIN)}
      height={height}
      data-testid="arcs"
    >
      <g transform={`translate(${MARGIN}, ${TOKEN_HEIGHT + 2})`}>
        <ArcEdges site={site} groups={groups} queries={queries} keys={keys} />
        <ArcTokens tokens={keys} axis={axes.keys} row={layout.keys} top={-TOKEN_HEIGHT} />
        <ArcTokens tokens={queries} axis={axes.queries} row={layout.queries} top={layout.height} />
      </g>
    </svg>
  );
}
