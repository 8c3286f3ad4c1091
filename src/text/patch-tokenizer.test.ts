import { describe, expect, it } from 'vitest';
import { patchTokenizer } from './patch-tokenizer.ts';

const tokenizer = patchTokenizer({ columns: 2, rows: 2, levels: 17, firstLevel: 4 }, { 2: '<cls>' });

describe('the tokenizer of a picture', () => {
  it('gives one token a sign and leaves out what is none', () => {
    expect(tokenizer.encode('').ids).toEqual([]);
    expect(tokenizer.encode('0g h').ids).toEqual([4, 20]);
  });
  it('writes the signs back, and marks as nothing', () => {
    expect(tokenizer.decode([2, 4, 20]).text).toBe('0g');
  });
  it('refuses foreign ids', () => {
    expect(() => tokenizer.label(21)).toThrow('argument.invalid');
    expect(() => tokenizer.specialToken(4)).toThrow('argument.invalid');
  });
});
