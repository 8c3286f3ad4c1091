import type { ClassProbability } from '../../core/output.ts';
import type { ClassTask } from '../../core/task.ts';
import { t } from '../../i18n/translate.ts';
import { labelText } from './label-text.ts';
import { ProbabilityBars } from './probability-bars.tsx';

const SHOWN = 5;

/** The most probable labels, and what the others have together. */
export function ClassesAnswer({ task, classes }: { task: ClassTask; classes: readonly ClassProbability[] }) {
  const rest = classes.slice(SHOWN);
  const others =
    rest.length > 0
      ? [
          {
            key: 'rest',
            name: <span className="soft">{t('classes.rest', { count: rest.length })}</span>,
            probability: rest.reduce((sum, { probability }) => sum + probability, 0),
          },
        ]
      : [];
  return (
    <ProbabilityBars
      label={t(`answer.${task}`)}
      items={[
        ...classes.slice(0, SHOWN).map(({ label, probability }, place) => ({
          key: label,
          name: labelText(task, label),
          probability,
          marked: place === 0,
        })),
        ...others,
      ]}
    />
  );
}
