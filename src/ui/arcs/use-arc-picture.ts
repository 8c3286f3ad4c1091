import { useMemo } from 'react';
import type { ArcPicture } from '../../render/arcs/arc-picture.ts';
import { columnsPicture } from '../../render/arcs/columns-picture.ts';
import { headSpread } from '../../render/arcs/head-shift.ts';
import { linePicture } from '../../render/arcs/line-picture.ts';
import { rowsPicture } from '../../render/arcs/rows-picture.ts';
import type { ArcStyle } from '../../state/view-slice.ts';
import { textWidth } from '../text-width.ts';
import { ARC_FONT_SIZE, fitText } from './fit-text.ts';
import type { ArcData } from './use-arc-data.ts';

/** Of a text in a column, in CSS pixels, unless the room is small. */
const WIDEST_IN_COLUMN = 200;
const NARROWEST = 40;

export interface LaidOut {
  readonly picture: ArcPicture;
  /** The texts as they are drawn, long ones cut. */
  readonly queryTexts: readonly string[];
  readonly keyTexts: readonly string[];
}

/** The tokens in their places, in a room of so many CSS pixels. */
export function useArcPicture(data: ArcData, style: ArcStyle, room: number): LaidOut {
  const { site, queries, keys, heads } = data;
  const spread = headSpread(heads.length);
  return useMemo(() => {
    const longest = style === 'columns' ? Math.min(WIDEST_IN_COLUMN, (room - 130) / 2) : room - 110;
    const cut = ({ items }: ArcData['queries']) =>
      items.map(({ text }) => fitText(text, Math.max(NARROWEST, longest), ARC_FONT_SIZE));
    const queryTexts = cut(queries);
    const keyTexts = keys.items === queries.items ? queryTexts : cut(keys);
    const queryWidths = widthsOf(queryTexts);
    const keyWidths = widthsOf(keyTexts);
    const texts = { queryTexts, keyTexts };
    switch (style) {
      case 'line':
        return {
          ...texts,
          picture: linePicture({ widths: queryWidths, room, causal: site === 'decoder', spread }),
        };
      case 'rows':
        return { ...texts, picture: rowsPicture({ queryWidths, keyWidths, room, spread }) };
      case 'columns':
        return { ...texts, picture: columnsPicture({ queryWidths, keyWidths, room }) };
    }
  }, [site, queries, keys, spread, style, room]);
}

function widthsOf(texts: readonly string[]): number[] {
  return texts.map((text) => textWidth(text, ARC_FONT_SIZE));
}
