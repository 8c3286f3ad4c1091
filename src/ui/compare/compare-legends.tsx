import { t } from '../../i18n/translate.ts';
import { legendStops, legendTicks } from '../../render/color/legend.ts';
import { getPalette } from '../../render/color/palette.ts';
import { divergingColor, getDivergingPalette, SIDE_STEPS } from '../../render/compare/diverging-palette.ts';
import { useApp } from '../stores.tsx';
import './compare-legends.css';

const STEPS = Array.from({ length: 2 * SIDE_STEPS + 1 }, (_, index) => index);

/** Both colour scales with their ranges printed, the range of the difference, and what rows and columns are. */
export function CompareLegends({ range }: { range: number }) {
  const theme = useApp((state) => state.theme);
  const scale = useApp((state) => state.scale);
  const units = useApp((state) => state.units);
  const setView = useApp((state) => state.setView);
  const chosen = useApp((state) => state.compare.range);
  const setCompare = useApp((state) => state.setCompare);
  const ramp = legendStops(getPalette(theme)).map(({ color, offset }) => `${color} ${offset * 100}%`);
  const palette = getDivergingPalette(theme);
  const diverging = STEPS.map((index) => divergingColor(palette, index));
  return (
    <div className="compare-legends">
      <div className="compare-legend">
        <span>
          {scale === 'row'
            ? t('compare.legend.weightsRow')
            : t('compare.legend.weights', { scale: t(`heatmap.scale.${scale}`) })}
        </span>
        <div className="legend-ramp" style={{ background: gradient(ramp) }} />
        <div className="legend-numbers">
          {legendTicks(scale === 'row' ? 'linear' : scale).map(({ offset, weight }) => (
            <span key={weight} style={{ left: `${offset * 100}%` }}>
              {weight}
            </span>
          ))}
        </div>
      </div>
      <div className="compare-legend">
        <span data-testid="compare-range">{t('compare.legend.difference', { range })}</span>
        <div className="legend-ramp" style={{ background: gradient(diverging) }} />
        <div className="legend-numbers">
          <span style={{ left: 0 }}>
            −{range} {t('compare.legend.less')}
          </span>
          <span style={{ left: '50%' }}>0</span>
          <span style={{ left: '100%' }}>
            {t('compare.legend.more')} +{range}
          </span>
        </div>
      </div>
      <div className="compare-choices">
        <Choice
          label={t('compare.range')}
          value={chosen}
          options={[
            ['largest', t('compare.range.largest')],
            ['one', t('compare.range.one')],
          ]}
          onChoose={(next) => setCompare({ range: next })}
        />
        <Choice
          label={t('compare.units')}
          value={units}
          options={[
            ['pieces', t('compare.units.pieces')],
            ['words', t('compare.units.words')],
          ]}
          onChoose={(next) => setView({ units: next })}
        />
      </div>
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [Value, string])[];
  readonly onChoose: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, options, onChoose }: ChoiceProps<Value>) {
  return (
    <div className="compare-choice">
      <span>{label}</span>
      <div className="compare-segments" role="group" aria-label={label}>
        {options.map(([name, text]) => (
          <button key={name} type="button" aria-pressed={name === value} onClick={() => onChoose(name)}>
            {text}
          </button>
        ))}
      </div>
    </div>
  );
}

function gradient(stops: readonly string[]): string {
  return `linear-gradient(90deg, ${stops.join(', ')})`;
}
