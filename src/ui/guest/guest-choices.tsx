import type { GuestChoice } from '../../core/guest-offer.ts';
import { t } from '../../i18n/translate.ts';
import { useApp } from '../stores.tsx';
import { sizeText } from './size-text.ts';

/** The graphs of a repository or folder, one of which is opened. */
export function GuestChoices({ choices, chosen }: { choices: readonly GuestChoice[]; chosen: number }) {
  const chooseGuest = useApp((state) => state.chooseGuest);
  return (
    <fieldset className="guest-choices">
      <legend>{t('guest.choice.legend')}</legend>
      {choices.map(({ name, dtype, sizeBytes, kept, source }, index) => (
        <label key={source.id}>
          <input
            type="radio"
            name="guest-choice"
            checked={index === chosen}
            onChange={() => chooseGuest(index)}
          />
          <span className="guest-choice-name">{name}</span>
          <span>{dtype ?? t('guest.choice.unnamed')}</span>
          <span className="guest-choice-size">
            {sizeBytes === undefined ? t('guest.size.unknown') : sizeText(sizeBytes)}
          </span>
          {kept && <span className="guest-kept-mark">{t('guest.kept.mark')}</span>}
        </label>
      ))}
    </fieldset>
  );
}
