import { t } from '../../i18n/translate.ts';
import type { ShownHead } from '../../state/shown-head.ts';
import { useApp } from '../stores.tsx';
import { findCell } from './cursor.ts';
import { textAt, weightText } from './row-content.ts';

/** The cell that the reader chose, and the way to where its number comes from. */
export function HeldCell({ shown }: { shown: ShownHead }) {
  const place = useApp((state) => state.cell);
  const setView = useApp((state) => state.setView);
  const cell = findCell(shown, place);
  if (!cell) return null;
  const { queries, keys } = shown;
  const pieces = [queries.items[cell.query], keys.items[cell.key]].some(
    (item) => item && item.end - item.start > 1,
  );
  return (
    <div className="held-cell" data-testid="held-cell">
      <p>
        {t('heatmap.held', {
          query: textAt(queries, cell.query),
          key: textAt(keys, cell.key),
          weight: weightText(shown, cell.query, cell.key),
        })}
      </p>
      {pieces && <p className="soft">{t('heatmap.held.firstPiece')}</p>}
      <button type="button" onClick={() => setView({ view: 'steps' })}>
        {t('heatmap.held.steps')}
      </button>
      <button type="button" className="quiet" onClick={() => setView({ cell: undefined })}>
        {t('heatmap.held.release')}
      </button>
    </div>
  );
}
