import type { AttentionRun } from '../../core/run.ts';
import type { SequenceName, Token } from '../../core/token.ts';
import { t } from '../../i18n/translate.ts';
import { isTokenLit } from '../../state/hover-store.ts';
import { hoverHandlers } from '../hover-handlers.ts';
import { useHover, useStores } from '../stores.tsx';
import './token-row.css';

interface TokenRowProps {
  readonly sequence: SequenceName;
  readonly run: AttentionRun;
  readonly label: string;
}

/** A sequence as the model reads it; pieces of one word touch each other; a cut is marked where it is. */
export function TokenRow({ sequence, run, label }: TokenRowProps) {
  const tokens = run.tokens[sequence];
  const cut = run.notices.some((notice) => notice.code === 'text.cut' && notice.sequence === sequence);
  return (
    <ul className="token-row" aria-label={label} lang={sequence === 'target' ? 'fr' : 'en'}>
      {tokens.map((token, index) => (
        // A token's place is its identity: the same word twice is two tokens.
        <TokenChip
          key={`${index}:${token.id}`}
          sequence={sequence}
          index={index}
          token={token}
          joined={!token.special && token.word === tokens[index - 1]?.word}
        />
      ))}
      {cut && <li className="token-cut">{t('notice.cutHere')}</li>}
    </ul>
  );
}

interface TokenChipProps {
  readonly sequence: SequenceName;
  readonly index: number;
  readonly token: Token;
  readonly joined: boolean;
}

function TokenChip({ sequence, index, token, joined }: TokenChipProps) {
  const { hover } = useStores();
  const lit = useHover((state) => isTokenLit(state, sequence, index));
  const kind = token.special ? ' is-special' : token.unknown ? ' is-unknown' : '';
  return (
    <li
      className={`token${kind}${joined ? ' is-joined' : ''}${lit ? ' is-lit' : ''}`}
      data-token={`${sequence}.${index}`}
      {...hoverHandlers(hover, { kind: 'token', sequence, index })}
    >
      {token.text}
    </li>
  );
}
