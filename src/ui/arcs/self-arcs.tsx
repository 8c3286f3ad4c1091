import { useMemo } from 'react';
import type { Site } from '../../core/head.ts';
import { type AttentionRun, axesOf, axisTokens } from '../../core/run.ts';
import { t } from '../../i18n/translate.ts';
import { arcPath, layoutArcs } from '../../render/arcs/arc-layout.ts';
import { drawEdges } from '../../render/arcs/draw-edges.ts';
import { headShift, headSpread } from '../../render/arcs/head-shift.ts';
import { textWidth } from '../text-width.ts';
import { ArcEdges } from './arc-edges.tsx';
import { ArcTokens, TOKEN_HEIGHT } from './arc-token.tsx';
import { ARC_FONT_SIZE, fittingGap } from './fitting-gap.ts';
import type { DrawnHead } from './use-drawn-heads.ts';

const HEIGHT_ABOVE = 88;
const HEIGHT_BELOW = 68;
const MARGIN = 24;

interface ArcsProps {
  readonly run: AttentionRun;
  readonly site: Site;
  readonly drawn: readonly DrawnHead[];
  readonly width: number;
}

/** One line of tokens; arcs above look back, arcs below look ahead. */
export function SelfArcs({ run, site, drawn, width }: ArcsProps) {
  const axis = useMemo(() => axesOf(site).queries, [site]);
  const tokens = useMemo(() => {
    const queries = run.attentions.find((tensor) => tensor.site === site)?.queries ?? 0;
    return axisTokens(run, axis, queries);
  }, [run, site, axis]);
  const layout = useMemo(() => {
    const widths = tokens.map(({ text }) => textWidth(text, ARC_FONT_SIZE));
    return layoutArcs({
      widths,
      gap: fittingGap([widths], width - 2 * MARGIN, 16, 52),
      heightAbove: site === 'decoder' ? HEIGHT_ABOVE + HEIGHT_BELOW : HEIGHT_ABOVE,
      heightBelow: site === 'decoder' ? 0 : HEIGHT_BELOW,
      textHeight: TOKEN_HEIGHT,
      spread: headSpread(drawn.length),
    });
  }, [tokens, width, site, drawn.length]);
  const groups = useMemo(
    () =>
      drawn.map(({ edges, ...head }, index) => {
        const shift = headShift(index, drawn.length);
        return { ...head, edges: drawEdges(edges, (edge) => arcPath(layout, edge, shift)) };
      }),
    [drawn, layout],
  );
  return (
    <svg
      className="arcs"
      role="img"
      aria-label={t('arcs.labelSelf')}
      width={Math.max(width - 2, layout.width + 2 * MARGIN)}
      height={layout.height + 4}
      data-testid="arcs"
    >
      <text className="arcs-side" x={2} y={12}>
        {t('arcs.above')}
      </text>
      {site === 'encoder' && (
        <text className="arcs-side" x={2} y={layout.height}>
          {t('arcs.below')}
        </text>
      )}
      <g transform={`translate(${MARGIN}, 2)`}>
        <ArcEdges site={site} groups={groups} queries={tokens} keys={tokens} />
        <ArcTokens tokens={tokens} axis={axis} row={layout.row} top={layout.upperY} />
      </g>
    </svg>
  );
}
