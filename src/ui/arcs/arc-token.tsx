import type { Axis } from '../../core/run.ts';
import type { Token } from '../../core/token.ts';
import type { TokenSlot } from '../../render/arcs/token-row.ts';
import { isTokenLit, NO_HOVER } from '../../state/hover-store.ts';
import { useHover, useStores } from '../stores.tsx';

interface ArcTokenProps {
  readonly token: Token;
  readonly axis: Axis;
  readonly index: number;
  readonly slot: TokenSlot;
  /** Top of the text's line and its height, in CSS pixels. */
  readonly top: number;
  readonly height: number;
}

/** A token at the end of the lines. */
export function ArcToken({ token, axis, index, slot, top, height }: ArcTokenProps) {
  const { hover } = useStores();
  const place = index + axis.offset;
  const lit = useHover((state) => isTokenLit(state, axis.sequence, place));
  return (
    <g
      className={`arc-token${lit ? ' is-lit' : ''}${token.special ? ' is-special' : ''}`}
      data-token={`${axis.sequence}.${place}`}
      onPointerEnter={() => hover.setState({ kind: 'token', sequence: axis.sequence, index: place }, true)}
      onPointerLeave={() => hover.setState(NO_HOVER, true)}
    >
      <rect x={slot.x - 5} y={top} width={slot.width + 10} height={height} rx={5} />
      <text x={slot.center} y={top + height / 2} textAnchor="middle" dominantBaseline="central">
        {token.text}
      </text>
    </g>
  );
}
