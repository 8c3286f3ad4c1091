import type { IndexRange } from '../../math/strongest-edges.ts';
import type { TextAnchor } from '../../render/arcs/arc-picture.ts';
import type { Box } from '../../render/box.ts';
import type { ShownAxis } from '../../state/shown-head.ts';
import { type Side, tokenName } from './lit-places.ts';

/** Around a text, in CSS pixels. */
const PADDING = 5;

interface ArcTokensProps {
  readonly axis: ShownAxis;
  readonly boxes: readonly Box[];
  readonly texts: readonly string[];
  readonly anchor: TextAnchor;
  readonly side: Side;
  /** Only these are printed. */
  readonly range: IndexRange;
}

/** The tokens at the ends of the edges; hovering only toggles their class. */
export function ArcTokens({ axis: { axis, items }, boxes, texts, anchor, side, range }: ArcTokensProps) {
  return items.slice(range.from, range.to).map(({ text, special, start }, at) => {
    const box = boxes[range.from + at];
    const drawn = texts[range.from + at];
    if (!box) return null;
    const share = { start: 0, middle: 0.5, end: 1 }[anchor];
    return (
      <g
        key={start}
        className={special ? 'arc-token is-special' : 'arc-token'}
        data-token={tokenName(axis, start)}
        data-side={side}
      >
        <rect x={box.x - PADDING} y={box.y} width={box.width + 2 * PADDING} height={box.height} rx={5} />
        <text
          x={box.x + box.width * share}
          y={box.y + box.height / 2}
          textAnchor={anchor}
          dominantBaseline="central"
        >
          {drawn}
        </text>
        {drawn !== text && <title>{text}</title>}
      </g>
    );
  });
}
