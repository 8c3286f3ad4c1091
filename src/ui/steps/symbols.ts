/** The quantities that formulas and pictures share; each has one colour (page.css) and one letter. */
export const SYMBOLS = ['x', 'q', 'k', 'v', 's', 'm', 'a', 'z', 'o'] as const;
export type SymbolName = (typeof SYMBOLS)[number];

/** The letter of a symbol as it stands in formulas. */
export const SYMBOL_TEX: Readonly<Record<SymbolName, string>> = {
  x: 'x',
  q: 'q',
  k: 'k',
  v: 'v',
  s: 's',
  m: 'm',
  a: '\\alpha',
  z: 'z',
  o: 'o',
};

/** A piece of a formula that belongs to a symbol: it lights with the symbol's pictures. */
export function sym(symbol: SymbolName, tex: string): string {
  return `\\htmlData{symbol=${symbol}}{${tex}}`;
}

/** The letter beside a picture. */
export const SYMBOL_LETTER: Readonly<Record<SymbolName, string>> = { ...SYMBOL_TEX, a: 'α' };
