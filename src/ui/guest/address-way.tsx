import { t } from '../../i18n/translate.ts';
import { useApp } from '../stores.tsx';
import { Field } from './field.tsx';

/** A graph by its address; what belongs to it is guessed beside it, or typed. */
export function AddressWay({ disabled }: { disabled: boolean }) {
  const { address, tokenizer, config } = useApp((state) => state.guestFields);
  const setFields = useApp((state) => state.setGuestFields);
  const lookForGuest = useApp((state) => state.lookForGuest);
  const typed = { tokenizer: tokenizer.trim(), config: config.trim() };
  return (
    <form
      className="guest-way"
      aria-labelledby="guest-way-url"
      onSubmit={(event) => {
        event.preventDefault();
        lookForGuest({
          kind: 'url',
          address,
          ...(typed.tokenizer && { tokenizer: typed.tokenizer }),
          ...(typed.config && { config: typed.config }),
        });
      }}
    >
      <h3 id="guest-way-url">{t('guest.way.url')}</h3>
      <div className="guest-line">
        <Field
          label={t('guest.url.address')}
          value={address}
          hint={t('guest.url.hint')}
          placeholder="https://…/model.onnx"
          onChange={(value) => setFields({ address: value })}
        />
        <button type="submit" disabled={disabled || address.trim() === ''}>
          {t('guest.look')}
        </button>
      </div>
      <details>
        <summary>{t('guest.url.more')}</summary>
        <Field
          label={t('guest.url.tokenizer')}
          value={tokenizer}
          onChange={(value) => setFields({ tokenizer: value })}
        />
        <Field
          label={t('guest.url.config')}
          value={config}
          onChange={(value) => setFields({ config: value })}
        />
      </details>
    </form>
  );
}
