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

/** One button a head, over its picture. A new run renders none of them, another choice those that it changes. */
export const Thumbnails = memo(function Thumbnails(props: ThumbnailsProps) {
  const { site, tabbable, marked, values, valueName, adding } = props;
  const theme = useApp((state) => state.theme);
  const chosen = useApp((state) => state.heads);
  const guided = useApp((state) => findModel(state)?.manifest.alignmentHead);
  const isOwn = useApp((state) => state.run?.provider !== 'elsewhere');
  const { layout, rows } = site;
  return rows.flatMap(({ heads }, row) =>
    heads.map((head, column) => {
      const { x, y, width: side } = thumbnailBox(layout, { row, column });
      const key = headKey(head);
      const slot = chosen.findIndex((other) => sameHead(other, head));
      return (
        <Thumbnail
          key={key}
          head={head}
          left={x}
          top={y}
          side={side}
          color={slot >= 0 ? headColor(slot, theme) : undefined}
          isGuided={isOwn && guided !== undefined && sameHead(guided, head)}
          isTabbable={tabbable !== undefined && sameHead(head, tabbable)}
          isFound={marked?.has(key)}
          value={values?.get(key)}
          valueName={valueName}
          hasCaption={layout.caption > 0}
          adding={adding}
        />
      );
    }),
  );
});

interface ThumbnailProps {
  readonly head: HeadRef;
  /** In CSS pixels. */
  readonly left: number;
  readonly top: number;
  readonly side: number;
  /** Of a chosen head. */
  readonly color: string | undefined;
  readonly isGuided: boolean;
  readonly isTabbable: boolean;
  /** undefined without a search. */
  readonly isFound: boolean | undefined;
  readonly value: number | undefined;
  readonly valueName: string;
  readonly hasCaption: boolean;
  readonly adding: boolean;
}

const Thumbnail = memo(function Thumbnail(props: ThumbnailProps) {
  const { head, left, top, side, color, isGuided, isTabbable, isFound, value, valueName, adding } = props;
  const labels = useApp((state) => state.headLabels);
  const chooseHead = useApp((state) => state.chooseHead);
  const toggleHead = useApp((state) => state.toggleHead);
  const says = [
    fullName(head),
    ...namesOf(head, labels, isGuided ? head : undefined),
    ...(value === undefined ? [] : [`${valueName} ${value.toFixed(2)}`]),
  ].join(', ');
  const classes = [
    'thumbnail',
    ...(color ? ['is-chosen'] : []),
    ...(isFound === undefined ? [] : [isFound ? 'is-found' : 'is-not-found']),
  ];
  return (
    <button
      type="button"
      className={classes.join(' ')}
      data-head={headKey(head)}
      aria-pressed={color !== undefined}
      aria-label={says}
      title={isGuided ? `${says}. ${t('grid.guided')}` : says}
      tabIndex={isTabbable ? 0 : -1}
      style={{ left, top, width: side, height: side, ...(color && { outlineColor: color }) }}
      onClick={(event) => (event.shiftKey || adding ? toggleHead(head) : chooseHead(head))}
    >
      {isGuided && <span className="guided-mark" />}
      {props.hasCaption && (
        <span className="thumbnail-caption">
          {headName(head)} {value !== undefined && <b>{value.toFixed(2)}</b>}
        </span>
      )}
    </button>
  );
});
