import { GOLD_MEASURES, MEASURES } from '../../core/measure.ts';
import { t } from '../../i18n/translate.ts';

/** Every measure with what it says, its formula and its source. */
export function MeasureFormulas() {
  return (
    <details className="measures-details">
      <summary>{t('measure.formulas')}</summary>
      <p>{t('measure.where')}</p>
      <dl>
        {[...MEASURES, ...GOLD_MEASURES].map((measure) => (
          <div key={measure}>
            <dt>{t(`measure.${measure}`)}</dt>
            <dd>
              {t(`measure.${measure}.says`)}
              <br />
              <span className="formula">{t(`measure.${measure}.formula`)}</span>{' '}
              <span className="soft">({t(`measure.${measure}.source`)})</span>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
