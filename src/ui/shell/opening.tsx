import { errorSentence, t } from '../../i18n/translate.ts';
import type { EngineStatus } from '../../state/engine-slice.ts';
import { useApp } from '../stores.tsx';
import './opening.css';

/** Stands where the picture will be, until it is: progress in bytes, or what went wrong and a retry. */
export function Opening({ engine }: { engine: EngineStatus }) {
  const retryOpen = useApp((state) => state.retryOpen);
  const waits = useApp((state) => state.runStatus.kind === 'failed');
  if (engine.kind === 'failed') {
    return (
      <section className="opening" role="alert" data-code={engine.error.code}>
        <p>{errorSentence(engine.error)}</p>
        {engine.error.cause && <p className="soft">{t('error.details', { cause: engine.error.cause })}</p>}
        <button type="button" onClick={retryOpen}>
          {t('error.retry')}
        </button>
      </section>
    );
  }
  // The notice above says what is missing: an empty text, say.
  if (engine.kind === 'ready' && waits) return null;
  const progress = engine.kind === 'loading' ? engine.progress : undefined;
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  return (
    <section className="opening" aria-busy="true">
      <h2>{t('loading.title')}</h2>
      <progress
        aria-label={t('loading.title')}
        max={progress?.totalBytes || 1}
        value={engine.kind === 'ready' ? 1 : (progress?.loadedBytes ?? 0)}
      />
      <p className="soft">
        {engine.kind === 'ready'
          ? t('loading.running')
          : progress?.stage === 'session'
            ? t('loading.session')
            : t('loading.download', {
                loaded: megabytes(progress?.loadedBytes ?? 0),
                total: megabytes(progress?.totalBytes ?? 0),
              })}
      </p>
    </section>
  );
}
