import type { GuestNote } from '../../core/guest.ts';
import { t } from '../../i18n/translate.ts';

/** What the reader should know of how a guest was understood. */
export function GuestNotes({ notes }: { readonly notes: readonly GuestNote[] }) {
  if (notes.length === 0) return null;
  return (
    <>
      <h3>{t('guestNote.title')}</h3>
      <ul className="guest-notes" data-testid="guest-notes">
        {notes.map(({ code, details }) => (
          <li key={code} data-code={code}>
            {t(`guestNote.${code}`, details)}
          </li>
        ))}
      </ul>
    </>
  );
}
