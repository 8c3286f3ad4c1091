import { t } from '../../i18n/translate.ts';
import { topIndices } from '../../math/top-indices.ts';
import { Figure } from './figure.tsx';
import { formatNumber } from './format-number.ts';
import type { StrongestPicture } from './pictures/picture.ts';
import { ScrollRegion } from './scroll-region.tsx';

const SHOWN = 8;

interface StrongestViewProps {
  readonly picture: StrongestPicture;
  readonly onChoose: (key: number) => void;
}

/** From score to weight for the strongest keys of a row; the followed key is always among them. */
export function StrongestView({ picture, onChoose }: StrongestViewProps) {
  const { symbol, label, scores, weights, hidden, names, marked } = picture;
  const top = topIndices(weights, SHOWN).filter((key) => !hidden[key]);
  const shown = top.includes(marked) ? top : [...top.slice(0, SHOWN - 1), marked];
  const rest = names.length - shown.length;
  const restWeight = weights.reduce((sum, weight, key) => (shown.includes(key) ? sum : sum + weight), 0);
  return (
    <Figure symbol={symbol} label={label}>
      <ScrollRegion className="strongest" label={label}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('steps.twin.key')}</th>
              <th scope="col">{t('steps.twin.score')}</th>
              <th scope="col">
                e<sup>s</sup>
              </th>
              <th scope="col">{t('steps.twin.weight')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((key) => (
              <tr key={key} className={key === marked ? 'is-marked' : undefined}>
                <th scope="row">
                  <button
                    type="button"
                    className="quiet"
                    aria-current={key === marked ? 'true' : undefined}
                    onClick={() => onChoose(key)}
                  >
                    {names[key]} <small className="soft">{key}</small>
                  </button>
                </th>
                <td>{hidden[key] ? '−∞' : formatNumber(scores[key] ?? Number.NaN)}</td>
                <td>{hidden[key] ? '0' : formatNumber(Math.exp(scores[key] ?? Number.NaN))}</td>
                <td>
                  <span
                    className="strongest-bar"
                    data-symbol="a"
                    style={{ width: `${(weights[key] ?? 0) * 4}rem` }}
                  />
                  {formatNumber(weights[key] ?? Number.NaN)}
                </td>
              </tr>
            ))}
            {rest > 0 && (
              <tr className="soft">
                <th scope="row">{t('steps.rest', { count: rest })}</th>
                <td />
                <td />
                <td>
                  <span className="strongest-bar" style={{ width: `${restWeight * 4}rem` }} />
                  {formatNumber(restWeight)}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </ScrollRegion>
    </Figure>
  );
}
