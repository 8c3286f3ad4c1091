import type { ReactNode } from 'react';
import { formatPercent } from './format-percent.ts';
import './probability-bars.css';

export interface BarItem {
  readonly key: string | number;
  readonly name: ReactNode;
  /** 0 to 1. */
  readonly probability: number;
  /** Said beside the name. */
  readonly note?: string;
  readonly marked?: boolean;
  readonly onChoose?: () => void;
  readonly chooseLabel?: string;
}

/** Names with their probabilities as bars of one scale, from 0 to 1; an item that can be chosen is a button. */
export function ProbabilityBars({ items, label }: { items: readonly BarItem[]; label: string }) {
  return (
    <ol className="probability-bars" aria-label={label}>
      {items.map(({ key, name, probability, note, marked, onChoose, chooseLabel }) => (
        <li key={key} className={marked ? 'is-marked' : undefined}>
          {onChoose ? (
            <button
              type="button"
              className="bar-name"
              aria-label={chooseLabel}
              title={chooseLabel}
              onClick={onChoose}
            >
              {name}
            </button>
          ) : (
            <span className="bar-name">{name}</span>
          )}
          <span className="bar-track">
            <span className="bar-fill" style={{ inlineSize: `${probability * 100}%` }} />
          </span>
          <span className="bar-percent">{formatPercent(probability)} %</span>
          {note && <span className="bar-note soft">{note}</span>}
        </li>
      ))}
    </ol>
  );
}
