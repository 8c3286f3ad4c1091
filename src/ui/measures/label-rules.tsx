import { t } from '../../i18n/translate.ts';
import {
  ALIGNMENT_LEAD,
  BROAD_ENTROPY,
  COPY_WEIGHT,
  LEAD,
  LEAST_TEXTS,
  MOST_WEIGHT,
  POSITIONAL_SHARE,
} from '../../math/measures/head-labels.ts';
import { SINK_WEIGHT } from '../../math/sinks.ts';
import { useApp } from '../stores.tsx';

const RULES = ['weight', 'copies', 'sink', 'positional', 'syntactic', 'alignment', 'broad'] as const;

/** The thresholds behind the names, and what the battery is made of. */
export function LabelRules() {
  const prompts = useApp((state) => state.battery?.prompts);
  const values = {
    texts: LEAST_TEXTS,
    most: MOST_WEIGHT,
    lead: LEAD,
    copies: COPY_WEIGHT,
    sink: SINK_WEIGHT,
    share: `${100 * POSITIONAL_SHARE} %`,
    points: ALIGNMENT_LEAD,
    broad: BROAD_ENTROPY,
  };
  return (
    <details className="measures-details">
      <summary>{t('label.rules')}</summary>
      <p>{t('label.rules.intro', values)}</p>
      <ul>
        {RULES.map((rule) => (
          <li key={rule}>{t(`label.rules.${rule}`, values)}</li>
        ))}
      </ul>
      <p>{t('label.rules.own')}</p>
      {prompts && <p>{t('battery.texts', prompts)}</p>}
    </details>
  );
}
