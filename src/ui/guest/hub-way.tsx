import { DEFAULT_HUB } from '../../core/guest-offer.ts';
import { t } from '../../i18n/translate.ts';
import { keepHubBase } from '../../state/guest/hub-base.ts';
import { useApp } from '../stores.tsx';
import { Field } from './field.tsx';

/** A repository of a hub, by its name. */
export function HubWay({ disabled }: { disabled: boolean }) {
  const { hubId, hubBase } = useApp((state) => state.guestFields);
  const setFields = useApp((state) => state.setGuestFields);
  const lookForGuest = useApp((state) => state.lookForGuest);
  return (
    <form
      className="guest-way"
      aria-labelledby="guest-way-hub"
      onSubmit={(event) => {
        event.preventDefault();
        keepHubBase(hubBase);
        lookForGuest({ kind: 'hub', id: hubId, base: hubBase });
      }}
    >
      <h3 id="guest-way-hub">{t('guest.way.hub')}</h3>
      <div className="guest-line">
        <Field
          label={t('guest.hub.id')}
          value={hubId}
          hint={t('guest.hub.hint')}
          placeholder="owner/name"
          onChange={(value) => setFields({ hubId: value })}
        />
        <button type="submit" disabled={disabled || hubId.trim() === ''}>
          {t('guest.look')}
        </button>
      </div>
      <details open={hubBase !== DEFAULT_HUB}>
        <summary>{t('guest.hub.other')}</summary>
        <Field
          label={t('guest.hub.base')}
          value={hubBase}
          hint={t('guest.hub.baseHint')}
          onChange={(value) => setFields({ hubBase: value })}
        />
      </details>
    </form>
  );
}
