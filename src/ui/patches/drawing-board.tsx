import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { t } from '../../i18n/translate.ts';
import { countInk, formatPatches, type PatchGrid } from '../../text/patches.ts';
import { useApp } from '../stores.tsx';
import { SCAN_SIZE, type Stroke, scanStrokes } from './fit-strokes.ts';

/** Side of the board in its own units; CSS decides how large it is. */
const BOARD = 100;

/** Where the reader draws with a mouse, a pen or a finger; every stroke becomes patches at once. */
export function DrawingBoard({ grid }: { grid: PatchGrid }) {
  const text = useApp((state) => state.input.text);
  const setText = useApp((state) => state.setText);
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const drawing = useRef(false);
  const own = useRef('');
  const scan = useMemo(() => {
    const canvas = document.createElement('canvas');
    canvas.width = SCAN_SIZE;
    canvas.height = SCAN_SIZE;
    return canvas.getContext('2d', { willReadFrequently: true });
  }, []);
  // Another picture was chosen elsewhere: the strokes are not its.
  useEffect(() => {
    if (text !== own.current) setStrokes([]);
  }, [text]);

  const change = (next: readonly Stroke[]) => {
    setStrokes(next);
    if (!scan) return;
    const ink =
      next.length === 0
        ? new Array<number>(grid.columns * grid.rows).fill(0)
        : countInk(scanStrokes(scan, next), SCAN_SIZE, grid);
    own.current = formatPatches(ink);
    setText(own.current);
  };
  const pointOf = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) / box.width) * BOARD,
      y: ((event.clientY - box.top) / box.height) * BOARD,
    };
  };
  return (
    <div className="drawing-board">
      <svg
        viewBox={`0 0 ${BOARD} ${BOARD}`}
        role="img"
        aria-label={t('pictures.board')}
        data-testid="drawing-board"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drawing.current = true;
          change([...strokes, [pointOf(event)]]);
        }}
        onPointerMove={(event) => {
          if (!drawing.current) return;
          change([...strokes.slice(0, -1), [...(strokes.at(-1) ?? []), pointOf(event)]]);
        }}
        onPointerUp={() => {
          drawing.current = false;
        }}
        onPointerCancel={() => {
          drawing.current = false;
        }}
      >
        {strokes.length === 0 && (
          <text className="board-hint" x={BOARD / 2} y={BOARD / 2} textAnchor="middle">
            {t('pictures.drawHere')}
          </text>
        )}
        {strokes.map((stroke, at) => (
          <polyline
            key={at}
            points={[...stroke, ...(stroke.length === 1 ? stroke : [])]
              .map(({ x, y }) => `${x},${y}`)
              .join(' ')}
          />
        ))}
      </svg>
      <button type="button" onClick={() => change([])}>
        {t('pictures.clear')}
      </button>
    </div>
  );
}
