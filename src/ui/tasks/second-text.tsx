import { useId } from 'react';
import { t } from '../../i18n/translate.ts';
import { findModel } from '../../state/engine-slice.ts';
import { useApp } from '../stores.tsx';
import { TextField } from './text-field.tsx';
import './second-text.css';

/** The second text of a pair, or what an encoder–decoder's answer begins with; only where a guest reads such a text. */
export function SecondText() {
  const id = useId();
  const manifest = useApp((state) => findModel(state)?.manifest);
  const second = useApp((state) => state.input.second);
  const own = useApp((state) => state.input.target !== null);
  const setInput = useApp((state) => state.setInput);
  const kind = manifest?.frames?.pair
    ? 'pair'
    : manifest?.frames && manifest.architecture === 'encoder-decoder' && !own
      ? 'prompt'
      : undefined;
  if (!kind) return null;
  const [add, title, hint] =
    kind === 'pair'
      ? (['second.addPair', 'second.pair', 'second.pairHint'] as const)
      : (['second.addPrompt', 'second.prompt', 'second.promptHint'] as const);
  if (second === undefined) {
    return (
      <p className="second-text">
        <button type="button" className="quiet" onClick={() => setInput({ second: '' })}>
          {t(add)}
        </button>
      </p>
    );
  }
  return (
    <div className="second-text">
      <div className="panel-head">
        <label htmlFor={id}>{t(title)}</label>
        <button type="button" className="quiet" onClick={() => setInput({ second: undefined, masked: [] })}>
          {t('second.remove')}
        </button>
      </div>
      <TextField
        id={id}
        rows={1}
        placeholder={t(hint)}
        value={second}
        onChange={(value) => setInput({ second: value, masked: [], written: [] })}
      />
    </div>
  );
}
