import { expect, it } from 'vitest';
import { sizeText } from './size-text.ts';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 kB'],
  [24_499, '24 kB'],
  [100_000, '0.1 MB'],
  [1_250_000, '1.3 MB'],
  [498_000_000, '498 MB'],
])('%d bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});
