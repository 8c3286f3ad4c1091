import type { ReactNode } from 'react';
import { SYMBOL_LETTER, type SymbolName } from './symbols.ts';
import { Twin, type TwinTable } from './twin.tsx';

interface FigureProps {
  readonly symbol: SymbolName;
  readonly label: string;
  /** What rows and columns are, what grey means. */
  readonly notes?: readonly (string | undefined)[];
  readonly legend?: ReactNode;
  readonly table?: () => TwinTable;
  readonly children: ReactNode;
}

/** What surrounds every picture: its symbol, its name, its range, its text twin. */
export function Figure({ symbol, label, notes = [], legend, table, children }: FigureProps) {
  return (
    <figure className="steps-figure" data-symbol={symbol}>
      <figcaption>
        <span className="steps-label">
          <i className="symbol-letter" data-symbol={symbol} aria-hidden="true">
            {SYMBOL_LETTER[symbol]}
          </i>{' '}
          {label}
        </span>
        {notes.map(
          (note) =>
            note && (
              <span key={note} className="soft">
                {note}
              </span>
            ),
        )}
        {legend}
      </figcaption>
      {children}
      {table && <Twin label={label} table={table} />}
    </figure>
  );
}
