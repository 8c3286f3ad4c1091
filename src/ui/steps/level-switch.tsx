import { t } from '../../i18n/translate.ts';
import { STEPS_LEVELS } from '../../state/inspect-slice.ts';
import { useApp } from '../stores.tsx';

/** One weight, its row, the matrix, or all heads: the same steps, told wider and wider. */
export function LevelSwitch() {
  const level = useApp((state) => state.stepsLevel);
  const setLevel = useApp((state) => state.setStepsLevel);
  return (
    <div className="steps-choice">
      <span id="steps-level">{t('steps.level')}</span>
      <div className="steps-segmented" role="group" aria-labelledby="steps-level">
        {STEPS_LEVELS.map((name) => (
          <button key={name} type="button" aria-pressed={name === level} onClick={() => setLevel(name)}>
            {t(`steps.level.${name}`)}
          </button>
        ))}
      </div>
    </div>
  );
}
