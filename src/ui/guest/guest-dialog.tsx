import { useEffect, useRef } from 'react';
import { t } from '../../i18n/translate.ts';
import { useApp } from '../stores.tsx';
import { GuestChoosing } from './guest-choosing.tsx';
import { GuestOffered } from './guest-offered.tsx';
import { GuestReading } from './guest-reading.tsx';

/** Where a reader brings a model: how to get it, what it costs, how far it is. */
export function GuestDialog() {
  const ref = useRef<HTMLDialogElement>(null);
  const shown = useApp((state) => state.guestDialog);
  const step = useApp((state) => state.guestStep);
  const show = useApp((state) => state.showGuestDialog);
  useEffect(() => {
    const dialog = ref.current;
    if (shown && !dialog?.open) dialog?.showModal();
    if (!shown) dialog?.close();
  }, [shown]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it by itself; the press is for the veil around it.
    <dialog
      ref={ref}
      className="guest-dialog"
      aria-labelledby="guest-title"
      onClose={() => show(false)}
      onClick={(event) => event.target === event.currentTarget && show(false)}
    >
      {shown && (
        <div className="guest-body">
          <div className="guest-head">
            <h2 id="guest-title">{t('guest.title')}</h2>
            <button type="button" className="quiet" aria-label={t('guest.close')} onClick={() => show(false)}>
              ✕
            </button>
          </div>
          {step.kind === 'choosing' || step.kind === 'looking' ? (
            <GuestChoosing step={step} />
          ) : step.kind === 'reading' ? (
            <GuestReading step={step} />
          ) : (
            <GuestOffered step={step} />
          )}
        </div>
      )}
    </dialog>
  );
}
