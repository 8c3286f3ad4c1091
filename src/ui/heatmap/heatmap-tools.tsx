import { t } from '../../i18n/translate.ts';
import type { ShownHead } from '../../state/shown-head.ts';
import type { LeftOut, Units } from '../../state/view-slice.ts';
import { useApp } from '../stores.tsx';
import { Choice } from './choice.tsx';
import { formatWeight } from './format-weight.ts';

const UNITS: readonly Units[] = ['pieces', 'words'];
const LEFT_OUT: readonly LeftOut[] = ['nothing', 'special', 'sink'];

/** What rows and columns stand for and what is left out: in this picture and in every other. */
export function HeatmapTools({ shown }: { shown: ShownHead | undefined }) {
  const units = useApp((state) => state.units);
  const leftOut = useApp((state) => state.leftOut);
  const setView = useApp((state) => state.setView);
  return (
    <div className="heatmap-tools">
      <Choice
        name={t('heatmap.units')}
        options={UNITS}
        chosen={units}
        label={(option) => t(`heatmap.units.${option}`)}
        onChoose={(option) => setView({ units: option })}
        says={t('heatmap.units.says')}
      />
      <Choice
        name={t('heatmap.leftOut')}
        options={LEFT_OUT}
        chosen={leftOut}
        label={(option) => t(`heatmap.leftOut.${option}`)}
        onChoose={(option) => setView({ leftOut: option })}
        says={t('heatmap.leftOut.says')}
      />
      {shown && leftOut !== 'nothing' && <p className="soft">{removedText(shown, leftOut)}</p>}
    </div>
  );
}

/** How much was left out, or why nothing was. */
function removedText({ removed }: ShownHead, leftOut: 'special' | 'sink'): string {
  if (!removed || removed.length === 0) {
    return t(leftOut === 'sink' ? 'heatmap.removed.noSink' : 'heatmap.removed.noSpecial');
  }
  const mean = removed.reduce((sum, mass) => sum + mass, 0) / removed.length;
  return t('heatmap.removed', {
    mean: formatWeight(mean),
    least: formatWeight(removed.reduce((least, mass) => Math.min(least, mass))),
    most: formatWeight(removed.reduce((most, mass) => Math.max(most, mass))),
  });
}
