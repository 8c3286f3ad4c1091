import { useCallback, useMemo } from 'react';
import { t } from '../../i18n/translate.ts';
import { unalignedPlaces } from '../../math/compare/align-tokens.ts';
import { getPalette } from '../../render/color/palette.ts';
import { fillDifference } from '../../render/compare/difference-paint.ts';
import { getDivergingPalette } from '../../render/compare/diverging-palette.ts';
import type { ShownAxis } from '../../state/shown-head.ts';
import { useApp, useStores } from '../stores.tsx';
import { widestText } from '../text-width.ts';
import { useElementSize } from '../use-element-size.ts';
import { CompareLegends } from './compare-legends.tsx';
import { CompareMap } from './compare-map.tsx';
import { CompareReadout } from './compare-readout.tsx';
import { fullHeadName } from './head-select.tsx';
import { LeftOutNote } from './left-out-note.tsx';
import type { MapSide } from './linked-cells.ts';
import type { MapItem } from './map-labels.tsx';
import { layoutMaps } from './map-layouts.ts';
import { SideHead } from './side-head.tsx';
import { TokenLines } from './token-lines.tsx';
import type { ComparedPair } from './use-compared-pair.ts';
import type { LinkedHover } from './use-linked-hover.ts';
import { type FillMap, weightsFill } from './weights-fill.ts';
import './compare-maps.css';

/** Of labels, in CSS pixels; the same in compare-panel.css. */
const LABEL_FONT_SIZE = 12;
const MAX_CELL = 26;
/** The most that a map is high, so that three of them and what they say fit a screen. */
const MAX_HEIGHT = 340;

/** A, B and B − A side by side, with everything that is needed to read them. */
export function MapsCard({ compared, linked }: { compared: ComparedPair; linked: LinkedHover }) {
  const { app } = useStores();
  const scale = useApp((state) => state.scale);
  const theme = useApp((state) => state.theme);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const { pair, difference, range, heads, runs } = compared;
  const items = useMemo(() => mapItems(compared), [compared]);
  const labels = useMemo(() => {
    const widest = (axis: 'queries' | 'keys', most: number) =>
      widestText(
        [...items.a[axis], ...items.b[axis]].map(({ text }) => text),
        LABEL_FONT_SIZE,
        20,
        most,
      ) + 14;
    return { left: widest('queries', 78), top: widest('keys', 78) };
  }, [items]);
  const [weightsA, weightsB] = [pair.a.matrix, pair.b.matrix];
  // Each on its own: another head on one side leaves the other map as it is.
  const fillA = useMemo(() => weightsFill(weightsA, scale, getPalette(theme)), [weightsA, scale, theme]);
  const fillB = useMemo(() => weightsFill(weightsB, scale, getPalette(theme)), [weightsB, scale, theme]);
  const fillBoth = useCallback<FillMap>(
    (grid, axes) => fillDifference(grid, axes, difference, getDivergingPalette(theme), range),
    [difference, range, theme],
  );
  const fills: Record<MapSide, FillMap> = { a: fillA, b: fillB, difference: fillBoth };
  const layouts = useMemo(() => {
    const [a, b, both] = layoutMaps(
      [pair.a.matrix, pair.b.matrix, difference],
      { width: Math.max(40, width - labels.left - 2), height: MAX_HEIGHT },
      MAX_CELL,
      window.devicePixelRatio,
    );
    return { a, b, difference: both };
  }, [pair, difference, width, labels]);
  const holdCell = ({ query, key }: { query: number; key: number }) => {
    const [row, column] = [pair.a.queries.items[query], pair.a.keys.items[key]];
    if (row && column) app.getState().setView({ cell: { query: row.start, key: column.start } });
  };
  const shared = difference.data.length > 0;
  return (
    <section
      className="card compare-maps"
      aria-label={t('compare.side.difference')}
      style={
        { '--row-labels': `${labels.left}px`, '--column-labels': `${labels.top}px` } as React.CSSProperties
      }
    >
      {(runs.kind === 'texts' || runs.kind === 'models') && (
        <TokenLines a={items.a.keys} b={items.b.keys} linked={linked} />
      )}
      <div className="map-columns">
        {(['a', 'b', 'difference'] as const).map((side) => {
          const layout = layouts[side];
          const name =
            side === 'difference'
              ? `${fullHeadName(heads.b)} − ${fullHeadName(heads.a)}`
              : fullHeadName(heads[side]);
          return (
            <div key={side} className="map-column" ref={side === 'a' ? ref : undefined}>
              <SideHead side={side} name={name} runs={runs} />
              {layout && width > 0 && (side !== 'difference' || shared) && (
                <CompareMap
                  side={side}
                  name={name}
                  layout={layout}
                  {...items[side]}
                  fill={fills[side]}
                  linked={linked}
                  onChoose={side === 'a' ? holdCell : undefined}
                />
              )}
            </div>
          );
        })}
      </div>
      <p className="soft map-orientation">{t('compare.orientation')}</p>
      <CompareReadout compared={compared} linked={linked} />
      <LeftOutNote compared={compared} />
      <CompareLegends range={range} />
    </section>
  );
}

export type MapItems = Record<MapSide, { queries: MapItem[]; keys: MapItem[] }>;

function mapItems({ pair }: ComparedPair): MapItems {
  const { rows, columns } = pair.axes;
  const marked = ({ items }: ShownAxis, pairs: typeof rows, side: 'a' | 'b'): MapItem[] => {
    const alone = new Set(unalignedPlaces(pairs, side, items.length));
    return items.map(({ text, special }, at) => ({ text, special, alone: alone.has(at) }));
  };
  const of = (side: 'a' | 'b') => ({
    queries: marked(pair[side].queries, rows, side),
    keys: marked(pair[side].keys, columns, side),
  });
  const [a, b] = [of('a'), of('b')];
  const shared = (all: MapItem[], pairs: typeof rows) => pairs.flatMap((one) => all[one.a] ?? []);
  return { a, b, difference: { queries: shared(a.queries, rows), keys: shared(a.keys, columns) } };
}
