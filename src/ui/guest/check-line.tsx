import type { GuestCheck } from '../../core/guest.ts';
import { t } from '../../i18n/translate.ts';

/** Answers of float32 graphs differ by less than this when only outputs were added. */
const SAME = 1e-4;
/** Rounding of half-precision weights stays below this. */
const ROW_SUM = 5e-3;

/** Whether the edited graph still computes what the original one does. */
export function CheckLine({ check }: { check: GuestCheck | undefined }) {
  if (!check) return <p className="soft">{t('guest.check.pending')}</p>;
  const { tokens, largestDifference, largestRowError } = check;
  const values = { tokens, difference: small(largestDifference), rows: small(largestRowError) };
  // A number that is none compares as false: then it is no sameness.
  const same = largestDifference <= SAME;
  const sums = largestRowError <= ROW_SUM;
  return (
    <>
      <p className={same ? undefined : 'notice is-error'} data-testid="guest-check">
        {t(same ? 'guest.check.same' : 'guest.check.differs', values)}
      </p>
      {!sums && <p className="notice is-error">{t('guest.check.rows', values)}</p>}
    </>
  );
}

function small(value: number): string {
  if (value === 0) return '0';
  return Math.abs(value) < 0.001 ? value.toExponential(1) : value.toPrecision(2);
}
