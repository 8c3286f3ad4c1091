import { useRef } from 'react';
import { t } from '../../i18n/translate.ts';
import { useApp } from '../stores.tsx';
import { asGuestFiles } from './dropped-files.ts';

/** Files of one's own: dropped here (or anywhere on the page), or chosen. */
export function FilesWay({ disabled }: { disabled: boolean }) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const lookForGuest = useApp((state) => state.lookForGuest);
  const onChange = (input: HTMLInputElement) => {
    const chosen = asGuestFiles(input.files ?? []);
    // The same files can be chosen again, once they are mended.
    input.value = '';
    if (chosen.length > 0) lookForGuest({ kind: 'files', files: chosen });
  };
  return (
    <section className="guest-way guest-drop" aria-labelledby="guest-way-files">
      <h3 id="guest-way-files">{t('guest.files.title')}</h3>
      <p className="soft">{t('guest.files.hint')}</p>
      <p className="guest-buttons">
        <button type="button" disabled={disabled} onClick={() => files.current?.click()}>
          {t('guest.files.choose')}
        </button>
        <button type="button" disabled={disabled} onClick={() => folder.current?.click()}>
          {t('guest.files.folder')}
        </button>
      </p>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        data-testid="guest-files"
        aria-label={t('guest.files.choose')}
        onChange={(event) => onChange(event.currentTarget)}
      />
      <input
        ref={(input) => {
          folder.current = input;
          // React has no property for it.
          input?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        hidden
        data-testid="guest-folder"
        aria-label={t('guest.files.folder')}
        onChange={(event) => onChange(event.currentTarget)}
      />
    </section>
  );
}
