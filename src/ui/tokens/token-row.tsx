import type { SequenceName, Token } from '../../core/token.ts';
import { isTokenLit, NO_HOVER } from '../../state/hover-store.ts';
import { useHover, useStores } from '../stores.tsx';
import './token-row.css';

interface TokenRowProps {
  readonly sequence: SequenceName;
  readonly tokens: readonly Token[];
  readonly label: string;
}

/** A sequence as the model reads it; pieces of one word touch each other. */
export function TokenRow({ sequence, tokens, label }: TokenRowProps) {
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
      onPointerEnter={() => hover.setState({ kind: 'token', sequence, index })}
      onPointerLeave={() => hover.setState(NO_HOVER, true)}
    >
      {token.text}
    </li>
  );
}
