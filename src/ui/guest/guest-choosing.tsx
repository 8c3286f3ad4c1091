import type { ErrorRecord } from '../../core/errors.ts';
import { t } from '../../i18n/translate.ts';
import type { GuestStep } from '../../state/guest/guest-slice.ts';
import { ErrorText } from '../shell/error-text.tsx';
import { useApp } from '../stores.tsx';
import { AddressWay } from './address-way.tsx';
import { FilesWay } from './files-way.tsx';
import { HubWay } from './hub-way.tsx';
import { KeptList } from './kept-list.tsx';

/** The three ways to get a model, and what earlier visits kept. */
export function GuestChoosing({ step }: { step: Extract<GuestStep, { kind: 'choosing' | 'looking' }> }) {
  const stopGuest = useApp((state) => state.stopGuest);
  // What is at hand comes before what has to be fetched.
  const hasKept = useApp(({ kept }) => Array.isArray(kept) && kept.length > 0);
  const looking = step.kind === 'looking';
  return (
    <>
      <p className="soft">{t('guest.intro')}</p>
      {step.kind === 'choosing' && step.error && <GuestError error={step.error} />}
      {looking && (
        <p className="guest-looking" role="status">
          {t('guest.looking')}{' '}
          <button type="button" onClick={stopGuest}>
            {t('guest.stop')}
          </button>
        </p>
      )}
      <FilesWay disabled={looking} />
      {hasKept && <KeptList />}
      <HubWay disabled={looking} />
      <AddressWay disabled={looking} />
      {!hasKept && <KeptList />}
    </>
  );
}

export function GuestError({ error }: { error: ErrorRecord }) {
  return (
    <p className="notice is-error" role="alert" data-code={error.code}>
      <ErrorText error={error} />
    </p>
  );
}
