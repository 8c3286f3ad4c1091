import { type GuestChoice, guestMemoryBytes } from '../../core/guest-offer.ts';
import { t } from '../../i18n/translate.ts';
import { sizeText } from './size-text.ts';

/** How much is downloaded, how much memory the open model takes, and of which files it consists. */
export function GuestCost({ choice: { source, sizeBytes, kept } }: { choice: GuestChoice }) {
  const size = (bytes: number | undefined) =>
    bytes === undefined ? t('guest.size.unknown') : sizeText(bytes);
  return (
    <>
      <dl className="guest-cost">
        <div>
          <dt>{t(source.origin === 'files' ? 'guest.cost.files' : 'guest.cost.download')}</dt>
          <dd>{kept ? t('guest.cost.keptValue', { size: sizeText(sizeBytes ?? 0) }) : size(sizeBytes)}</dd>
        </div>
        <div>
          <dt>{t('guest.cost.memory')}</dt>
          <dd>
            {sizeBytes === undefined ? t('guest.cost.memoryUnknown') : size(guestMemoryBytes(sizeBytes))}
          </dd>
        </div>
      </dl>
      <details className="guest-file-list">
        <summary>{t('guest.files.list', { count: source.files.length })}</summary>
        <ul>
          {source.files.map((file) => (
            <li key={file.path}>
              {file.path} <span className="soft">{size(file.sizeBytes)}</span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
