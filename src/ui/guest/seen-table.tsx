import type { SeenAttention } from '../../core/guest.ts';
import { t } from '../../i18n/translate.ts';

/** Every attention that is shown: where it is, how many heads it has, and how its weights are had. */
export function SeenTable({ seen }: { seen: readonly SeenAttention[] }) {
  const yesNo = (value: boolean | undefined) =>
    t(value === undefined ? 'guest.report.unknown' : value ? 'guest.report.yes' : 'guest.report.no');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by the keyboard.
    <div className="guest-table" tabIndex={0} role="region" aria-label={t('guest.report.table')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('guest.report.site')}</th>
            <th scope="col">{t('guest.report.layer')}</th>
            <th scope="col">{t('guest.report.heads')}</th>
            <th scope="col">{t('guest.report.causal')}</th>
            <th scope="col">{t('guest.report.way')}</th>
            <th scope="col">{t('guest.report.node')}</th>
          </tr>
        </thead>
        <tbody>
          {seen.map((one) => (
            <tr key={`${one.site} ${one.layer}`}>
              <td>{t(`guest.site.${one.site}`)}</td>
              <td>L{one.layer}</td>
              <td>{headsOf(one)}</td>
              <td>{yesNo(one.causal)}</td>
              <td>{t(`guest.way.${one.way}`, { operator: one.operator })}</td>
              <td>
                <code className="guest-node" title={one.node}>
                  {one.node || one.operator}
                </code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function headsOf({ heads, keyValueHeads }: SeenAttention): string {
  if (heads === undefined) return t('guest.report.unknown');
  if (keyValueHeads === undefined || keyValueHeads === heads) return String(heads);
  return t('guest.report.sharedHeads', { heads, shared: keyValueHeads });
}
