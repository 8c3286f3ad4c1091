/** Significant digits that are printed: enough to follow the arithmetic, fewer than float32 has. */
const DIGITS = 4;

/** A number for the page: four significant digits, a real minus sign, a power of ten where it is very large or small. */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  if (value === 0) return '0';
  const { mantissa, exponent } = parts(value);
  const text = exponent === undefined ? mantissa : `${mantissa} × 10${superscript(exponent)}`;
  return text.replaceAll('-', '−');
}

/** The same for a formula. */
export function texNumber(value: number): string {
  if (Number.isNaN(value)) return '\\text{–}';
  if (!Number.isFinite(value)) return value > 0 ? '\\infty' : '-\\infty';
  if (value === 0) return '0';
  const { mantissa, exponent } = parts(value);
  return exponent === undefined ? mantissa : `${mantissa} \\times 10^{${exponent}}`;
}

/** The same as a factor or a summand: in brackets when it is negative. */
export function texTerm(value: number): string {
  return value < 0 ? `(${texNumber(value)})` : texNumber(value);
}

function parts(value: number): { mantissa: string; exponent: number | undefined } {
  const [mantissa = '', exponent = '0'] = value.toExponential(DIGITS - 1).split('e');
  const power = Number(exponent);
  if (power >= 6 || power < -4) return { mantissa, exponent: power };
  return {
    mantissa: Number(value.toPrecision(DIGITS)).toFixed(Math.max(0, DIGITS - 1 - power)),
    exponent: undefined,
  };
}

function superscript(power: number): string {
  return [...String(power)].map((digit) => (digit === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)])).join('');
}
