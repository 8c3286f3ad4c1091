import type { CSSProperties } from 'react';
import type { MeasureName } from '../../core/measure.ts';
import type { MeasuredValue } from '../../state/measures/measured-heads.ts';
import { formatMeasure } from './format-measure.ts';

interface MeasureCellProps {
  readonly measure: MeasureName;
  readonly score: MeasuredValue;
  /** Where the bar ends. */
  readonly most: number;
}

/**
 * A number over its bar, with a tick at what equal weights score and a line over the middle half of the texts.
 * Bar and tick are the element's own pseudo-elements, in plain colours: gradients take five times as long to paint.
 */
export function MeasureCell({ measure, score: { value, spread, uniform }, most }: MeasureCellProps) {
  if (Number.isNaN(value)) {
    return (
      <td className="measure-cell soft" data-measure={measure}>
        –
      </td>
    );
  }
  const share = (part: number) => Math.min(1, part / most).toFixed(3);
  const hasUniform = !Number.isNaN(uniform);
  const places = {
    '--value': share(value),
    ...(hasUniform && { '--uniform': share(uniform) }),
    ...(spread && { '--lower': share(spread.lower), '--upper': share(spread.upper) }),
  } as CSSProperties;
  return (
    <td className="measure-cell" data-measure={measure}>
      {formatMeasure(value)}
      <span className={hasUniform ? 'measure-bar' : 'measure-bar is-alone'} style={places}>
        {spread && spread.count > 1 && <span />}
      </span>
    </td>
  );
}
