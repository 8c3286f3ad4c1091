import { memo } from 'react';
import { type HeadRef, headKey, headName, sameHead } from '../../core/head.ts';
import { t } from '../../i18n/translate.ts';
import { headColor } from '../../render/color/head-colors.ts';
import { thumbnailBox } from '../../render/grid/head-grid-layout.ts';
import { findModel } from '../../state/engine-slice.ts';
import type { HeadValues } from '../../state/grid/head-values.ts';
import { useApp } from '../stores.tsx';
import { fullName, namesOf } from './head-names.ts';
import type { PlacedSite } from './place-site.ts';

interface ThumbnailsProps {
  readonly site: PlacedSite;
  /** The one head that the Tab key reaches. */
  readonly tabbable: HeadRef | undefined;
  /** `headKey`s of what is searched for; undefined without a search. */
  readonly marked: ReadonlySet<string> | undefined;
  /** What heads are sorted by, and its name. */
  readonly values: HeadValues | undefined;
  readonly valueName: string;
  /** A click adds to the heads that are shown, instead of replacing them. */
  readonly adding: boolean;
}

/** One button a head, over its picture. A new run renders none of them. */
export const Thumbnails = memo(function Thumbnails(props: ThumbnailsProps) {
  const { site, tabbable, marked, values, valueName, adding } = props;
  const theme = useApp((state) => state.theme);
  const chosen = useApp((state) => state.heads);
  const labels = useApp((state) => state.headLabels);
  const guided = useApp((state) => findModel(state)?.manifest.alignmentHead);
  const isOwn = useApp((state) => state.run?.provider !== 'elsewhere');
  const chooseHead = useApp((state) => state.chooseHead);
  const toggleHead = useApp((state) => state.toggleHead);
  const { layout, rows } = site;
  return rows.flatMap(({ heads }, row) =>
    heads.map((head, column) => {
      const { x, y, width: side } = thumbnailBox(layout, { row, column });
      const key = headKey(head);
      const slot = chosen.findIndex((other) => sameHead(other, head));
      const isGuided = isOwn && guided !== undefined && sameHead(guided, head);
      const value = values?.get(key);
      const says = [
        fullName(head),
        ...namesOf(head, labels, isGuided ? guided : undefined),
        ...(value === undefined ? [] : [`${valueName} ${value.toFixed(2)}`]),
      ].join(', ');
      const classes = [
        'thumbnail',
        ...(slot >= 0 ? ['is-chosen'] : []),
        ...(marked ? [marked.has(key) ? 'is-found' : 'is-not-found'] : []),
      ];
      return (
        <button
          key={key}
          type="button"
          className={classes.join(' ')}
          data-head={key}
          aria-pressed={slot >= 0}
          aria-label={says}
          title={isGuided ? `${says}. ${t('grid.guided')}` : says}
          tabIndex={tabbable && sameHead(head, tabbable) ? 0 : -1}
          style={{
            left: x,
            top: y,
            width: side,
            height: side,
            ...(slot >= 0 && { outlineColor: headColor(slot, theme) }),
          }}
          onClick={(event) => (event.shiftKey || adding ? toggleHead(head) : chooseHead(head))}
        >
          {isGuided && <span className="guided-mark" />}
          {layout.caption > 0 && (
            <span className="thumbnail-caption">
              {headName(head)} {value !== undefined && <b>{value.toFixed(2)}</b>}
            </span>
          )}
        </button>
      );
    }),
  );
});
