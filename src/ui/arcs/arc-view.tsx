import { type MouseEvent, useMemo } from 'react';
import { t } from '../../i18n/translate.ts';
import { strongestEdges } from '../../math/strongest-edges.ts';
import type { ArcStyle } from '../../state/view-slice.ts';
import { useLanguages } from '../shell/use-languages.ts';
import { useApp, useStores } from '../stores.tsx';
import { useElementSize } from '../use-element-size.ts';
import { ArcLayers } from './arc-layers.tsx';
import { ArcList } from './arc-list.tsx';
import { arcPointer, edgeCell } from './arc-pointer.ts';
import { ArcSummary } from './arc-summary.tsx';
import type { ArcData } from './use-arc-data.ts';
import { useArcPicture } from './use-arc-picture.ts';
import { useEdgeLayer } from './use-edge-layer.ts';
import { useScrollWindow } from './use-scroll-window.ts';
import { useWindowHeight } from './use-window-height.ts';

/** More lines than this are neither readable nor fluid; the page says how many are beyond. */
const MOST_DRAWN = 4000;
/** Shares of the window's height: a picture over `most` scrolls, in a room of `scrolling`, which leaves the page in sight. */
const TALLEST = { most: 0.8, scrolling: 0.62 };

/** The tokens and edges of the chosen heads; a long text scrolls, and only what is in sight is drawn. */
export function ArcView({ data, style }: { data: ArcData; style: ArcStyle }) {
  const { hover } = useStores();
  const { names } = useLanguages();
  const setView = useApp((state) => state.setView);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const windowHeight = useWindowHeight();
  const laidOut = useArcPicture(data, style, width);
  const { picture } = laidOut;
  const scrolls = picture.height > windowHeight * TALLEST.most;
  const tallest = scrolls ? Math.round(windowHeight * TALLEST.scrolling) : picture.height;
  const { top, bottom } = useScrollWindow(ref, tallest);
  const sight = useMemo(() => picture.sight(top, bottom), [picture, top, bottom]);
  const strongest = useMemo(() => {
    const lists = data.heads.map(({ list }) => list);
    return strongestEdges(lists, { sight, limit: MOST_DRAWN });
  }, [data, sight]);
  const layer = useEdgeLayer(data, picture, strongest);
  const hold = (event: MouseEvent) => {
    const cell = edgeCell(event.target as Element, data.site);
    if (cell) setView({ cell: { query: cell.query, key: cell.key } });
  };
  const showQuery = (query: number) => {
    const box = picture.queries[query];
    if (box) ref.current?.scrollTo({ top: box.y - tallest / 2 });
  };
  return (
    <>
      <div
        className={scrolls ? 'arcs-scroll is-long' : 'arcs-scroll'}
        ref={ref}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        role="group"
        aria-label={t('arcs.title')}
        style={{ maxHeight: scrolls ? tallest : undefined }}
      >
        {width > 0 && (
          // biome-ignore lint/a11y/useKeyWithClickEvents: from the keyboard, the list of weights holds a cell
          <div
            ref={layer.root}
            className="arcs"
            role="img"
            aria-label={data.site === 'cross' ? t('arcs.labelCross', names) : t('arcs.labelSelf')}
            style={{ width: picture.width, height: picture.height }}
            data-testid="arcs"
            onClick={hold}
            {...arcPointer(data, layer, hover)}
          >
            <ArcLayers laidOut={laidOut} data={data} sight={sight} layer={layer} />
          </div>
        )}
      </div>
      <ArcSummary data={data} style={style} picture={picture} strongest={strongest} />
      <ArcList data={data} onChoose={showQuery} />
    </>
  );
}
