import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitEntities, splitMasks, type TextPart } from './marked-text.ts';

const read = (text: string, parts: readonly TextPart[] | undefined) =>
  parts?.map(({ start, end, mark }) => [mark ?? 'text', text.slice(start, end)]);
const masks = (text: string) => read(text, splitMasks(text));
const entities = (text: string) => read(text, splitEntities(text));

const unit = fc.constantFrom('[', ']', '[MASK]', '[mask]', '[a]', '[ ]', 'a', ' ', 'é', '🙂', '各', 'MASK');
const anyText = fc.array(unit, { maxLength: 20 }).map((units) => units.join(''));

/** Parts lie one behind the other, none is empty, and together they are the text. */
function expectWhole(text: string, parts: readonly TextPart[]): void {
  let at = 0;
  for (const { start, end } of parts) {
    expect(start).toBe(at);
    expect(end).toBeGreaterThan(start);
    at = end;
  }
  expect(at).toBe(text.length);
}

describe('splitMasks', () => {
  test('of nothing is nothing', () => {
    expect(splitMasks('')).toEqual([]);
  });

  test('of a text without masks is the text', () => {
    expect(splitMasks('a [MASK b')).toEqual([{ start: 0, end: 9 }]);
  });

  test('finds a mask alone, at the ends and beside another, in capitals or not', () => {
    expect(masks('[MASK]')).toEqual([['mask', '[MASK]']]);
    expect(masks('[mask] a [Mask][MASK]')).toEqual([
      ['mask', '[mask]'],
      ['text', ' a '],
      ['mask', '[Mask]'],
      ['mask', '[MASK]'],
    ]);
  });

  test('gives parts that are the whole text, with every mask among them', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parts = splitMasks(text);
        expectWhole(text, parts);
        for (const { start, end, mark } of parts) {
          const part = text.slice(start, end).toLowerCase();
          if (mark) expect([mark, part]).toEqual(['mask', '[mask]']);
          else expect(part).not.toContain('[mask]');
        }
      }),
    );
  });
});

describe('splitEntities', () => {
  test.each(['', 'a', '[a]', '[a] [b', 'a] [b]', '[] [b]', '[a] [ ]', '[[a]'])(
    'finds no two in %j',
    (text) => {
      expect(splitEntities(text)).toBeUndefined();
    },
  );

  test('makes each bracket a mark of its own', () => {
    expect(entities('The [fire] made [thick smoke].')).toEqual([
      ['text', 'The '],
      ['firstEntity', '['],
      ['text', 'fire'],
      ['firstEntityEnd', ']'],
      ['text', ' made '],
      ['secondEntity', '['],
      ['text', 'thick smoke'],
      ['secondEntityEnd', ']'],
      ['text', '.'],
    ]);
  });

  test('takes the first two for entities and further brackets for text', () => {
    expect(entities('[a][b] [c]')?.at(-1)).toEqual(['text', ' [c]']);
  });

  test('takes the inner of nested brackets', () => {
    expect(entities('[[a]] [b]')?.slice(0, 4)).toEqual([
      ['text', '['],
      ['firstEntity', '['],
      ['text', 'a'],
      ['firstEntityEnd', ']'],
    ]);
  });

  test('gives parts that are the whole text, with the four marks in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parts = splitEntities(text);
        if (!parts) return;
        expectWhole(text, parts);
        expect(parts.flatMap(({ mark }) => mark ?? [])).toEqual([
          'firstEntity',
          'firstEntityEnd',
          'secondEntity',
          'secondEntityEnd',
        ]);
      }),
    );
  });
});
