import { useMemo } from 'react';
import { t } from '../../i18n/translate.ts';
import { Formula } from './formula.tsx';
import { formulasOf } from './formulas/formulas-of.ts';
import { PictureView } from './picture-view.tsx';
import { picturesOf } from './pictures/pictures-of.ts';
import { checkOf } from './step-check.ts';
import { resultOf, wordsOf } from './step-words.ts';
import type { StepNumber, Story } from './story.ts';

interface StepSectionProps {
  readonly step: StepNumber;
  readonly story: Story;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
  readonly onChoose: (cell: { readonly query?: number; readonly key?: number }) => void;
}

/** One step: what is done, its formula with the numbers in it, and its pictures. */
export function StepSection({ step, story, open, onToggle, onChoose }: StepSectionProps) {
  return (
    <li className="step" data-step={step}>
      <details open={open} onToggle={({ currentTarget }) => onToggle(currentTarget.open)}>
        <summary>
          <span className="step-number" aria-hidden="true">
            {step}
          </span>
          <h3>{t(`steps.${step}`)}</h3>
          <span className="step-result">{resultOf(step, story)}</span>
        </summary>
        {open && <StepBody step={step} story={story} onChoose={onChoose} />}
      </details>
    </li>
  );
}

function StepBody({ step, story, onChoose }: Pick<StepSectionProps, 'step' | 'story' | 'onChoose'>) {
  const pictures = useMemo(() => picturesOf(step, story), [step, story]);
  const check = useMemo(() => checkOf(step, story), [step, story]);
  const waits = story.level === 'heads' && story.layer.length < story.heads;
  return (
    <div className="step-body">
      <div className="step-words">
        {wordsOf(step, story).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <div className="step-formulas">
          {formulasOf(step, story).map((tex, line) => (
            <Formula key={line} tex={tex} />
          ))}
        </div>
        {check && (
          <p className={`step-check soft${check.fine ? '' : ' is-off'}`}>
            <span aria-hidden="true">{check.fine ? '✓' : '≠'}</span> {check.text}
          </p>
        )}
      </div>
      <div className="step-pictures">
        {waits && (
          <p className="soft" role="status">
            {t('steps.layerLoading', { done: story.layer.length, count: story.heads })}
          </p>
        )}
        {pictures.map((picture) => (
          <PictureView
            key={picture.id}
            picture={picture}
            site={story.inspection.head.site}
            onChoose={onChoose}
          />
        ))}
      </div>
    </div>
  );
}
