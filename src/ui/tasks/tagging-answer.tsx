import type { Tag } from '../../core/output.ts';
import { t } from '../../i18n/translate.ts';
import { hoverHandlers } from '../hover-handlers.ts';
import { useApp, useStores } from '../stores.tsx';
import { formatPercent } from './format-percent.ts';
import './tagging-answer.css';

/** Each word with its label under it. */
export function TaggingAnswer({ tags }: { readonly tags: readonly Tag[] }) {
  const { hover } = useStores();
  const run = useApp((state) => state.run);
  if (!run) return null;
  const { source } = run.tokens;
  const wordOf = (token: number) => {
    const word = source[token]?.word;
    const pieces = source.filter((one) => one.word === word);
    return run.texts.source.slice(pieces[0]?.span.start ?? 0, pieces.at(-1)?.span.end ?? 0);
  };
  return (
    <ul className="tagging" aria-label={t('answer.tagging')}>
      {tags.map(({ token, label, probability }) => (
        <li
          key={token}
          data-tag={`${token}.${label}`}
          title={t('entities.sure', { label, percent: formatPercent(probability) })}
          {...hoverHandlers(hover, { kind: 'token', sequence: 'source', index: token })}
        >
          <span dir="auto">{wordOf(token)}</span>
          <small>{label}</small>
        </li>
      ))}
    </ul>
  );
}
