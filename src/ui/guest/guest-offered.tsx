import { MAX_GUEST_BYTES } from '../../core/guest-offer.ts';
import { t } from '../../i18n/translate.ts';
import type { GuestStep } from '../../state/guest/guest-slice.ts';
import { useApp } from '../stores.tsx';
import { focusOnce } from './focus-once.ts';
import { GuestChoices } from './guest-choices.tsx';
import { GuestError } from './guest-choosing.tsx';
import { GuestCost } from './guest-cost.tsx';

/** What was found, what it costs to open it, and the button that begins: nothing is downloaded before. */
export function GuestOffered({ step }: { step: Extract<GuestStep, { kind: 'offered' | 'failed' }> }) {
  const readGuest = useApp((state) => state.readGuest);
  const back = useApp((state) => state.backToChoosing);
  const { offer } = step;
  const choice = offer.choices[step.choice];
  if (!choice) return null;
  const tooLarge = (choice.sizeBytes ?? 0) > MAX_GUEST_BYTES;
  const here = choice.kept || choice.source.origin === 'files';
  return (
    <>
      <p className="guest-place">
        <strong>{offer.title}</strong> <small className="soft">{offer.place}</small>
      </p>
      {step.kind === 'failed' && <GuestError error={step.error} />}
      {offer.choices.length > 1 && <GuestChoices choices={offer.choices} chosen={step.choice} />}
      <GuestCost choice={choice} />
      {choice.lacks.map((lack) => (
        <p key={lack} className="notice" data-lack={lack}>
          {t(`guest.lack.${lack}`)}
        </p>
      ))}
      {tooLarge && (
        <p className="notice is-error">{t('guest.tooLarge', { limit: Math.round(MAX_GUEST_BYTES / 1e6) })}</p>
      )}
      <p className="guest-buttons">
        <button type="button" className="guest-begin" disabled={tooLarge} ref={focusOnce} onClick={readGuest}>
          {t(step.kind === 'failed' ? 'guest.again' : here ? 'guest.begin.open' : 'guest.begin.download')}
        </button>
        <button type="button" onClick={back}>
          {t('guest.back')}
        </button>
      </p>
    </>
  );
}
