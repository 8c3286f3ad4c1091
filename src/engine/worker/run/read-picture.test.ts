import { describe, expect, it } from 'vitest';
import { readPicture } from './read-picture.ts';

const grid = { columns: 3, rows: 2, levels: 17, firstLevel: 4 };
const manifest = { specialTokens: { unknown: 1, start: 2, end: 3 } };

describe('readPicture', () => {
  it('refuses a text that is no picture, with what was expected and found', () => {
    expect(() => readPicture(manifest, grid, '')).toThrow('0 signs');
    expect(() => readPicture(manifest, grid, '00000z')).toThrow('another sign');
  });
  it('reads <cls> and a token a patch, named by row and column', () => {
    const { tokens, picture } = readPicture(manifest, grid, '0000g1');
    expect(tokens.map(({ id }) => id)).toEqual([2, 4, 4, 4, 4, 20, 5]);
    expect(tokens.map(({ text }) => text)).toEqual(['<cls>', '0,0', '0,1', '0,2', '1,0', '1,1', '1,2']);
    expect(picture.firstToken).toBe(1);
    expect([...picture.pixels.rgba.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
    expect([...picture.pixels.rgba.subarray(16, 20)]).toEqual([20, 20, 20, 255]);
  });
});
