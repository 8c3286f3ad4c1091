import { useState } from 'react';
import { t } from '../../i18n/translate.ts';
import { findModel } from '../../state/engine-slice.ts';
import { useLanguages } from '../shell/use-languages.ts';
import { useApp } from '../stores.tsx';
import { TokenRow } from '../tokens/token-row.tsx';
import { Alternatives } from './alternatives.tsx';
import { TextField } from './text-field.tsx';

/** The other language: the model's translation, or the reader's own to be aligned. */
export function TranslationPanel() {
  const run = useApp((state) => state.run);
  const target = useApp((state) => state.input.target);
  const setTarget = useApp((state) => state.setTarget);
  const { codes, names } = useLanguages();
  const guest = useApp((state) => findModel(state)?.guest !== undefined);
  const title = guest ? t('input.textToText') : names.target;
  const own = target !== null;
  const [asked, setAsked] = useState<number>();
  const byModel = run?.output.task === 'translation' && run.output.targetBy === 'model';
  const choose = (index: number) => setAsked(index === asked ? undefined : index);
  return (
    <section className="panel" aria-label={title}>
      <div className="panel-head">
        <label htmlFor="target-text">
          {title}{' '}
          <span className="soft">
            {t(own ? 'input.byReader' : guest ? 'input.writtenByModel' : 'input.byModel')}
          </span>
        </label>
        <button
          type="button"
          className="quiet"
          aria-pressed={own}
          onClick={() => setTarget(own ? null : (run?.texts.target ?? ''))}
        >
          {own ? t('input.back') : t('input.own', names)}
        </button>
      </div>
      {own ? (
        <TextField
          id="target-text"
          lang={codes.target}
          rows={2}
          placeholder={t('input.ownHint', names)}
          value={target}
          onChange={setTarget}
        />
      ) : (
        <output id="target-text" className="text-field translation" lang={codes.target} aria-live="off">
          {run?.texts.target ?? t('input.waiting')}
        </output>
      )}
      {run && (
        <TokenRow
          sequence="target"
          run={run}
          label={title}
          onChoose={byModel ? choose : undefined}
          chosen={byModel ? asked : undefined}
        />
      )}
      {run && byModel && <Alternatives run={run} index={asked} onDone={() => setAsked(undefined)} />}
    </section>
  );
}
