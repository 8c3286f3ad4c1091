import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allHeads, type HeadRef, headKey, headName } from '../../core/head.ts';
import { findHeads } from './find-heads.ts';

const sites = [
  { site: 'encoder', layers: 3, heads: 12 },
  { site: 'cross', layers: 2, heads: 2 },
] as const;
const names: Record<string, string[]> = {
  'encoder.1.2': ['previous token'],
  'encoder.2.0': ['first-token sink'],
  'cross.0.1': ['alignment'],
};
const namesOf = (head: HeadRef) => names[headKey(head)] ?? [];
const found = (search: string) => findHeads(search, sites, namesOf)?.map(headKey);

describe('nothing to find', () => {
  test('an empty search finds neither some heads nor none', () => {
    expect(found('')).toBeUndefined();
    expect(found('  ')).toBeUndefined();
  });

  test('numbers that no head has, and names that none has, find none', () => {
    expect(found('L7 H1')).toEqual([]);
    expect(found('h99')).toEqual([]);
    expect(found('induction')).toEqual([]);
    expect(found('cross 5 0')).toEqual([]);
    expect(findHeads('L0 H0', [], namesOf)).toEqual([]);
  });
});

test.each([
  'L1 H2',
  'l1h2',
  '1.2',
  '1 2',
  '1,2',
  'layer 1 head 2',
  'L1.H2',
  'enc 1 2',
  'encoder L1 H2',
  'encoder.1.2',
])('“%s” is layer 1, head 2', (search) => {
  expect(found(search)).toEqual(['encoder.1.2']);
});

test('two digits are one number, not two', () => {
  expect(found('1 11')).toEqual(['encoder.1.11']);
  expect(found('111')).toEqual([]);
});

test('a head of every site that has it, or of the one that is named', () => {
  expect(found('0.1')).toEqual(['encoder.0.1', 'cross.0.1']);
  expect(found('cross 0 1')).toEqual(['cross.0.1']);
  expect(found('Cross-attention L0 H1')).toEqual(['cross.0.1']);
});

test('a layer alone, a head alone, a site alone', () => {
  expect(found('layer 1')).toHaveLength(14);
  expect(found('cross L1')).toEqual(['cross.1.0', 'cross.1.1']);
  expect(found('h11')).toEqual(['encoder.0.11', 'encoder.1.11', 'encoder.2.11']);
  expect(found('cross')).toHaveLength(4);
});

test('a part of a name, however it is written', () => {
  expect(found('Previous')).toEqual(['encoder.1.2']);
  expect(found('sink')).toEqual(['encoder.2.0']);
  expect(found('align')).toEqual(['cross.0.1']);
});

test('every head is found by the name that is on the screen', () => {
  fc.assert(
    fc.property(fc.constantFrom(...allHeads(sites)), (head) => {
      expect(found(`${head.site} ${headName(head)}`)).toEqual([headKey(head)]);
      expect(found(headKey(head))).toEqual([headKey(head)]);
    }),
  );
});
