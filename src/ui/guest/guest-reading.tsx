import { t } from '../../i18n/translate.ts';
import type { GuestStep } from '../../state/guest/guest-slice.ts';
import { useApp } from '../stores.tsx';
import { focusOnce } from './focus-once.ts';
import { sizeText } from './size-text.ts';

/** How far the reading is, in bytes, and a way to stop it. */
export function GuestReading({ step }: { step: Extract<GuestStep, { kind: 'reading' }> }) {
  const stop = useApp((state) => state.stopGuest);
  const { loadedBytes = 0, totalBytes = 0 } = step.progress ?? {};
  // Where no size is known the total only follows what has come.
  const known = step.offer.choices[step.choice]?.sizeBytes !== undefined;
  const done = known && totalBytes > 0 && loadedBytes >= totalBytes;
  const title = t('guest.progress.title', { title: step.offer.title });
  return (
    <>
      <p>
        <strong>{title}</strong>
      </p>
      <progress
        aria-label={title}
        {...(known && { max: totalBytes || 1, value: totalBytes ? loadedBytes : 0 })}
      />
      <p className="soft" role="status">
        {done
          ? t('guest.progress.examining')
          : known
            ? t('guest.progress', { loaded: sizeText(loadedBytes), total: sizeText(totalBytes) })
            : t('guest.progress.unknown', { loaded: sizeText(loadedBytes) })}
      </p>
      <p className="soft">{t('guest.progress.hint')}</p>
      <p className="guest-buttons">
        <button type="button" onClick={stop} ref={focusOnce}>
          {t('guest.stop')}
        </button>
      </p>
    </>
  );
}
