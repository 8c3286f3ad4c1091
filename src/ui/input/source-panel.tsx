import { t } from '../../i18n/translate.ts';
import { Dropdown } from '../shell/dropdown.tsx';
import { useApp } from '../stores.tsx';
import { TokenRow } from '../tokens/token-row.tsx';
import { EXAMPLES } from './examples.ts';
import './panels.css';

/** The reader's sentence, examples to start from, and the tokens that the encoder reads. */
export function SourcePanel() {
  const text = useApp((state) => state.input.text);
  const setInput = useApp((state) => state.setInput);
  const setText = useApp((state) => state.setText);
  const run = useApp((state) => state.run);
  return (
    <section className="panel" aria-label={t('input.source')}>
      <div className="panel-head">
        <label htmlFor="source-text">{t('input.source')}</label>
        <Dropdown className="examples" label={t('input.examples')}>
          <ul>
            {EXAMPLES.map((example) => (
              <li key={example}>
                <button type="button" onClick={() => setInput({ text: example, target: null })}>
                  {example}
                </button>
              </li>
            ))}
          </ul>
        </Dropdown>
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
      {run && <TokenRow sequence="source" run={run} label={t('input.source')} />}
    </section>
  );
}
