import { headName } from '../../core/head.ts';
import type { Manifest } from '../../core/manifest.ts';
import { filesOf } from '../../core/manifest.ts';
import { languageName, measureName, t } from '../../i18n/translate.ts';
import { GuestReportCard } from '../guest/guest-report-card.tsx';
import { Dropdown } from './dropdown.tsx';
import './model-facts.css';

/** What the model card measured, and whose data it was learnt from. */
export function ModelFacts({ manifest }: { manifest: Manifest }) {
  const { quality, licence, parameters, languages } = manifest;
  const bytes = filesOf(manifest).reduce((sum, file) => sum + file.bytes, 0);
  return (
    <Dropdown className="model-facts" label={t('facts.open')}>
      <div className="provider-box">
        <p>
          {t('facts.size', {
            parameters: (parameters / 1e6).toFixed(parameters < 1e6 ? 2 : 1),
            megabytes: (bytes / 1e6).toFixed(1),
            languages: [languages.source, languages.target]
              .flatMap((code) => (code ? [languageName(code)] : []))
              .join(' → '),
          })}
        </p>
        {Object.keys(quality).length > 0 && <h3>{t('facts.measured')}</h3>}
        <dl>
          {Object.entries(quality).map(([key, { value, low, high, baseline, data, n, head }]) => (
            <div key={key}>
              <dt>
                {measureName(key)}
                {head && ` (${headName(head)})`}
              </dt>
              <dd>
                <strong>{value}</strong>
                {low !== undefined && high !== undefined && ` (${low}–${high})`}
                {baseline !== undefined && `, ${t('facts.baseline', { baseline })}`}
                <small className="soft">{t('facts.data', { data, n })}</small>
              </dd>
            </div>
          ))}
        </dl>
        <GuestReportCard modelId={manifest.id} />
        {licence.weights && <p className="soft">{t('facts.licence', licence)}</p>}
      </div>
    </Dropdown>
  );
}
