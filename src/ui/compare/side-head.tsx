import { t } from '../../i18n/translate.ts';
import type { ComparedRuns } from '../../state/compare/compare-slice.ts';
import { findModel } from '../../state/engine-slice.ts';
import { useApp } from '../stores.tsx';
import { answerText } from './answer-text.ts';
import type { MapSide } from './linked-cells.ts';

interface SideHeadProps {
  readonly side: MapSide;
  readonly name: string;
  readonly runs: ComparedRuns;
}

/** What a map shows: its side, its head, its model where they differ, and what the model said. */
export function SideHead({ side, name, runs }: SideHeadProps) {
  const models = useApp((state) => state.models);
  if (side === 'difference') {
    return (
      <h3 className="side-head">
        <b>{t('compare.side.difference')}</b>
      </h3>
    );
  }
  const run = runs[side];
  const title = findModel({ models, wanted: { modelId: run.model.id, provider: 'auto' } })?.manifest.title;
  const answer = runs.kind === 'heads' ? undefined : answerText(run);
  return (
    <>
      <h3 className="side-head">
        <b>{t(`compare.side.${side}`)}</b> {name}
        {runs.kind === 'models' && <span className="soft"> {title ?? run.model.id}</span>}
      </h3>
      {answer && (
        <p className="side-answer soft" title={answer}>
          {t('compare.answer', { answer })}
        </p>
      )}
    </>
  );
}
