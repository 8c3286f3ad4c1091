import { t } from '../../i18n/translate.ts';
import type { StrongestEdges } from '../../math/strongest-edges.ts';
import type { ArcPicture } from '../../render/arcs/arc-picture.ts';
import type { ArcStyle } from '../../state/view-slice.ts';
import { useApp } from '../stores.tsx';
import { formatPercent } from '../tasks/format-percent.ts';
import type { ArcData } from './use-arc-data.ts';

interface ArcSummaryProps {
  readonly data: ArcData;
  readonly style: ArcStyle;
  readonly picture: ArcPicture;
  readonly strongest: StrongestEdges;
}

/** How to read the picture, and how much of the attention is in it. */
export function ArcSummary({ data, style, picture, strongest }: ArcSummaryProps) {
  const threshold = useApp((state) => state.threshold);
  const perQuery = useApp((state) => state.perQuery);
  const leftOut = useApp((state) => state.leftOut);
  const drawn = strongest.edges.reduce((sum, { length }) => sum + length, 0);
  const hidden = strongest.inSight - drawn;
  const number = (value: number) => value.toLocaleString('en');
  const weight = threshold.toFixed(2);
  return (
    <div className="arcs-summary soft">
      <p>{guide(data, style, picture)}</p>
      {data.count > 0 && (
        <p data-testid="arcs-count">
          {t('arcs.count', {
            count: data.count,
            number: number(data.count),
            threshold: weight,
            percent: formatPercent(data.share),
          })}
          {perQuery !== undefined && ` ${t('arcs.perQueryNote', { count: perQuery })}`}
          {strongest.inSight < data.count && ` ${t('arcs.inSight', { number: number(strongest.inSight) })}`}
          {hidden > 0 &&
            ` ${t('arcs.cut', {
              drawn: number(drawn),
              hidden: number(hidden),
              weakest: (strongest.weakest ?? 0).toFixed(3),
            })}`}
        </p>
      )}
      {data.removed !== undefined && leftOut !== 'nothing' && (
        <p>{t(`arcs.removed.${leftOut}`, { percent: formatPercent(data.removed) })}</p>
      )}
    </div>
  );
}

function guide({ site }: ArcData, style: ArcStyle, { queries }: ArcPicture): string {
  if (style !== 'line') return t(`arcs.guide.${style}`);
  const wrapped = queries.at(-1)?.y !== queries[0]?.y;
  const direction = site === 'decoder' ? 'arcs.guide.lineBack' : 'arcs.guide.line';
  if (!wrapped) return t(direction);
  return `${t(direction)} ${t(site === 'decoder' ? 'arcs.guide.wrappedBack' : 'arcs.guide.wrapped')}`;
}
