import type { MeasureName } from '../../core/measure.ts';
import { t } from '../../i18n/translate.ts';
import type { MeasuredValue } from '../../state/measures/measured-heads.ts';

/** Two decimals; what says nothing is a dash. */
export function formatMeasure(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(2);
}

/** With its sign: −1 is the token before. */
export function formatOffset(offset: number): string {
  if (offset === 0) return '0';
  return offset < 0 ? `−${-offset}` : `+${offset}`;
}

/** Everything that is known of one cell, as a sentence. */
export function measureSentence(
  measure: MeasureName,
  { value, spread, uniform, best, where }: MeasuredValue,
): string {
  const name = t(`measure.${measure}`);
  if (Number.isNaN(value)) return t('measures.cell.undefined', { measure: name });
  const parts = [
    spread
      ? t('measures.cell.spread', {
          measure: name,
          value: formatMeasure(value),
          lower: formatMeasure(spread.lower),
          upper: formatMeasure(spread.upper),
          count: spread.count,
        })
      : t('measures.cell', { measure: name, value: formatMeasure(value) }),
  ];
  if (where !== undefined && !Number.isNaN(where)) {
    parts.push(
      measure === 'sink'
        ? t('measures.cell.sink', { place: where })
        : t('measures.cell.offset', { offset: formatOffset(where) }),
    );
  }
  if (!Number.isNaN(uniform)) parts.push(t('measures.cell.uniform', { uniform: formatMeasure(uniform) }));
  if (best) {
    parts.push(
      t('measures.cell.best', { offset: formatOffset(best.offset), best: formatMeasure(best.score) }),
    );
  }
  return parts.join('; ');
}
