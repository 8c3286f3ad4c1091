import { t } from '../../i18n/translate.ts';
import { comparePlan } from '../../state/compare/compare-plan.ts';
import { ErrorText } from '../shell/error-text.tsx';
import { useApp } from '../stores.tsx';

/** What is missing, what is under way, or what failed. */
export function CompareStatus() {
  const status = useApp((state) => state.compareStatus);
  const missing = useApp((state) => {
    const plan = comparePlan(state);
    return plan.kind === 'nothing' ? plan.why : undefined;
  });
  const retry = useApp((state) => state.retryCompare);
  return (
    <div className="compare-status" role="status">
      {missing && <p className="soft">{t(`compare.why.${missing}`)}</p>}
      {!missing && status.kind === 'running' && <p className="soft">{t('compare.running')}</p>}
      {!missing && status.kind === 'failed' && (
        <p className="notice is-error" data-code={status.error.code}>
          <ErrorText error={status.error} />{' '}
          <button type="button" onClick={retry}>
            {t('error.retry')}
          </button>
        </p>
      )}
    </div>
  );
}
