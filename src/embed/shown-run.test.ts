import { describe, expect, it } from 'vitest';
import { parseArguments, showSchema } from './page-api-arguments.ts';
import { shownRun } from './shown-run.ts';

const tensor = {
  site: 'encoder',
  layer: 0,
  heads: 1,
  queries: 2,
  keys: 2,
  data: new Float32Array([1, 0, 0.5, 0.5]),
};
const shown = (value: unknown) => shownRun(parseArguments(showSchema, value));

describe('attention from elsewhere', () => {
  it('keeps the arrays and says that it was not computed here', () => {
    const run = shown({ tokens: { source: ['[CLS]', 'a'] }, attentions: [tensor] });
    expect(run.attentions[0]?.data).toBe(tensor.data);
    expect(run.provider).toBe('elsewhere');
    expect(run.output.task).toBe('attention');
    expect(run.tokens.source.map(({ special }) => special)).toEqual([true, false]);
  });
  it('has an id that no other run has', () => {
    const make = () => shown({ tokens: { source: ['a', 'b'] }, attentions: [tensor] }).id;
    expect(make()).not.toBe(make());
  });
  it.each([
    ['no tensors', { tokens: {}, attentions: [] }, 'attentions'],
    ['too little data', { tokens: { source: ['a', 'b'] }, attentions: [{ ...tensor, heads: 2 }] }, 'data'],
    ['other tokens than rows', { tokens: { source: ['a', 'b', 'c', 'd'] }, attentions: [tensor] }, 'queries'],
    [
      'a site without tokens',
      { tokens: { source: ['a', 'b'] }, attentions: [{ ...tensor, site: 'decoder' }] },
      'queries',
    ],
    [
      'numbers that are no Float32Array',
      { tokens: { source: ['a', 'b'] }, attentions: [{ ...tensor, data: [1] }] },
      'data',
    ],
  ])('refuses %s', (_, value, path) => {
    expect(() => shown(value)).toThrow(path);
  });
});
