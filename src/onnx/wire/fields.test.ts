import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIntegers, readSignedVarint, readText, readVarint, walkFields } from './fields.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';
import { bytesField, join, numberField, textField, varint } from './write.ts';

describe('walkFields', () => {
  it('finds nothing in no bytes', () => {
    expect([...walkFields(new Uint8Array())]).toEqual([]);
  });

  it('finds an empty message as a field of no bytes', () => {
    expect([...walkFields(bytesField(7, []))]).toEqual([{ number: 7, wire: 2, place: 0, start: 2, end: 2 }]);
  });

  it('passes over fixed-size fields', () => {
    const bytes = join([
      Uint8Array.of(1 * 8 + 1, 0, 0, 0, 0, 0, 0, 0, 0),
      Uint8Array.of(2 * 8 + 5, 0, 0, 0, 0),
      numberField(3, 300),
    ]);
    expect([...walkFields(bytes)].map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('refuses a group, a field that is longer than its message, and a number that does not end', () => {
    expect(() => [...walkFields(Uint8Array.of(8 + 3))]).toThrow('wire type 3');
    expect(() => [...walkFields(Uint8Array.of(8 + 2, 9, 1))]).toThrow('ends at byte 11');
    expect(() => [...walkFields(Uint8Array.of(8, 0x80, 0x80))]).toThrow('does not end');
  });

  it('finds what was written, however it is nested', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ field: fc.integer({ min: 1, max: 5000 }), text: fc.string({ unit: 'binary' }) }),
        ),
        (fields) => {
          const inner = join(fields.map(({ field, text }) => textField(field, text)));
          const outer = bytesField(9, [inner]);
          const [whole] = walkFields(outer);
          const found = [...walkFields(outer, whole?.start, whole?.end)];
          expect(found.map((field) => ({ field: field.number, text: readText(outer, field) }))).toEqual(
            fields,
          );
        },
      ),
    );
  });
});

describe('numbers', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (value) => {
        const bytes = varint(value);
        expect(readVarint(bytes, 0)).toEqual({ value, next: bytes.length });
      }),
    );
  });

  it('can be negative: ten bytes of two’s complement', () => {
    const minusOne = Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255, 255, 1);
    expect(readSignedVarint(minusOne, 0)).toEqual({ value: -1, next: 10 });
  });

  it('are read packed and one by one', () => {
    const packed = bytesField(1, [varint(0), varint(300), varint(7)]);
    const [all] = walkFields(packed);
    const [one] = walkFields(numberField(1, 300));
    if (!all || !one) expect.fail('no field');
    expect(readIntegers(packed, all)).toEqual([0, 300, 7]);
    expect(readIntegers(numberField(1, 300), one)).toEqual([300]);
  });
});

describe('UTF-8', () => {
  it('is what the platform writes and reads', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const bytes = new TextEncoder().encode(text);
        expect(encodeUtf8(text)).toEqual(bytes);
        expect(decodeUtf8(bytes)).toBe(text);
      }),
    );
  });
});
