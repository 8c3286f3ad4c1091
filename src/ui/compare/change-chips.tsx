import { headName } from '../../core/head.ts';
import type { AttentionRun } from '../../core/run.ts';
import { t } from '../../i18n/translate.ts';
import { appliesTo, type ReaderChange } from '../../state/compare/reader-changes.ts';
import { useApp } from '../stores.tsx';
import { fullHeadName } from './head-select.tsx';

/** What is changed in side B, each with a way to undo it. */
export function ChangeChips({ run }: { run: AttentionRun }) {
  const changes = useApp((state) => state.compare.changes);
  const setCompare = useApp((state) => state.setCompare);
  if (changes.length === 0) return null;
  return (
    <div className="compare-row">
      <span>{t('compare.changes')}</span>
      <ul className="change-chips" aria-label={t('compare.changes')}>
        {changes.map((change) => {
          const text = changeText(change);
          return (
            <li key={text} className={appliesTo(change, run) ? undefined : 'is-idle'}>
              <span>{text}</span>
              {!appliesTo(change, run) && <span className="soft"> {t('compare.change.elsewhere')}</span>}
              <button
                type="button"
                className="quiet"
                aria-label={t('compare.change.remove', { change: text })}
                onClick={() => setCompare({ changes: changes.filter((other) => other !== change) })}
              >
                ×
              </button>
            </li>
          );
        })}
      </ul>
      {changes.length > 1 && (
        <button type="button" onClick={() => setCompare({ changes: [] })}>
          {t('compare.changes.clear')}
        </button>
      )}
    </div>
  );
}

function changeText(change: ReaderChange): string {
  if (change.kind === 'ablate') return t('compare.change.ablate', { head: fullHeadName(change.head) });
  const { head, scope, queryText, keyText, query, key } = change;
  const where = t(`compare.cut.scope.${scope}`, { head: headName(head), layer: head.layer });
  return t('compare.change.cut', {
    query: `${query} ${queryText}`,
    key: `${key} ${keyText}`,
    where: `${t(`site.${head.site}`)}: ${where}`,
  });
}
