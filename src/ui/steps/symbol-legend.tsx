import { t } from '../../i18n/translate.ts';
import { Formula } from './formula.tsx';
import { SYMBOL_TEX, SYMBOLS, type SymbolName } from './symbols.ts';

interface SymbolLegendProps {
  readonly pinned: SymbolName | undefined;
  readonly onPin: (symbol: SymbolName | undefined) => void;
}

/** What each letter stands for, in its colour; pointing at one lights it in formulas and pictures. */
export function SymbolLegend({ pinned, onPin }: SymbolLegendProps) {
  return (
    <div
      className="symbol-legend"
      role="group"
      aria-label={t('steps.symbols')}
      title={t('steps.symbols.hint')}
    >
      {SYMBOLS.map((symbol) => (
        <button
          key={symbol}
          type="button"
          className="symbol-chip"
          data-symbol={symbol}
          aria-pressed={symbol === pinned}
          onClick={() => onPin(symbol === pinned ? undefined : symbol)}
        >
          <Formula tex={SYMBOL_TEX[symbol]} />
          {t(`steps.symbol.${symbol}`)}
        </button>
      ))}
    </div>
  );
}
