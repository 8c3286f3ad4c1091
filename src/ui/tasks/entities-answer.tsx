import type { EntitySpan } from '../../core/output.ts';
import { t } from '../../i18n/translate.ts';
import { hoverHandlers } from '../hover-handlers.ts';
import { useApp, useStores } from '../stores.tsx';
import { formatPercent } from './format-percent.ts';
import './entities-answer.css';

const KINDS = ['PER', 'LOC', 'ORG', 'MISC'] as const;

/** The text with its names coloured, each with its kind written beside it. */
export function EntitiesAnswer({ entities }: { entities: readonly EntitySpan[] }) {
  const { hover } = useStores();
  const run = useApp((state) => state.run);
  if (!run) return null;
  const tokens = run.tokens.source;
  const text = run.texts.source;
  let at = 0;
  return (
    <>
      <p className="entities-text" dir="auto">
        {entities.map(({ start, end, label, probability }) => {
          const from = tokens[start]?.span.start ?? at;
          const to = tokens[end - 1]?.span.end ?? from;
          const before = text.slice(at, from);
          at = to;
          return (
            <span key={start}>
              {before}
              <mark
                className={`entity entity-${label}`}
                data-entity={`${from}.${to}.${label}`}
                title={t('entities.sure', { label: kindName(label), percent: formatPercent(probability) })}
                {...hoverHandlers(hover, { kind: 'token', sequence: 'source', index: start })}
              >
                {text.slice(from, to)}
                <small>{kindName(label)}</small>
              </mark>
            </span>
          );
        })}
        {text.slice(at)}
      </p>
      {entities.length === 0 && <p className="soft">{t('entities.none')}</p>}
    </>
  );
}

function kindName(label: string): string {
  const kind = KINDS.find((known) => known === label);
  return kind ? t(`entities.${kind}`) : label;
}
