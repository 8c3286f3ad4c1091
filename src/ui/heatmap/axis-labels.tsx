import type { Axis } from '../../core/run.ts';
import type { Token } from '../../core/token.ts';
import { isTokenLit } from '../../state/hover-store.ts';
import { hoverHandlers } from '../hover-handlers.ts';
import { useHover, useStores } from '../stores.tsx';

interface AxisLabelsProps {
  readonly side: 'top' | 'left';
  readonly axis: Axis;
  readonly tokens: readonly Token[];
  /** Side of a cell in CSS pixels. */
  readonly cell: number;
  /** Every n-th token is labelled; the hovered one always is. */
  readonly stride: number;
}

/** The tokens along a side of the matrix. */
export function AxisLabels({ side, axis, tokens, cell, stride }: AxisLabelsProps) {
  return (
    <div className={`axis axis-${side}`} aria-hidden="true">
      {tokens.map((token, index) => (
        <AxisLabel
          key={`${index}:${token.id}`}
          token={token}
          axis={axis}
          index={index}
          size={cell}
          hidden={index % stride !== 0}
        />
      ))}
    </div>
  );
}

interface AxisLabelProps {
  readonly token: Token;
  readonly axis: Axis;
  readonly index: number;
  readonly size: number;
  readonly hidden: boolean;
}

function AxisLabel({ token, axis, index, size, hidden }: AxisLabelProps) {
  const { hover } = useStores();
  const place = index + axis.offset;
  const lit = useHover((state) => isTokenLit(state, axis.sequence, place));
  return (
    <span
      className={`axis-label${lit ? ' is-lit' : ''}${token.special ? ' is-special' : ''}`}
      style={
        { '--cell': `${size}px`, visibility: hidden && !lit ? 'hidden' : 'visible' } as React.CSSProperties
      }
      data-token={`${axis.sequence}.${place}`}
      {...hoverHandlers(hover, { kind: 'token', sequence: axis.sequence, index: place })}
    >
      <span>{token.text}</span>
    </span>
  );
}
