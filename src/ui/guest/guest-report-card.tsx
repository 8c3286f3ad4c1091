import { t } from '../../i18n/translate.ts';
import { useApp } from '../stores.tsx';
import { CheckLine } from './check-line.tsx';
import { GuestNotes } from './guest-notes.tsx';
import { MissedList } from './missed-list.tsx';
import { SeenTable } from './seen-table.tsx';
import { sizeText } from './size-text.ts';
import './guest-report.css';

/** What was found in a guest's graph, what was not and why, whether it is still the same model, and its files. */
export function GuestReportCard({ modelId }: { modelId: string }) {
  const facts = useApp((state) => state.guests[modelId]);
  if (!facts) return null;
  const { report, check } = facts;
  const { seen, missed, files } = report;
  return (
    <section className="guest-report" aria-label={t('guest.report.title')} data-testid="guest-report">
      <h3>{t('guest.report.title')}</h3>
      <p>
        {seen.length > 0 ? t('guest.report.summary', { count: seen.length }) : t('guest.report.none')}
        {missed.length > 0 && `; ${t('guest.report.missedCount', { count: missed.length })}.`}
        {missed.length === 0 && seen.length > 0 && '.'}
      </p>
      {seen.length > 0 && <SeenTable seen={seen} />}
      <GuestNotes notes={report.notes ?? []} />
      <h3>{t('guest.check.title')}</h3>
      <CheckLine check={check} />
      {missed.length > 0 && <MissedList missed={missed} />}
      <h3>{t('guest.report.files')}</h3>
      <ul className="guest-report-files">
        {files.map(({ path, sizeBytes, sha256 }) => (
          <li key={path}>
            {path} <span className="soft">{sizeText(sizeBytes)}</span>
            <code>sha256 {sha256 || t('guest.report.noDigest')}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
