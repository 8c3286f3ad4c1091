import { t } from '../../i18n/translate.ts';
import { useApp } from '../stores.tsx';
import { sizeText } from './size-text.ts';

const dates = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** What the browser's storage holds of guests: to open without a download, and to delete. */
export function KeptList() {
  const kept = useApp((state) => state.kept);
  const openKept = useApp((state) => state.openKept);
  const forgetKept = useApp((state) => state.forgetKept);
  const unkept = useApp((state) => state.unkept);
  if (kept === 'unread') return null;
  return (
    <section className="guest-way" aria-labelledby="guest-kept">
      <h3 id="guest-kept">{t('guest.kept.title')}</h3>
      {unkept !== undefined && <p className="notice">{t('guest.unkept', { title: unkept })}</p>}
      {kept === undefined && <p className="soft">{t('guest.kept.denied')}</p>}
      {kept?.length === 0 && <p className="soft">{t('guest.kept.none')}</p>}
      {kept !== undefined && kept.length > 0 && (
        <>
          <ul className="guest-kept">
            {kept.map(({ id, title, sizeBytes, usedAt }) => (
              <li key={id}>
                <div>
                  <strong>{title}</strong> <span>{sizeText(sizeBytes)}</span>
                  <small className="soft">
                    {detailOf(id)} · {t('guest.kept.used', { date: dates.format(usedAt) })}
                  </small>
                </div>
                <button
                  type="button"
                  aria-label={t('guest.kept.openName', { title })}
                  onClick={() => openKept(id)}
                >
                  {t('guest.kept.open')}
                </button>
                <button
                  type="button"
                  className="quiet"
                  aria-label={t('guest.kept.clearName', { title })}
                  onClick={() => forgetKept(id)}
                >
                  {t('guest.kept.clear')}
                </button>
              </li>
            ))}
          </ul>
          <button type="button" className="quiet" onClick={() => forgetKept()}>
            {t('guest.kept.clearAll')}
          </button>
        </>
      )}
    </section>
  );
}

/** `hub:owner/name@0123456789…#onnx/model.onnx` → `onnx/model.onnx at 0123456`; an address as it is. */
function detailOf(id: string): string {
  const [, revision, path] = /^hub:[^@]+@([^#]+)#(.*)$/.exec(id) ?? [];
  return revision && path ? `${path} · ${revision.slice(0, 7)}` : id.replace(/^url:/, '');
}
