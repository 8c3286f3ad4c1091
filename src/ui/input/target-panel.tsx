import { t } from '../../i18n/translate.ts';
import { useApp } from '../stores.tsx';
import { TokenRow } from '../tokens/token-row.tsx';
import './panels.css';

/** The French side: the model's translation, or the reader's own to be aligned. */
export function TargetPanel() {
  const run = useApp((state) => state.run);
  const target = useApp((state) => state.input.target);
  const setTarget = useApp((state) => state.setTarget);
  const own = target !== null;
  return (
    <section className="panel" aria-label={t('input.target')}>
      <div className="panel-head">
        <label htmlFor="target-text">
          {t('input.target')} <span className="soft">{t(own ? 'input.byReader' : 'input.byModel')}</span>
        </label>
        <button
          type="button"
          className="quiet"
          aria-pressed={own}
          onClick={() => setTarget(own ? null : (run?.targetText ?? ''))}
        >
          {t(own ? 'input.back' : 'input.own')}
        </button>
      </div>
      {own ? (
        <textarea
          id="target-text"
          className="text-field"
          lang="fr"
          dir="auto"
          rows={2}
          spellCheck={false}
          placeholder={t('input.ownHint')}
          value={target}
          onChange={(event) => setTarget(event.target.value)}
        />
      ) : (
        <output id="target-text" className="text-field translation" lang="fr" aria-live="off">
          {run?.targetText ?? t('input.waiting')}
        </output>
      )}
      {run && <TokenRow sequence="target" run={run} label={t('input.target')} />}
    </section>
  );
}
