import { useState } from 'react';
import { t } from '../../i18n/translate.ts';
import { ScrollRegion } from './scroll-region.tsx';

/** A picture as a table; cells are already text. */
export interface TwinTable {
  readonly columns: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly string[])[];
  /** Why it is not everything. */
  readonly note?: string;
}

/** The text twin of a picture; made only when it is opened. */
export function Twin({ label, table }: { label: string; table: () => TwinTable }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="steps-twin" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary aria-label={t('steps.twin.of', { label })}>{t('steps.twin')}</summary>
      {open && <Table label={label} table={table()} />}
    </details>
  );
}

function Table({ label, table: { columns, rows, note } }: { label: string; table: TwinTable }) {
  return (
    <ScrollRegion className="steps-twin-table" label={label}>
      {note && <p className="soft">{note}</p>}
      <table>
        <thead>
          <tr>
            {columns.map((name, at) => (
              <th key={at} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], at) => (
            <tr key={at}>
              <th scope="row">{name}</th>
              {cells.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
