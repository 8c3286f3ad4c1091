import type { Token } from '../../core/token.ts';
import { t } from '../../i18n/translate.ts';
import type { StepsCell } from '../../state/steps-cell.ts';
import { useApp } from '../stores.tsx';
import { tokenName } from './story.ts';

/** Which query and which key are followed. */
export function CellChooser({ cell }: { cell: StepsCell }) {
  const setView = useApp((state) => state.setView);
  const { query, key } = cell;
  return (
    <>
      <TokenChooser
        label={t('steps.cell.query')}
        tokens={cell.queries}
        chosen={query}
        onChoose={(at) => setView({ cell: { query: at, key } })}
      />
      <TokenChooser
        label={t('steps.cell.key')}
        tokens={cell.keys}
        chosen={key}
        onChoose={(at) => setView({ cell: { query, key: at } })}
      />
    </>
  );
}

interface TokenChooserProps {
  readonly label: string;
  readonly tokens: readonly Token[];
  readonly chosen: number;
  readonly onChoose: (place: number) => void;
}

function TokenChooser({ label, tokens, chosen, onChoose }: TokenChooserProps) {
  const step = (by: number, name: string, sign: string) => (
    <button
      type="button"
      aria-label={name}
      disabled={tokens[chosen + by] === undefined}
      onClick={() => onChoose(chosen + by)}
    >
      {sign}
    </button>
  );
  return (
    <div className="steps-choice">
      <label>
        {label}{' '}
        <select value={chosen} onChange={({ target }) => onChoose(Number(target.value))}>
          {tokens.map((token, place) => (
            <option key={`${place}:${token.id}`} value={place}>
              {`${place}: ${tokenName(token)}`}
            </option>
          ))}
        </select>
      </label>
      {step(-1, t('steps.cell.previous', { axis: label }), '‹')}
      {step(1, t('steps.cell.next', { axis: label }), '›')}
    </div>
  );
}
