import { t } from '../../i18n/translate.ts';
import type { BarsLayout } from '../../render/steps/bars.ts';
import { formatNumber } from './format-number.ts';

/** Nearer to an end than this, in CSS pixels, the zero is not written. */
const NEAR = 14;

/** The numbers at the ends of bars, and zero. */
export function BarsAxis({ layout: { low, high, zero, height } }: { layout: BarsLayout }) {
  const [from, to] = [formatNumber(low), formatNumber(high)];
  const inside = zero > NEAR && zero < height - NEAR;
  return (
    <div className="bars-axis" style={{ height }} role="img" aria-label={t('steps.bars.range', { from, to })}>
      <span style={{ top: 0 }}>{to}</span>
      {inside && <span style={{ top: zero }}>0</span>}
      <span style={{ top: height }}>{from}</span>
    </div>
  );
}
