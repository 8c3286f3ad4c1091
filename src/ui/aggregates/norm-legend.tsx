import { t } from '../../i18n/translate.ts';
import { MATRIX_SCALES } from '../../render/color/color-indices.ts';
import { legendStops, legendTicks } from '../../render/color/legend.ts';
import { getPalette } from '../../render/color/palette.ts';
import { Choice } from '../heatmap/choice.tsx';
import { useApp } from '../stores.tsx';

/** The colour scale of lengths: like that of weights, but it ends at `end`. */
export function NormLegend({ end }: { end: number }) {
  const theme = useApp((state) => state.theme);
  const scale = useApp((state) => state.scale);
  const setView = useApp((state) => state.setView);
  const stops = legendStops(getPalette(theme)).map(({ color, offset }) => `${color} ${offset * 100}%`);
  const number = (share: number) => formatLength(share * end);
  const ticks =
    scale === 'row'
      ? [
          { offset: 0, text: '0' },
          { offset: 1, text: t('heatmap.tick.largest') },
        ]
      : legendTicks(scale)
          // Five numbers of four digits do not fit side by side.
          .filter((_, at) => at % 2 === 0)
          .map(({ offset, weight, andBelow }) => ({
            offset,
            text: andBelow ? t('heatmap.tick.andBelow', { weight: number(weight) }) : number(weight),
          }));
  const range = scale === 'log' ? 'aggregates.range.norms.log' : 'aggregates.range.norms';
  return (
    <div className="legend">
      <Choice
        name={t('heatmap.scale')}
        options={MATRIX_SCALES}
        chosen={scale}
        label={(name) => t(`heatmap.scale.${name}`)}
        onChoose={(name) => setView({ scale: name })}
      />
      <div className="legend-bar" style={{ background: `linear-gradient(90deg, ${stops.join(', ')})` }} />
      <div className="legend-ticks">
        {ticks.map(({ offset, text }) => (
          <span key={offset} className="legend-tick" style={{ left: `${offset * 100}%` }}>
            {text}
          </span>
        ))}
      </div>
      <p className="soft">
        {scale === 'row' ? t('heatmap.range.row') : t(range, { start: number(0.0001), end: number(1) })}
      </p>
    </div>
  );
}

/** Three digits: lengths run from thousandths to hundreds. */
export function formatLength(length: number): string {
  return length === 0 || Number.isNaN(length) ? `${length}` : `${Number(length.toPrecision(3))}`;
}
