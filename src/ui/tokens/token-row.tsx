import type { AttentionRun } from '../../core/run.ts';
import type { SequenceName, Token } from '../../core/token.ts';
import { t } from '../../i18n/translate.ts';
import { isTokenLit } from '../../state/hover-store.ts';
import { hoverHandlers } from '../hover-handlers.ts';
import { useLanguages } from '../shell/use-languages.ts';
import { useHover, useStores } from '../stores.tsx';
import './token-row.css';

interface TokenRowProps {
  readonly sequence: SequenceName;
  readonly run: AttentionRun;
  readonly label: string;
  /** How many of the last tokens were just written. */
  readonly fresh?: number;
  /** Makes every token of the text a button. */
  readonly onChoose?: ((index: number) => void) | undefined;
  /** The token whose button is pressed. */
  readonly chosen?: number | undefined;
}

/** A sequence as the model reads it; pieces of one word touch each other; a cut is marked where it is. */
export function TokenRow({ sequence, run, label, fresh = 0, onChoose, chosen }: TokenRowProps) {
  const { codes } = useLanguages();
  const tokens = run.tokens[sequence];
  const cut = run.notices.some((notice) => notice.code === 'text.cut' && notice.sequence === sequence);
  return (
    <ul className="token-row" aria-label={label} lang={codes[sequence]}>
      {tokens.map((token, index) => (
        // A token's place is its identity: the same word twice is two tokens.
        <TokenChip
          key={`${index}:${token.id}`}
          sequence={sequence}
          index={index}
          token={token}
          joined={token.word >= 0 && token.word === tokens[index - 1]?.word}
          fresh={index >= tokens.length - fresh}
          onChoose={onChoose}
          chosen={index === chosen}
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
  readonly fresh: boolean;
  readonly onChoose: ((index: number) => void) | undefined;
  readonly chosen: boolean;
}

function TokenChip({ sequence, index, token, joined, fresh, onChoose, chosen }: TokenChipProps) {
  const { hover } = useStores();
  const lit = useHover((state) => isTokenLit(state, sequence, index));
  const kind = token.special ? ' is-special' : token.unknown ? ' is-unknown' : '';
  return (
    <li
      className={`token${kind}${joined ? ' is-joined' : ''}${fresh ? ' is-fresh' : ''}${lit ? ' is-lit' : ''}`}
      data-token={`${sequence}.${index}`}
      {...hoverHandlers(hover, { kind: 'token', sequence, index })}
    >
      {onChoose && token.word >= 0 ? (
        <button type="button" className="token-button" aria-pressed={chosen} onClick={() => onChoose(index)}>
          {token.text}
        </button>
      ) : (
        token.text
      )}
    </li>
  );
}
