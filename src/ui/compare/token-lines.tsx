import { useEffect, useRef } from 'react';
import { t } from '../../i18n/translate.ts';
import type { MapItem } from './map-labels.tsx';
import type { LinkedHover } from './use-linked-hover.ts';

interface TokenLinesProps {
  readonly a: readonly MapItem[];
  readonly b: readonly MapItem[];
  readonly linked: LinkedHover;
}

/** What the columns stand for, as two lines of text: what only one side has is marked. */
export function TokenLines({ a, b, linked }: TokenLinesProps) {
  return (
    <div className="token-lines">
      <TokenLine side="a" items={a} linked={linked} />
      <TokenLine side="b" items={b} linked={linked} />
    </div>
  );
}

interface TokenLineProps {
  readonly side: 'a' | 'b';
  readonly items: readonly MapItem[];
  readonly linked: LinkedHover;
}

function TokenLine({ side, items, linked }: TokenLineProps) {
  const ref = useRef<HTMLOListElement>(null);
  useEffect(() => {
    let lit: Element | undefined;
    const follow = () => {
      const { key } = linked.store.getState()[side];
      lit?.classList.remove('is-lit');
      lit = key === undefined ? undefined : ref.current?.children[key];
      lit?.classList.add('is-lit');
    };
    follow();
    return linked.store.subscribe(follow);
  }, [linked, side]);
  const name = t(`compare.side.${side}`);
  return (
    <div className="token-line">
      <b>{name}</b>
      <ol ref={ref} aria-label={t('compare.tokens', { side: name })}>
        {items.map(({ text, special, alone }, at) => (
          <li
            key={at}
            className={`${special ? 'is-special' : ''}${alone ? ' is-alone' : ''}`}
            title={alone ? t('compare.only', { side: name }) : undefined}
            onPointerEnter={() => linked.point(side, { query: undefined, key: at })}
            onPointerLeave={linked.clear}
          >
            {text}
          </li>
        ))}
      </ol>
    </div>
  );
}
