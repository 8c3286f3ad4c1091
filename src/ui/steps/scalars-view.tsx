import { largestMagnitude } from '../../math/steps/vectors.ts';
import { Figure } from './figure.tsx';
import { formatNumber } from './format-number.ts';
import type { ScalarsPicture } from './pictures/picture.ts';

/** A few numbers by length, from one zero line in the middle where some are negative. */
export function ScalarsView({ picture: { symbol, label, scalars } }: { picture: ScalarsPicture }) {
  const values = scalars.map(({ value }) => value);
  const largest = largestMagnitude(values) || 1;
  const signed = values.some((value) => value < 0);
  const share = (value: number) => (Math.abs(value) / largest) * (signed ? 50 : 100);
  return (
    <Figure symbol={symbol} label={label}>
      <ul className={`scalars${signed ? ' is-signed' : ''}`}>
        {scalars.map(({ name, value, symbol: of }) => (
          <li key={name}>
            <span className="scalars-name">{name}</span>
            <span className="scalars-room">
              {Number.isFinite(value) && (
                <span
                  className="scalars-bar"
                  data-symbol={of}
                  style={{
                    width: `${share(value)}%`,
                    left: signed ? `${value < 0 ? 50 - share(value) : 50}%` : 0,
                  }}
                />
              )}
            </span>
            <span className="scalars-value">{formatNumber(value)}</span>
          </li>
        ))}
      </ul>
    </Figure>
  );
}
