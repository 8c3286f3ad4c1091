import { useId } from 'react';
import type { MissedAttention } from '../../core/guest.ts';
import { t } from '../../i18n/translate.ts';
import { BOX, layoutSketch } from './sketch-layout.ts';

/** The nodes around a place that is not shown, as a picture; the node itself is marked. */
export function Sketch({ missed }: { missed: MissedAttention }) {
  const arrow = useId();
  const { width, height, boxes, arrows } = layoutSketch(missed.sketch);
  const nodes = missed.sketch.nodes.map(({ operator }) => operator).join(', ');
  return (
    <svg
      className="guest-sketch"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={t('guest.sketch.label', { node: missed.node, nodes })}
    >
      <defs>
        <marker id={arrow} viewBox="0 0 6 6" refX="6" refY="3" markerWidth="6" markerHeight="6" orient="auto">
          <path d="M0 0 L6 3 L0 6 Z" />
        </marker>
      </defs>
      {arrows.map(({ x1, y1, x2, y2 }) => (
        <line key={`${x1} ${y1} ${x2} ${y2}`} x1={x1} y1={y1} x2={x2} y2={y2} markerEnd={`url(#${arrow})`} />
      ))}
      {boxes.map(({ x, y, operator, name }, index) => (
        <g key={`${index} ${name}`} className={name === missed.node ? 'is-it' : undefined}>
          <title>{name || operator}</title>
          <rect x={x - BOX.width / 2} y={y - BOX.height / 2} width={BOX.width} height={BOX.height} rx={5} />
          <text x={x} y={y}>
            {operator}
          </text>
        </g>
      ))}
    </svg>
  );
}
