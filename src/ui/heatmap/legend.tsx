import { t } from '../../i18n/translate.ts';
import { MATRIX_SCALES, type MatrixScale } from '../../render/color/color-indices.ts';
import { legendStops, legendTicks } from '../../render/color/legend.ts';
import { getPalette } from '../../render/color/palette.ts';
import { useApp } from '../stores.tsx';
import { Choice } from './choice.tsx';

const RANGES = {
  linear: 'heatmap.range',
  sqrt: 'heatmap.range',
  log: 'heatmap.range.log',
  row: 'heatmap.range.row',
} as const;

/** The colour scale with its range printed, and the choice of scale. */
export function Legend() {
  const theme = useApp((state) => state.theme);
  const scale = useApp((state) => state.scale);
  const setView = useApp((state) => state.setView);
  const stops = legendStops(getPalette(theme)).map(({ color, offset }) => `${color} ${offset * 100}%`);
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
        {ticksOf(scale).map(({ offset, text }) => (
          <span key={offset} className="legend-tick" style={{ left: `${offset * 100}%` }}>
            {text}
          </span>
        ))}
      </div>
      <p className="soft">{t(RANGES[scale])}</p>
    </div>
  );
}

function ticksOf(scale: MatrixScale): { offset: number; text: string }[] {
  if (scale === 'row') {
    return [
      { offset: 0, text: '0' },
      { offset: 0.5, text: t('heatmap.tick.half') },
      { offset: 1, text: t('heatmap.tick.largest') },
    ];
  }
  return legendTicks(scale).map(({ offset, weight, andBelow }) => ({
    offset,
    text: andBelow ? t('heatmap.tick.andBelow', { weight }) : `${weight}`,
  }));
}
