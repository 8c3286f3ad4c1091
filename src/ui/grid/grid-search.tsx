import { type KeyboardEvent, useId } from 'react';
import { headName } from '../../core/head.ts';
import { t } from '../../i18n/translate.ts';
import { useApp } from '../stores.tsx';
import type { HeadSearch } from './use-head-search.ts';

/** So many of the heads that were found are named. */
const NAMED = 4;

/** Finds heads by number or by name: they are marked in the grid, and Enter chooses the first. */
export function GridSearch({ text, setText, found }: HeadSearch) {
  const id = useId();
  const chooseHead = useApp((state) => state.chooseHead);
  const toggleHead = useApp((state) => state.toggleHead);
  const onKeyDown = (event: KeyboardEvent) => {
    const first = found?.[0];
    if (event.key === 'Escape') setText('');
    if (event.key !== 'Enter' || !first) return;
    event.preventDefault();
    if (event.shiftKey) toggleHead(first);
    else chooseHead(first);
  };
  return (
    <div className="grid-search">
      <label className="grid-search-label" htmlFor={id}>
        {t('grid.search')}
      </label>
      <input
        id={id}
        type="search"
        placeholder={t('grid.search.example')}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <p className="grid-found soft" role="status">
        {found && <Found found={found} text={text} />}
      </p>
    </div>
  );
}

function Found({ found, text }: { found: NonNullable<HeadSearch['found']>; text: string }) {
  const hasNames = useApp((state) => state.battery !== undefined);
  if (found.length > 0) {
    const named = found
      .slice(0, NAMED)
      .map((head) => `${t(`site.${head.site}`)} ${headName(head)}`)
      .join(', ');
    return t(found.length > NAMED ? 'grid.foundMany' : 'grid.found', { count: found.length, heads: named });
  }
  const isNumber = /^[^a-z]*$|\d/i.test(text);
  if (isNumber || hasNames) return t('grid.foundNone', { text: text.trim() });
  return t('grid.foundNoName', { text: text.trim() });
}
