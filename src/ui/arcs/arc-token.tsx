import type { Axis } from '../../core/run.ts';
import type { Token } from '../../core/token.ts';
import type { TokenRow, TokenSlot } from '../../render/arcs/token-row.ts';
import { isTokenLit } from '../../state/hover-store.ts';
import { hoverHandlers } from '../hover-handlers.ts';
import { useHover, useStores } from '../stores.tsx';

/** Of a line of tokens, in CSS pixels. */
export const TOKEN_HEIGHT = 26;

interface ArcTokensProps {
  readonly tokens: readonly Token[];
  readonly axis: Axis;
  readonly row: TokenRow;
  /** Top of the line, in CSS pixels. */
  readonly top: number;
}

/** A line of tokens at the ends of the edges. */
export function ArcTokens({ tokens, axis, row, top }: ArcTokensProps) {
  return tokens.map((token, index) => {
    const slot = row.slots[index];
    return (
      slot && (
        <ArcToken
          key={`${index}:${token.id}`}
          token={token}
          axis={axis}
          index={index}
          slot={slot}
          top={top}
        />
      )
    );
  });
}

interface ArcTokenProps {
  readonly token: Token;
  readonly axis: Axis;
  readonly index: number;
  readonly slot: TokenSlot;
  readonly top: number;
}

function ArcToken({ token, axis, index, slot, top }: ArcTokenProps) {
  const { hover } = useStores();
  const place = index + axis.offset;
  const lit = useHover((state) => isTokenLit(state, axis.sequence, place));
  return (
    <g
      className={`arc-token${lit ? ' is-lit' : ''}${token.special ? ' is-special' : ''}`}
      data-token={`${axis.sequence}.${place}`}
      {...hoverHandlers(hover, { kind: 'token', sequence: axis.sequence, index: place })}
    >
      <rect x={slot.x - 5} y={top} width={slot.width + 10} height={TOKEN_HEIGHT} rx={5} />
      <text x={slot.center} y={top + TOKEN_HEIGHT / 2} textAnchor="middle" dominantBaseline="central">
        {token.text}
      </text>
    </g>
  );
}
