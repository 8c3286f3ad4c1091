import type { Notice } from '../../core/run.ts';
import { errorSentence, t } from '../../i18n/translate.ts';
import { useApp } from '../stores.tsx';
import './notices.css';

/** What the reader must know about this run, in one place above the picture. */
export function Notices() {
  const run = useApp((state) => state.run);
  const status = useApp((state) => state.runStatus);
  const text = useApp((state) => state.input.text);
  const restarted = useApp((state) => state.crashedDuring === state.input);
  const failed = status.kind === 'failed' ? status.error : undefined;
  const empty = failed?.code === 'text.empty';
  return (
    <div className="notices" role="status">
      {restarted && (
        <p className="notice" data-code="engine.crashed">
          {t('notice.crashed')}
        </p>
      )}
      {failed && (
        <p className={empty ? 'notice' : 'notice is-error'} data-code={failed.code}>
          {empty && text.trim() === '' ? t('input.empty') : errorSentence(failed)}
          {!empty && failed.cause && <small> {t('error.details', { cause: failed.cause })}</small>}
        </p>
      )}
      {!failed &&
        run?.notices.map((notice) => (
          <p
            className="notice"
            key={`${notice.code}:${'sequence' in notice ? notice.sequence : ''}`}
            data-code={notice.code}
          >
            {sentence(notice)}
          </p>
        ))}
    </div>
  );
}

function sentence(notice: Notice): string {
  switch (notice.code) {
    case 'text.cut':
      return t('notice.text.cut', {
        limit: notice.limitTokens,
        used: notice.usedChars,
        total: notice.totalChars,
      });
    case 'text.unknown':
      return t('notice.text.unknown', { characters: notice.characters.slice(0, 12).join(' ') });
    case 'memory.layers':
      return t(`notice.memory.layers.${notice.first === notice.last ? 'one' : 'many'}`, {
        first: notice.first,
        last: notice.last,
      });
    case 'translation.cut':
      return t('notice.translation.cut', { limit: notice.limitTokens });
  }
}
