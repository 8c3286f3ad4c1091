import { t } from '../../i18n/translate.ts';
import { differences, largestMagnitude } from '../../math/steps/vectors.ts';
import { topIndices } from '../../math/top-indices.ts';
import { Figure } from './figure.tsx';
import { formatNumber } from './format-number.ts';
import { NumbersView } from './numbers-view.tsx';
import { namesOf } from './pictures/names.ts';
import { strip } from './pictures/picture.ts';
import { ScrollRegion } from './scroll-region.tsx';
import type { Story } from './story.ts';

const SHOWN = 8;
/** Below this, two weights differ by float32's rounding alone. */
const ROUNDING = 5e-7;

interface ChangedTableProps {
  readonly before: Float32Array;
  readonly after: Float64Array;
  readonly names: readonly string[];
  readonly marked: number;
}

/** The keys whose weight changed most, with the model's weight, the changed one and the difference. */
export function ChangedTable({ before, after, names, marked }: ChangedTableProps) {
  const change = Float32Array.from(after, (weight, key) => weight - (before[key] ?? Number.NaN));
  const sizes = change.map((one) => (Math.abs(one) < ROUNDING ? 0 : Math.abs(one)));
  const top = topIndices(largestMagnitude(sizes) > 0 ? sizes : before, SHOWN);
  const shown = top.includes(marked) ? top : [...top.slice(0, SHOWN - 1), marked];
  return (
    <Figure symbol="a" label={t('whatIf.table')}>
      <ScrollRegion className="strongest" label={t('whatIf.table')}>
        <table data-testid="what-if-table">
          <thead>
            <tr>
              <th scope="col">{t('steps.twin.key')}</th>
              <th scope="col">{t('whatIf.before')}</th>
              <th scope="col">{t('whatIf.after')}</th>
              <th scope="col">{t('whatIf.difference')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((key) => (
              <tr key={key} className={key === marked ? 'is-marked' : undefined}>
                <th scope="row">
                  {names[key]} <small className="soft">{key}</small>
                </th>
                <td>{formatNumber(before[key] ?? Number.NaN)}</td>
                <td>{formatNumber(after[key] ?? Number.NaN)}</td>
                <td>{signed(change[key] ?? Number.NaN)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Figure>
  );
}

function signed(value: number): string {
  if (Math.abs(value) < ROUNDING) return '0';
  return value > 0 ? `+${formatNumber(value)}` : formatNumber(value);
}

interface ChangedMixProps {
  readonly before: Float32Array;
  readonly after: Float32Array;
  readonly story: Story;
}

/** What the head would read, beside what it read; one range for all three. */
export function ChangedMix({ before, after, story }: ChangedMixProps) {
  const names = namesOf(story);
  const difference = differences(after, before);
  const range = largestMagnitude(before, after, difference);
  return (
    <div className="step-pictures">
      {[
        strip('z-before', 'z', t('whatIf.z.before', names), before, range),
        strip('z-after', 'z', t('whatIf.z.after'), after, range),
        strip('z-difference', 'z', t('whatIf.z.difference'), difference, range),
      ].map((picture) => (
        <NumbersView
          key={picture.id}
          picture={picture}
          site={story.inspection.head.site}
          onChoose={() => {}}
        />
      ))}
    </div>
  );
}
