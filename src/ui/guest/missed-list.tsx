import type { MissedAttention } from '../../core/guest.ts';
import { t } from '../../i18n/translate.ts';
import { Sketch } from './sketch.tsx';

/** Pictures of this many places; of a graph with a hundred such, the rest are named only. */
const PICTURES = 12;

/** Why a layer cannot be seen: the place, the reason, and the nodes around it. */
export function MissedList({ missed }: { missed: readonly MissedAttention[] }) {
  return (
    <>
      <h3>{t('guest.missed.title')}</h3>
      <ul className="guest-missed">
        {missed.map((one, index) => (
          <li key={`${index} ${one.node}`} data-reason={one.reason}>
            <p>
              <code>{one.node || one.operator}</code> ({one.operator}): {t(`guest.missed.${one.reason}`)}
            </p>
            {index < PICTURES && one.sketch.nodes.length > 0 && <Sketch missed={one} />}
          </li>
        ))}
      </ul>
    </>
  );
}
