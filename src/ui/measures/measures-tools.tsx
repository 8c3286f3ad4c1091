import type { Site } from '../../core/head.ts';
import type { MeasureName } from '../../core/measure.ts';
import { t } from '../../i18n/translate.ts';
import { useApp } from '../stores.tsx';

interface MeasuresToolsProps {
  readonly sites: readonly Site[];
  readonly site: Site | 'all';
  readonly measure: MeasureName;
  /** What can be measured of the site. */
  readonly possible: readonly MeasureName[];
  chooseSite(site: Site | 'all'): void;
}

/** Which measure, measured on what, of which heads. */
export function MeasuresTools({ sites, site, measure, possible, chooseSite }: MeasuresToolsProps) {
  const measuresOf = useApp((state) => state.measuresOf);
  const chooseMeasure = useApp((state) => state.chooseMeasure);
  const showMeasuresOf = useApp((state) => state.showMeasuresOf);
  const choices: readonly (Site | 'all')[] = [...sites, 'all'];
  return (
    <div className="measures-tools">
      <div className="segments" role="group" aria-label={t('measures.of')}>
        {(['text', 'battery'] as const).map((of) => (
          <button key={of} type="button" aria-pressed={of === measuresOf} onClick={() => showMeasuresOf(of)}>
            {t(`measures.of.${of}`)}
          </button>
        ))}
      </div>
      <div>
        <label htmlFor="measure-choice">{t('measures.choose')}</label>{' '}
        <select
          id="measure-choice"
          value={measure}
          onChange={(event) => chooseMeasure(event.target.value as MeasureName)}
        >
          {possible.map((name) => (
            <option key={name} value={name}>
              {t(`measure.${name}`)}
            </option>
          ))}
        </select>
      </div>
      {sites.length > 1 && (
        <div className="segments" role="group" aria-label={t('measures.site')}>
          {choices.map((one) => (
            <button key={one} type="button" aria-pressed={one === site} onClick={() => chooseSite(one)}>
              {t(one === 'all' ? 'measures.site.all' : `site.${one}`)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
