import { useLayoutEffect, useMemo } from 'react';
import { findTensor } from '../../core/attention.ts';
import { headName } from '../../core/head.ts';
import { errorSentence, t } from '../../i18n/translate.ts';
import { stepsCell } from '../../state/steps-cell.ts';
import { useApp, useStores } from '../stores.tsx';
import type { Story } from './story.ts';
import { StoryView } from './story-view.tsx';
import './steps.css';
import './pictures.css';
import './what-if.css';

/** How the numbers of the chosen head came to be, or why that cannot be told. */
export function StepsPanel() {
  const run = useApp((state) => state.run);
  const focus = useApp((state) => state.focus);
  const inspection = useApp((state) => state.inspection);
  const story = useStory();
  const { app } = useStores();
  const isElsewhere = run?.provider === 'elsewhere';
  const hasHead = run !== undefined && focus.head < (findTensor(run.attentions, focus)?.heads ?? 0);
  const isSettled = isElsewhere || !hasHead || inspection.kind === 'failed' || story?.run === run;
  useLayoutEffect(() => {
    if (run && isSettled) app.getState().markPainted(run.id);
  }, [app, run, isSettled]);
  if (!run) return null;
  if (isElsewhere) return <Message text={t('steps.elsewhere')} />;
  if (!hasHead) {
    return <Message text={t('steps.noHead', { head: headName(focus) })} />;
  }
  if (inspection.kind === 'failed') return <Failure />;
  if (!story) return <Message text={t('steps.loading')} />;
  return <StoryView story={story} stale={inspection.kind === 'loading'} />;
}

/** Of the last inspection of this model; the next one replaces it when it is there. */
function useStory(): Story | undefined {
  const inspected = useApp((state) => state.inspected);
  const modelId = useApp((state) => state.run?.model.id);
  const wanted = useApp((state) => state.cell);
  const level = useApp((state) => state.stepsLevel);
  const layer = useApp((state) => state.inspectedLayer);
  return useMemo(() => {
    if (!inspected || inspected.run.model.id !== modelId) return undefined;
    const { run, inspection } = inspected;
    const cell = stepsCell(run, inspection, wanted);
    if (!cell) return undefined;
    const { site, layer: at } = inspection.head;
    const isOurs = level === 'heads' && layer?.run === run && layer.site === site && layer.layer === at;
    const heads = findTensor(run.attentions, inspection.head)?.heads ?? 1;
    return { run, inspection, cell, level, layer: isOurs ? layer.heads : [], heads };
  }, [inspected, modelId, wanted, level, layer]);
}

function Message({ text }: { text: string }) {
  return (
    <section className="card steps" aria-label={t('steps.title')}>
      <p role="status">{text}</p>
    </section>
  );
}

function Failure() {
  const inspection = useApp((state) => state.inspection);
  const setInspection = useApp((state) => state.setInspection);
  if (inspection.kind !== 'failed') return null;
  const { error } = inspection;
  return (
    <section className="card steps" aria-label={t('steps.title')}>
      <p role="status" data-code={error.code}>
        {t('steps.failed')} {error.code === 'run.failed' ? '' : errorSentence(error)}
        {error.cause && <small> {t('error.details', { cause: error.cause })}</small>}
      </p>
      <button type="button" onClick={() => setInspection({ kind: 'idle' })}>
        {t('error.retry')}
      </button>
    </section>
  );
}
