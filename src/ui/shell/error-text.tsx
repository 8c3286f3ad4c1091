import type { ErrorRecord } from '../../core/errors.ts';
import { errorSentence, t } from '../../i18n/translate.ts';

/** What failed and what to do next, and what the failing part said itself. */
export function ErrorText({ error }: { error: ErrorRecord }) {
  return (
    <>
      {errorSentence(error)}
      {error.cause && <small> {t('error.details', { cause: error.cause })}</small>}
    </>
  );
}
