import type { KeyboardEvent } from 'react';
import { t } from '../../i18n/translate.ts';
import { VIEWS } from '../../state/view-slice.ts';
import { useApp } from '../stores.tsx';
import './view-tabs.css';

/** What the right side of the picture shows; arrow keys move among the tabs. */
export function ViewTabs() {
  const view = useApp((state) => state.view);
  const setView = useApp((state) => state.setView);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = VIEWS[(VIEWS.indexOf(view) + step + VIEWS.length) % VIEWS.length];
    if (!next) return;
    setView({ view: next });
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <div className="view-tabs" role="tablist" aria-label={t('views.choose')} onKeyDown={onKeyDown}>
      {VIEWS.map((name) => (
        <button
          key={name}
          id={`tab-${name}`}
          type="button"
          role="tab"
          aria-selected={name === view}
          aria-controls="view-panel"
          tabIndex={name === view ? 0 : -1}
          title={t(`views.${name}.says`)}
          onClick={() => setView({ view: name })}
        >
          {t(`views.${name}`)}
        </button>
      ))}
    </div>
  );
}
