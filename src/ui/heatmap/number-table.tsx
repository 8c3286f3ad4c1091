import { useLayoutEffect } from 'react';
import { t } from '../../i18n/translate.ts';
import { useStores } from '../stores.tsx';
import { formatWeight } from './row-details.tsx';
import type { HeadMatrix } from './use-head-matrix.ts';

/** The table twin of the heatmap: every weight as a number. */
export function NumberTable({ runId, head, name }: { runId: number; head: HeadMatrix; name: string }) {
  const { app } = useStores();
  const { matrix, queries, keys } = head;
  useLayoutEffect(() => app.getState().markPainted(runId), [app, runId]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div className="number-table" tabIndex={0} role="group" aria-label={name}>
      <table>
        <caption>{t('heatmap.tableCaption', { head: name })}</caption>
        <thead>
          <tr>
            <td />
            {keys.map((token, key) => (
              <th key={`${key}:${token.id}`} scope="col">
                {token.text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {queries.map((token, query) => (
            <tr key={`${query}:${token.id}`}>
              <th scope="row">{token.text}</th>
              {keys.map((keyToken, key) => (
                <td key={`${key}:${keyToken.id}`}>
                  {formatWeight(matrix.data[query * matrix.keys + key] ?? Number.NaN)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
