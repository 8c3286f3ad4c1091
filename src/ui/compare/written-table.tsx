import { t } from '../../i18n/translate.ts';
import type { PlaceChange } from '../../state/compare/output-change.ts';
import { signed } from './compare-readout.tsx';

/** Token by token, what became of the probability of what was written. */
export function WrittenTable({ places }: { places: readonly PlaceChange[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div className="written-table" tabIndex={0} role="group" aria-label={t('compare.output')}>
      <table>
        <thead>
          <tr>
            <th scope="col" className="is-text">
              {t('compare.output.token')}
            </th>
            <th scope="col">{t('compare.output.before')}</th>
            <th scope="col">{t('compare.output.after')}</th>
            <th scope="col">{t('compare.output.logit')}</th>
            <th scope="col">{t('compare.output.divergence')}</th>
            <th scope="col" className="is-text">
              {t('compare.output.rather')}
            </th>
          </tr>
        </thead>
        <tbody>
          {places.map(({ token, written, divergence, choices }, at) => {
            const own = choices.find(({ id }) => id === written);
            const best = choices.reduce((most, one) => (one.after > most.after ? one : most), own ?? NONE);
            return (
              <tr key={at}>
                <th scope="row" className="is-text">
                  {token}
                </th>
                <td>{own?.before.toFixed(4)}</td>
                <td>{own?.after.toFixed(4)}</td>
                <td>{own && signed(own.logitChange, 3)}</td>
                <td>{divergence.toFixed(4)}</td>
                <td className="is-text">{best.id === written ? '' : best.text}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const NONE = { id: -1, text: '', before: 0, after: 0, logitChange: 0 };
