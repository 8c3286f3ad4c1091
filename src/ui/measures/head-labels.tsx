import { t } from '../../i18n/translate.ts';
import { useApp } from '../stores.tsx';
import { labelName, labelReason, labelScore } from './label-text.ts';

interface HeadLabelsProps {
  readonly headKey: string;
  /** With everything that a name rests on, instead of its score alone. */
  readonly reasons?: boolean;
}

/** The names of a head, each with what it rests on; or that there is none. */
export function HeadLabels({ headKey, reasons = false }: HeadLabelsProps) {
  const labels = useApp((state) => state.headLabels[headKey]);
  const judged = useApp((state) => state.battery !== undefined);
  if (!labels) return <span className="soft">{judged ? t('label.none') : '–'}</span>;
  return (
    <ul className="head-labels">
      {labels.map((label) => (
        <li key={`${label.name} ${label.relation}`}>
          <strong>{labelName(label)}</strong>{' '}
          <span className="soft">{reasons ? labelReason(label) : labelScore(label)}</span>
        </li>
      ))}
    </ul>
  );
}
