import type { ReactNode } from 'react';
import type { NumbersLayout } from '../../render/steps/numbers-layout.ts';
import { widestText } from '../text-width.ts';
import type { NumbersPicture } from './pictures/picture.ts';

interface NumbersLabelsProps {
  readonly picture: NumbersPicture;
  readonly layout: NumbersLayout;
  /** Room for all of it, in CSS pixels; what is wider or higher scrolls. */
  readonly room: number;
  /** Room for the names of rows; 0: they have none. */
  readonly left: number;
  readonly children: ReactNode;
}

/** Columns narrower than this have no names. */
const LEAST_NAMED = 14;
/** A map higher than this scrolls; the same in pictures.css. */
const MOST_HEIGHT = 340;

/** The names of rows and columns around a picture of numbers. */
export function NumbersLabels({ picture, layout, room, left, children }: NumbersLabelsProps) {
  const { rowNames, columnNames, mark, rows } = picture;
  const columns = columnNames && layout.cellWidth >= LEAST_NAMED ? columnNames : undefined;
  const top = columns ? widestText(columns, 12, 16, 80) + 6 : 0;
  const scrolls = layout.width + left > room + 1 || layout.height + top > MOST_HEIGHT;
  return (
    <div
      className="numbers-scroll"
      {...(scrolls && { tabIndex: 0, role: 'group', 'aria-label': picture.label })}
      style={{ paddingTop: top, paddingLeft: left }}
    >
      <div className="numbers-inner" style={{ width: layout.width }}>
        {columns && (
          <div className="numbers-columns" aria-hidden="true" style={{ height: top, top: -top }}>
            {columns.map((name, at) => (
              <span
                key={at}
                className={at === mark?.column ? 'is-marked' : undefined}
                style={{ left: (at + 0.5) * layout.cellWidth, maxHeight: top - 2 }}
              >
                {name}
              </span>
            ))}
          </div>
        )}
        {left > 0 && rows > 1 && (
          <div className="numbers-rows" aria-hidden="true" style={{ width: left, left: -left }}>
            {rowNames?.map((name, at) => (
              <span
                key={at}
                className={at === mark?.row ? 'is-marked' : undefined}
                style={{ top: at * layout.cellHeight, lineHeight: `${layout.cellHeight}px` }}
              >
                {name}
              </span>
            ))}
          </div>
        )}
        {children}
      </div>
    </div>
  );
}
