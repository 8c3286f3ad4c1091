import { t } from '../../i18n/translate.ts';
import { legendStops, legendTicks } from '../../render/color/legend.ts';
import { getPalette } from '../../render/color/palette.ts';
import { COLOR_SCALES } from '../../render/color/scale.ts';
import { useApp } from '../stores.tsx';

/** The colour scale with its range printed, and the choice of scale. */
export function Legend() {
  const theme = useApp((state) => state.theme);
  const scale = useApp((state) => state.scale);
  const setView = useApp((state) => state.setView);
  const stops = legendStops(getPalette(theme)).map(({ color, offset }) => `${color} ${offset * 100}%`);
  return (
    <div className="legend">
      <div className="legend-head">
        <span id="scale-label">{t('heatmap.scale')}</span>
        <div className="segmented" role="group" aria-labelledby="scale-label">
          {COLOR_SCALES.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={name === scale}
              onClick={() => setView({ scale: name })}
            >
              {t(`heatmap.scale.${name}`)}
            </button>
          ))}
        </div>
      </div>
      <div className="legend-bar" style={{ background: `linear-gradient(90deg, ${stops.join(', ')})` }} />
      <div className="legend-ticks">
        {legendTicks(scale === 'row' ? 'linear' : scale).map(({ offset, weight }) => (
          <span key={weight} className="legend-tick" style={{ left: `${offset * 100}%` }}>
            {weight}
          </span>
        ))}
      </div>
      <p className="soft">{t('heatmap.range')}</p>
    </div>
  );
}
