import { type KeyboardEvent, useState } from 'react';
import { t } from '../../i18n/translate.ts';
import { formatPatches, type PatchGrid, parsePatches } from '../../text/patches.ts';
import { useApp } from '../stores.tsx';
import { InkPicture } from './ink-picture.tsx';

/** Ink that Space adds to a patch; after the fullest comes the empty one. */
const STEP = 4;
const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The patches that the model reads; with the keyboard each can be inked. */
export function PatchEditor({ grid }: { grid: PatchGrid }) {
  const text = useApp((state) => state.input.text);
  const setText = useApp((state) => state.setText);
  const [at, setAt] = useState(0);
  const [focused, setFocused] = useState(false);
  const { columns, rows, levels } = grid;
  const ink = parsePatches(text, grid) ?? new Array<number>(columns * rows).fill(0);
  const [row, column] = [Math.floor(at / columns), at % columns];
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step) {
      const clamp = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
      setAt(clamp(row + step[0], rows) * columns + clamp(column + step[1], columns));
    } else if (event.key === ' ') {
      const level = ink[at] ?? 0;
      const next = level === levels - 1 ? 0 : Math.min(levels - 1, level + STEP);
      setText(formatPatches(ink.map((before, patch) => (patch === at ? next : before))));
    } else return;
    event.preventDefault();
  };
  return (
    <div
      className="patch-editor"
      role="application"
      aria-label={t('pictures.editor', { row, column, ink: ink[at] ?? 0, most: levels - 1 })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move through the patches
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      <InkPicture ink={ink} columns={columns} levels={levels} />
      {focused && (
        <span
          className="patch-cursor"
          style={{
            left: `${(column / columns) * 100}%`,
            top: `${(row / rows) * 100}%`,
            width: `${100 / columns}%`,
            height: `${100 / rows}%`,
          }}
        />
      )}
    </div>
  );
}
