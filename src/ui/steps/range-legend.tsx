import { t } from '../../i18n/translate.ts';
import { legendStops } from '../../render/color/legend.ts';
import { getPalette } from '../../render/color/palette.ts';
import type { Theme } from '../../render/color/theme.ts';
import { SIGNED_SIZE, signedColor } from '../../render/steps/signed-palette.ts';
import { formatNumber } from './format-number.ts';

interface RangeLegendProps {
  readonly colors: 'signed' | 'weight';
  readonly range: number;
  readonly theme: Theme;
}

/** The colours of a picture with the numbers at their ends. */
export function RangeLegend({ colors, range, theme }: RangeLegendProps) {
  const [from, to] = colors === 'weight' ? ['0', '1'] : [formatNumber(-range), formatNumber(range)];
  const gradient = colors === 'weight' ? weightColors(theme) : signedColors(theme);
  return (
    <span className="range-legend" role="img" aria-label={t('steps.range', { from, to })}>
      <span>{from}</span>
      <span className="range-bar" style={{ background: `linear-gradient(90deg, ${gradient})` }} />
      <span>{to}</span>
    </span>
  );
}

function weightColors(theme: Theme): string {
  return legendStops(getPalette(theme), 9)
    .map(({ color, offset }) => `${color} ${offset * 100}%`)
    .join(', ');
}

function signedColors(theme: Theme): string {
  return Array.from({ length: 11 }, (_, at) =>
    signedColor(Math.round((at * (SIGNED_SIZE - 1)) / 10), theme),
  ).join(', ');
}
