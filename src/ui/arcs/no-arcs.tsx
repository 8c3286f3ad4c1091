import { t } from '../../i18n/translate.ts';
import { useApp } from '../stores.tsx';

/** What the button asks for: something of every token. */
const STRONGEST = 3;

/** Said where no weight is large enough: it is usual where a long text shares its weight among all tokens. */
export function NoArcs() {
  const threshold = useApp((state) => state.threshold);
  const setView = useApp((state) => state.setView);
  return (
    <div className="arcs-none">
      <p>{t('arcs.none', { threshold: threshold.toFixed(2) })}</p>
      <button type="button" onClick={() => setView({ threshold: 0, perQuery: STRONGEST })}>
        {t('arcs.noneButton', { count: STRONGEST })}
      </button>
    </div>
  );
}
