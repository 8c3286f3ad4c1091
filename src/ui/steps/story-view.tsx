import { useCallback, useRef, useState } from 'react';
import { headName } from '../../core/head.ts';
import { t } from '../../i18n/translate.ts';
import { useApp, useStores } from '../stores.tsx';
import { CellChooser } from './cell-chooser.tsx';
import { formatNumber } from './format-number.ts';
import { LevelSwitch } from './level-switch.tsx';
import { numbersOfCell } from './numbers-of-cell.ts';
import { namesOf } from './pictures/names.ts';
import { StepSection } from './step-section.tsx';
import { STEPS, type StepNumber, type Story } from './story.ts';
import { SymbolLegend } from './symbol-legend.tsx';
import type { SymbolName } from './symbols.ts';
import { useLitSymbols } from './use-lit-symbols.ts';
import { WhatIfSection } from './what-if-section.tsx';

/** On a narrow screen the steps begin closed but for the first: an outline of the way, with its numbers. */
const NARROW = '(max-width: 760px)';

/** The eight steps from two tokens to what the layer adds, and what the reader can change. */
export function StoryView({ story, stale }: { story: Story; stale: boolean }) {
  const { app } = useStores();
  const units = useApp((state) => state.units);
  const leftOut = useApp((state) => state.leftOut);
  const [pinned, setPinned] = useState<SymbolName>();
  const [open, setOpen] = useState<ReadonlySet<StepNumber>>(
    () => new Set(matchMedia(NARROW).matches ? STEPS.slice(0, 1) : STEPS),
  );
  const rootRef = useRef<HTMLElement>(null);
  useLitSymbols(rootRef, pinned);
  const { inspection, cell, run } = story;
  const { query, key } = cell;
  const onChoose = useCallback(
    (change: { readonly query?: number; readonly key?: number }) =>
      app.getState().setView({ cell: { query, key, ...change } }),
    [app, query, key],
  );
  const toggle = (step: StepNumber, isOpen: boolean) => {
    if (open.has(step) === isOpen) return;
    setOpen(new Set(isOpen ? [...open, step] : [...open].filter((one) => one !== step)));
  };
  const { weight } = numbersOfCell(story);
  const all = open.size === STEPS.length;
  return (
    <section className="card steps" ref={rootRef} aria-label={t('steps.title')} aria-busy={stale}>
      <header className="steps-head">
        <h2>
          {t(`site.${inspection.head.site}`)} · {headName(inspection.head)}
        </h2>
        <p className="steps-story">{t('steps.story', { ...namesOf(story), weight: formatNumber(weight) })}</p>
      </header>
      <div className="steps-bar">
        <CellChooser cell={cell} />
        <LevelSwitch />
        <button type="button" className="quiet" onClick={() => setOpen(new Set(all ? [] : STEPS))}>
          {t(all ? 'steps.closeAll' : 'steps.openAll')}
        </button>
      </div>
      <SymbolLegend pinned={pinned} onPin={setPinned} />
      {run.interventions.length > 0 && <p className="soft">{t('steps.changed')}</p>}
      {(units === 'words' || leftOut !== 'nothing') && <p className="soft">{t('steps.pieces')}</p>}
      <ol className="steps-list">
        {STEPS.map((step) => (
          <StepSection
            key={step}
            step={step}
            story={story}
            open={open.has(step)}
            onToggle={(isOpen) => toggle(step, isOpen)}
            onChoose={onChoose}
          />
        ))}
      </ol>
      <WhatIfSection story={story} onChoose={onChoose} />
    </section>
  );
}
