import { expect, test } from 'vitest';
import { formatNumber, texNumber, texTerm } from './format-number.ts';

test('what is no number, zero and infinity have signs of their own', () => {
  expect([Number.NaN, 0, -0, Number.NEGATIVE_INFINITY].map(formatNumber)).toEqual(['–', '0', '0', '−∞']);
  expect(texNumber(Number.NEGATIVE_INFINITY)).toBe('-\\infty');
});

test('numbers have four significant digits and a real minus sign', () => {
  expect([5.03, 0.889163, -12.3456, 0.00123456, 1234.56].map(formatNumber)).toEqual([
    '5.030',
    '0.8892',
    '−12.35',
    '0.001235',
    '1235',
  ]);
});

test('rounding up to the next digit keeps four', () => {
  expect(formatNumber(9.99996)).toBe('10.00');
  expect(formatNumber(0.999996)).toBe('1.000');
});

test('very large and very small numbers are written with a power of ten', () => {
  expect(formatNumber(-2.5e-7)).toBe('−2.500 × 10⁻⁷');
  expect(texNumber(3.14159e12)).toBe('3.142 \\times 10^{12}');
});

test('a negative factor stands in brackets', () => {
  expect(texTerm(-1.5)).toBe('(-1.500)');
  expect(texTerm(1.5)).toBe('1.500');
});
