import { t } from '../../i18n/translate.ts';
import { useApp } from '../stores.tsx';
import { TokenRow } from '../tokens/token-row.tsx';
import { EXAMPLES } from './examples.ts';
import './panels.css';

/** The reader's sentence, examples to start from, and the tokens that the encoder reads. */
export function SourcePanel() {
  const text = useApp((state) => state.input.text);
  const setInput = useApp((state) => state.setInput);
  const setText = useApp((state) => state.setText);
  const tokens = useApp((state) => state.run?.tokens.source);
  return (
    <section className="panel" aria-label={t('input.source')}>
      <div className="panel-head">
        <label htmlFor="source-text">{t('input.source')}</label>
        <details className="examples">
          <summary>{t('input.examples')}</summary>
          <ul>
            {EXAMPLES.map((example) => (
              <li key={example}>
                <button
                  type="button"
                  onClick={(event) => {
                    setInput({ text: example, target: null });
                    event.currentTarget.closest('details')?.removeAttribute('open');
                  }}
                >
                  {example}
                </button>
              </li>
            ))}
          </ul>
        </details>
      </div>
      <textarea
        id="source-text"
        className="text-field"
        lang="en"
        dir="auto"
        rows={2}
        spellCheck={false}
        placeholder={t('input.sourceHint')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {tokens && <TokenRow sequence="source" tokens={tokens} label={t('input.source')} />}
    </section>
  );
}
