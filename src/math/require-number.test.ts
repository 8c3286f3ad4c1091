import { expect, test } from 'vitest';
import { requireNumber } from './require-number.ts';

test('a number within its bounds comes back', () => {
  expect(requireNumber('gap', 0, { from: 0 })).toBe(0);
  expect(requireNumber('threshold', 1, { from: 0, to: 1 })).toBe(1);
  expect(requireNumber('shift', -2.5)).toBe(-2.5);
});

test('NaN and infinity are refused by name and value', () => {
  expect(() => requireNumber('gap', Number.NaN)).toThrow('invalid gap: NaN (expected a number)');
  expect(() => requireNumber('gap', Number.POSITIVE_INFINITY)).toThrow('invalid gap: Infinity');
});

test('a number out of bounds is refused with the bounds', () => {
  expect(() => requireNumber('threshold', 1.5, { from: 0, to: 1 })).toThrow(
    'invalid threshold: 1.5 (expected a number from 0 up to 1)',
  );
  expect(() => requireNumber('keys', 2.5, { from: 0, integer: true })).toThrow(
    'invalid keys: 2.5 (expected an integer from 0)',
  );
});
