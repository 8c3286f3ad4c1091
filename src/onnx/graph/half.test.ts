import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHalf, halfTable, toHalf } from './half.ts';

describe('half precision', () => {
  it.each([
    [0x0000, 0],
    [0x3c00, 1],
    [0xc000, -2],
    [0x7bff, 65504],
    [0x0001, 2 ** -24],
    [0x0400, 2 ** -14],
    [0x3555, 0.333251953125],
    [0x7c00, Number.POSITIVE_INFINITY],
  ])('reads %s as %s', (bits, value) => {
    expect(fromHalf(bits)).toBe(value);
    expect(halfTable()[bits]).toBe(value);
    expect(toHalf(value)).toBe(bits);
  });

  it('writes every one of its numbers as it was', () => {
    const wrong = Array.from({ length: 0x10000 }, (_, bits) => bits).filter((bits) => {
      const value = fromHalf(bits);
      return !Number.isNaN(value) && toHalf(value) !== bits;
    });
    expect(wrong).toEqual([]);
  });

  it('rounds to the nearest, ties to even, and overflows to infinity', () => {
    expect(toHalf(1 + 2 ** -11)).toBe(0x3c00);
    expect(toHalf(1 + 3 * 2 ** -11)).toBe(0x3c02);
    expect(toHalf(65519)).toBe(0x7bff);
    expect(toHalf(65520)).toBe(0x7c00);
    expect(toHalf(2 ** -25)).toBe(0);
    expect(toHalf(Number.NaN)).toBe(0x7e00);
    const nearest = (value: number) => {
      const bits = toHalf(value);
      const off = Math.abs(fromHalf(bits) - value);
      const beside = [bits - 1, bits + 1].filter((other) => (other & 0x7fff) <= 0x7bff && other >= 0);
      return beside.every((other) => Math.abs(fromHalf(other) - value) >= off);
    };
    fc.assert(fc.property(fc.float({ min: -65000, max: 65000, noNaN: true }), nearest));
  });
});
