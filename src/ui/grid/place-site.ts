import type { SiteShape } from '../../core/head.ts';
import { type HeadGridLayout, layoutHeadGrid } from '../../render/grid/head-grid-layout.ts';
import { wrapGroups } from '../../render/grid/wrap-groups.ts';
import type { GridGroup } from '../../state/grid/grid-groups.ts';
import type { ShownRow } from './next-head.ts';

/** The heads of one site with their places. */
export interface PlacedSite {
  readonly shape: SiteShape;
  readonly groups: readonly GridGroup[];
  readonly rows: readonly ShownRow[];
  readonly layout: HeadGridLayout;
  /** Width of what stands to the left of the rows, in CSS pixels. */
  readonly gutter: number;
  /** There is room for numbers beside the layers. */
  readonly hasNumbers: boolean;
  /** Each row is a layer. */
  readonly isLayered: boolean;
}

/** In CSS pixels. */
const NAME_WIDTH = 26;
const NUMBERS_WIDTH = 28;
/** From this room on numbers stand beside the names of layers. */
const NUMBERS_FROM = 300;
/** Height of the text under large pictures; the same in head-grid.css. */
const CAPTION = 18;
/** The side that pictures should have where the number of columns is free, and their largest. */
const SIDES = { small: { wanted: 34, most: 48 }, large: { wanted: 104, most: 144 } } as const;

/** Thumbnails of one site's groups in `room` CSS pixels: a layer is a row, other groups are wrapped. */
export function placeSite(
  shape: SiteShape,
  groups: readonly GridGroup[],
  room: number,
  large: boolean,
): PlacedSite {
  const hasNumbers = room >= NUMBERS_FROM;
  const gutter = hasNumbers ? NAME_WIDTH + NUMBERS_WIDTH : NAME_WIDTH;
  const width = Math.max(0, room - gutter);
  const side = large ? SIDES.large : SIDES.small;
  const fitting = Math.max(1, Math.floor((width + 5) / (side.wanted + 5)));
  const isLayered = groups.every(({ kind }) => kind === 'layer');
  const columns = isLayered ? shape.heads : fitting;
  const rows = wrapGroups(
    groups.map(({ heads }) => heads.length),
    columns,
  ).map((row) => ({ ...row, heads: groups[row.group]?.heads.slice(row.start, row.end) ?? [] }));
  const layout = layoutHeadGrid({
    rows: rows.length,
    columns,
    width,
    devicePixelRatio: window.devicePixelRatio,
    gap: large || columns <= 8 ? 5 : 2,
    caption: large ? CAPTION : 0,
    minSize: 16,
    maxSize: side.most,
  });
  return { shape, groups, rows, layout, gutter, hasNumbers, isLayered };
}
