import type { MeasureName } from '../../core/measure.ts';
import { t } from '../../i18n/translate.ts';
import { kindsOf } from '../../math/measures/battery-summary.ts';
import { useApp } from '../stores.tsx';

/** What the chosen measure says, how it is computed and where it comes from; and what it was measured on. */
export function MeasureFacts({ measure }: { measure: MeasureName }) {
  const measuresOf = useApp((state) => state.measuresOf);
  const measured = useApp((state) => state.measures);
  const error = useApp((state) => state.measuresError);
  const battery = useApp((state) => state.battery);
  const [kind = 'sentences'] = kindsOf(measure);
  return (
    <div className="measure-facts">
      <p>
        {t(`measure.${measure}.says`)}{' '}
        <span className="soft">
          <span className="formula">{t(`measure.${measure}.formula`)}</span> ({t(`measure.${measure}.source`)}
          )
        </span>
      </p>
      <p className="soft">
        {measuresOf === 'text' && t('measures.of.text.note')}
        {measuresOf === 'battery' &&
          battery &&
          t('measures.of.battery.note', { count: battery.prompts[kind], kind: t(`measures.kind.${kind}`) })}
      </p>
      {measuresOf === 'text' && error && <p role="alert">{t('measures.failed', { cause: error })}</p>}
      {measuresOf === 'text' && measured && measured.layersDone < measured.layers && (
        <p className="soft">
          {t('measures.working', { done: measured.layersDone, layers: measured.layers })}
        </p>
      )}
    </div>
  );
}
