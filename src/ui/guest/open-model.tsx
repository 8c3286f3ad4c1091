import { t } from '../../i18n/translate.ts';
import { useApp } from '../stores.tsx';
import { GuestDialog } from './guest-dialog.tsx';
import { usePageDrop } from './use-page-drop.ts';
import './guest.css';

/** The button that opens the dialog, and the dialog; the button says how far a reading is that goes on behind it. */
export function OpenModel() {
  const show = useApp((state) => state.showGuestDialog);
  const step = useApp((state) => state.guestStep);
  const over = usePageDrop();
  const { loadedBytes = 0, totalBytes = 0 } = (step.kind === 'reading' && step.progress) || {};
  const percent = Math.floor((100 * loadedBytes) / Math.max(totalBytes, 1));
  return (
    <div className="open-model">
      <button type="button" title={t('guest.open.title')} onClick={() => show(true)}>
        {step.kind === 'reading' ? t('guest.reading', { percent }) : t('guest.open')}
      </button>
      {over && (
        <div className="drop-veil" aria-hidden="true">
          {t('guest.drop.here')}
        </div>
      )}
      <GuestDialog />
    </div>
  );
}
