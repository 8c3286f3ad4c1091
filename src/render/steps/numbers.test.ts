import { lab } from 'd3-color';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PAGE_BACKGROUND } from '../color/theme.ts';
import { fakeCanvas } from '../fake-canvas.ts';
import { hitNumbers, layoutNumbers } from './numbers-layout.ts';
import { paintNumbers } from './numbers-paint.ts';
import { NO_NUMBER_INDEX, SIGNED_ZERO, signedColor, signedIndex } from './signed-palette.ts';

describe('the layout', () => {
  test('of no numbers is empty, and nothing is hit', () => {
    const layout = layoutNumbers({ rows: 0, columns: 4, width: 100, height: 50, largest: 20 }, false);
    expect(layout.height).toBe(0);
    expect(hitNumbers(layout, 0, 0)).toBeUndefined();
  });

  test('a vector fills the width; a matrix of weights has square cells', () => {
    const strip = layoutNumbers({ rows: 1, columns: 32, width: 320, height: 200, largest: 40 }, false);
    expect(strip).toMatchObject({ cellWidth: 10, cellHeight: 22, width: 320 });
    const square = layoutNumbers({ rows: 10, columns: 20, width: 400, height: 100, largest: 40 }, true);
    expect(square).toMatchObject({ cellWidth: 10, cellHeight: 10 });
  });

  test('a cell is never less than a pixel: the picture gets wider', () => {
    const layout = layoutNumbers({ rows: 512, columns: 512, width: 300, height: 200, largest: 20 }, true);
    expect(layout).toMatchObject({ width: 512, height: 512 });
  });

  test('every cell is hit in its middle', () => {
    const count = fc.integer({ min: 1, max: 200 });
    fc.assert(
      fc.property(
        count,
        count,
        fc.integer({ min: 20, max: 900 }),
        fc.boolean(),
        (rows, columns, width, square) => {
          const layout = layoutNumbers({ rows, columns, width, height: 240, largest: 24 }, square);
          for (const [row, column] of [
            [0, 0],
            [rows - 1, columns - 1],
            [rows >> 1, columns >> 1],
          ] as const) {
            const [x, y] = [(column + 0.5) * layout.cellWidth, (row + 0.5) * layout.cellHeight];
            expect(hitNumbers(layout, x, y)).toEqual({ row, column });
          }
          expect(hitNumbers(layout, layout.width + 1, 0)).toBeUndefined();
          expect(hitNumbers(layout, 0, -1)).toBeUndefined();
        },
      ),
    );
  });
});

describe.each(['light', 'dark'] as const)('the signed palette on the %s page', (theme) => {
  const colors = Array.from({ length: 255 }, (_, index) => lab(signedColor(index, theme)));

  test('is the page at zero and gets steadily stronger to both sides', () => {
    expect(signedColor(SIGNED_ZERO, theme)).toBe(PAGE_BACKGROUND[theme]);
    const distance = ({ l }: { l: number }) => Math.abs(l - lab(PAGE_BACKGROUND[theme]).l);
    for (let index = 4; index < 127; index += 1) {
      expect(distance(colors[index] as never), `index ${index}`).toBeLessThan(
        distance(colors[index - 4] as never),
      );
      expect(distance(colors[254 - index] as never)).toBeLessThan(distance(colors[258 - index] as never));
    }
  });

  test('has two arms that a reader without red and green cones tells apart by blue and yellow', () => {
    for (const index of [0, 30, 60]) {
      const [below, above] = [colors[index], colors[254 - index]];
      expect((below?.b ?? 0) - (above?.b ?? 0)).toBeGreaterThan(12);
    }
  });

  test('paints one pixel a number, with colours of their own for what is hidden and what is no number', () => {
    const canvas = fakeCanvas();
    const data = Float32Array.of(-2, 0, 2, Number.NaN, 1, 9);
    const hidden = Uint8Array.of(0, 0, 0, 0, 1, 0);
    paintNumbers(canvas, { rows: 2, columns: 3, data, kind: 'signed', range: 2, hidden }, theme);
    expect(canvas.colorAt(0, 0)).toBe(signedColor(0, theme));
    expect(canvas.colorAt(1, 0)).toBe(PAGE_BACKGROUND[theme]);
    expect(canvas.colorAt(2, 0)).toBe(signedColor(254, theme));
    expect(canvas.colorAt(2, 1)).toBe(signedColor(254, theme));
    expect(new Set([canvas.colorAt(0, 1), canvas.colorAt(1, 1), canvas.colorAt(1, 0)]).size).toBe(3);
  });
});

test('weights have the heatmap’s colours', () => {
  const canvas = fakeCanvas();
  paintNumbers(
    canvas,
    { rows: 1, columns: 2, data: Float32Array.of(0, 1), kind: 'weight', range: 1 },
    'light',
  );
  expect(canvas.colorAt(0, 0)).toBe('#ffffff');
  expect(canvas.colorAt(1, 0)).not.toBe('#ffffff');
});

test('numbers of a picture of zeros are zero, and NaN is nothing', () => {
  expect(signedIndex(0, 0)).toBe(SIGNED_ZERO);
  expect(signedIndex(Number.NaN, 1)).toBe(NO_NUMBER_INDEX);
});

test('nothing is painted of no numbers', () => {
  const canvas = fakeCanvas();
  paintNumbers(canvas, { rows: 0, columns: 3, data: new Float32Array(0), kind: 'signed', range: 1 }, 'dark');
  expect(canvas.puts).toHaveLength(0);
});
