import { useRef } from 'react';
import type { Site } from '../../core/head.ts';
import { t } from '../../i18n/translate.ts';
import type { HeatmapCursor } from '../../render/heatmap/heatmap-picture.ts';
import type { ShownHead } from '../../state/shown-head.ts';
import { textAt, weightText } from './row-content.ts';
import { type LastPlace, useCursor } from './use-cursor.ts';

/** In a longer matrix the same word stands in many rows: its place is said too. */
const PLACES_FROM = 24;

interface ReadoutProps {
  readonly site: Site;
  readonly shown: ShownHead;
  readonly last: LastPlace;
}

/** The exact weight that is pointed at; written without rendering. */
export function Readout({ site, shown, last }: ReadoutProps) {
  const value = useRef<HTMLParagraphElement>(null);
  const place = useRef<HTMLParagraphElement>(null);
  const long = Math.max(shown.matrix.queries, shown.matrix.keys) >= PLACES_FROM;
  useCursor(site, shown, last, (cursor) => {
    const [weight, position] = readoutText(shown, cursor);
    if (value.current) value.current.textContent = weight;
    if (place.current) place.current.textContent = position;
  });
  return (
    <div className="readout">
      <p role="status" data-testid="readout" ref={value} />
      {long && <p className="soft" ref={place} />}
    </div>
  );
}

/** The weight with its two tokens, and where it stands, counted from 1; a hint while no cell is pointed at. */
function readoutText(shown: ShownHead, { query, key }: HeatmapCursor): readonly [string, string] {
  if (query === undefined || key === undefined) return [t('heatmap.hint'), '\u00a0'];
  const { matrix, queries, keys } = shown;
  const names = { query: textAt(queries, query), key: textAt(keys, key) };
  return [
    t('heatmap.value', { ...names, weight: weightText(shown, query, key) }),
    t('heatmap.position', {
      row: query + 1,
      rows: matrix.queries,
      column: key + 1,
      columns: matrix.keys,
    }),
  ];
}
