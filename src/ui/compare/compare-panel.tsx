import { useLayoutEffect } from 'react';
import { t } from '../../i18n/translate.ts';
import { COMPARE_KINDS, type CompareKind } from '../../state/compare/compare-slice.ts';
import { useApp } from '../stores.tsx';
import { CompareStatus } from './compare-status.tsx';
import { ComparedCards } from './compared-cards.tsx';
import { HeadsSettings } from './heads-settings.tsx';
import { InterventionSettings } from './intervention-settings.tsx';
import { ModelsSettings } from './models-settings.tsx';
import { TextsSettings } from './texts-settings.tsx';
import './compare-panel.css';

const SETTINGS: Readonly<Partial<Record<CompareKind, React.ComponentType>>> = {
  texts: TextsSettings,
  heads: HeadsSettings,
  models: ModelsSettings,
  intervention: InterventionSettings,
};

/** Two pictures of attention side by side: what is compared, then what differs. */
export function ComparePanel() {
  const kind = useApp((state) => state.compare.kind);
  const setCompare = useApp((state) => state.setCompare);
  const compared = useApp((state) => state.compared);
  const runId = useApp((state) => state.run?.id);
  const markPainted = useApp((state) => state.markPainted);
  // Side B can take a while; what a caller of the page waits for is its own run.
  useLayoutEffect(() => {
    if (runId !== undefined) markPainted(runId);
  }, [runId, markPainted]);
  const Settings = SETTINGS[kind];
  return (
    <>
      <section className="card compare-setup" aria-label={t('compare.title')}>
        <div className="compare-kinds" role="group" aria-label={t('compare.kind')}>
          {COMPARE_KINDS.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={name === kind}
              onClick={() => setCompare({ kind: name })}
            >
              {t(`compare.kind.${name}`)}
            </button>
          ))}
        </div>
        <p className="soft compare-says">{t(`compare.says.${kind}`)}</p>
        {Settings && <Settings />}
        <CompareStatus />
      </section>
      {compared?.kind === kind && <ComparedCards runs={compared} />}
    </>
  );
}
