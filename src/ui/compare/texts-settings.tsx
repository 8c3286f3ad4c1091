import { useId } from 'react';
import { t } from '../../i18n/translate.ts';
import { findModel } from '../../state/engine-slice.ts';
import { Dropdown } from '../shell/dropdown.tsx';
import { useApp, useStores } from '../stores.tsx';
import { TextField } from '../tasks/text-field.tsx';
import { MINIMAL_PAIRS, type MinimalPair } from './minimal-pairs.ts';

/** The text of side B, and pairs to start from. */
export function TextsSettings() {
  const id = useId();
  const { app } = useStores();
  const text = useApp((state) => state.compare.otherText);
  const setCompare = useApp((state) => state.setCompare);
  const pairs = useApp((state) =>
    findModel(state)?.manifest.languages.source === 'en' ? MINIMAL_PAIRS[state.input.task] : undefined,
  );
  const take = ([a, b]: MinimalPair) => {
    const { setText, setTarget } = app.getState();
    setTarget(null);
    setText(a);
    setCompare({ otherText: b });
  };
  const pairList = pairs && (
    <ul className="compare-pairs">
      {pairs.map((pair) => (
        <li key={pair.join()}>
          <button type="button" onClick={() => take(pair)}>
            {pair[0]}
            <br />
            {pair[1]}
          </button>
        </li>
      ))}
    </ul>
  );
  return (
    <div className="compare-texts">
      <div className="compare-row">
        <label htmlFor={id}>{t('compare.otherText')}</label>
        <button type="button" onClick={() => setCompare({ otherText: app.getState().input.text })}>
          {t('compare.fromA')}
        </button>
        <button type="button" disabled={text === ''} onClick={() => take([text, app.getState().input.text])}>
          {t('compare.swap')}
        </button>
        {pairList && text !== '' && (
          <Dropdown className="examples" label={t('compare.pairs')}>
            {pairList}
          </Dropdown>
        )}
      </div>
      <TextField
        id={id}
        rows={1}
        placeholder={t('compare.otherText.hint')}
        value={text}
        onChange={(value) => setCompare({ otherText: value })}
      />
      {text === '' && pairList}
    </div>
  );
}
