import { type PointerEvent, useEffect, useMemo, useRef } from 'react';
import type { Site } from '../../core/head.ts';
import { t } from '../../i18n/translate.ts';
import { barsPath, hitBars, layoutBars } from '../../render/steps/bars.ts';
import { endHover } from '../hover-handlers.ts';
import { useStores } from '../stores.tsx';
import { widestText } from '../text-width.ts';
import { useElementSize } from '../use-element-size.ts';
import { BarsAxis } from './bars-axis.tsx';
import { Figure } from './figure.tsx';
import { formatNumber } from './format-number.ts';
import { hoverOf } from './hover-of.ts';
import { KeyLit } from './key-lit.tsx';
import type { KeysPicture } from './pictures/picture.ts';
import { useTooltip } from './use-tooltip.tsx';

const HEIGHT = 88;
/** For the numbers at the left, in CSS pixels. */
const SIDE = 58;
/** Bars narrower than this have no names. */
const LEAST_NAMED = 13;
const FONT_SIZE = 12;

interface KeysViewProps {
  readonly picture: KeysPicture;
  readonly site: Site;
  /** Another row over the same keys, drawn as outlines. */
  readonly outlines?: ArrayLike<number>;
  readonly onChoose: (key: number) => void;
}

/** One row of a head: a bar a key. Long rows scroll. */
export function KeysView({ picture, site, outlines, onChoose }: KeysViewProps) {
  const { values, hidden, names, marked, label, symbol } = picture;
  const { hover } = useStores();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const scrollRef = useRef<HTMLDivElement>(null);
  const tip = useTooltip();
  const layout = useMemo(() => {
    const seen = Array.from(values).filter((_, key) => !hidden[key]);
    const room = { width: Math.max(0, width - SIDE), height: HEIGHT, leastCell: 7, mostCell: 60 };
    return layoutBars({ ...room, count: names.length, values: [seen, outlines ?? []] });
  }, [values, outlines, hidden, names, width]);
  const turned = layout.cell < widestText(names, FONT_SIZE, 0, 999) + 4;
  const foot = layout.cell < LEAST_NAMED ? 0 : turned ? widestText(names, FONT_SIZE, 16, 76) + 6 : 18;

  const { cell } = layout;
  useEffect(() => {
    const strip = scrollRef.current;
    if (strip) strip.scrollLeft = (marked + 0.5) * cell - strip.clientWidth / 2;
  }, [marked, cell]);

  const textOfKey = (key: number) =>
    hidden[key] ? t('steps.twin.hidden') : formatNumber(values[key] ?? Number.NaN);
  const onPointerMove = (event: PointerEvent) => {
    const key = hitBars(layout, event.nativeEvent.offsetX);
    if (key === undefined) return tip.hide();
    tip.show(event, `${names[key]} (${key}): ${textOfKey(key)}`);
    const target = hoverOf({ columnSide: 'key' }, site, { row: 0, column: key });
    if (target) hover.setState(target, true);
  };
  const onPointerLeave = (event: PointerEvent) => {
    tip.hide();
    endHover(hover, event);
  };
  const onPointerUp = ({ nativeEvent }: PointerEvent) => {
    const key = hitBars(layout, nativeEvent.offsetX);
    if (key !== undefined) onChoose(key);
  };
  const scrolls = layout.width + SIDE > width + 1;
  const full = { height: HEIGHT, width: layout.cell };
  const isHidden = (key: number) => hidden[key] === 1;
  return (
    <Figure
      symbol={symbol}
      label={label}
      notes={[hidden.includes(1) ? t('steps.grey') : undefined]}
      table={() => ({
        columns: [t('steps.twin.key'), t('steps.twin.value')],
        rows: names.map((name, key) => [`${key}: ${name}`, textOfKey(key)]),
      })}
    >
      <div className="bars-frame" ref={ref}>
        <BarsAxis layout={layout} />
        <div
          className="bars-scroll"
          ref={scrollRef}
          {...(scrolls && { tabIndex: 0, role: 'group', 'aria-label': label })}
        >
          <div
            className="bars-plot is-choosable"
            style={{ width: layout.width, height: HEIGHT + foot }}
            onPointerMove={onPointerMove}
            onPointerDown={onPointerMove}
            onPointerLeave={onPointerLeave}
            onPointerUp={onPointerUp}
          >
            <svg width={layout.width} height={HEIGHT} role="img" aria-label={label}>
              <path
                className="bars-hidden"
                d={barsPath(
                  { ...layout, zero: HEIGHT, low: 0, high: 1 },
                  names.map(() => 1),
                  isHidden,
                )}
              />
              <path className="bars-values" d={barsPath(layout, values, (key) => !isHidden(key))} />
              {outlines && <path className="bars-outlines" d={barsPath(layout, outlines)} />}
              <line className="bars-zero" x2={layout.width} y1={layout.zero} y2={layout.zero} />
            </svg>
            <div className="numbers-mark" style={{ ...full, left: marked * layout.cell }} />
            <KeyLit site={site} layout={layout} />
            {foot > 0 && (
              <div
                className={`bars-names${turned ? ' is-turned' : ''}`}
                aria-hidden="true"
                style={{ top: HEIGHT }}
              >
                {names.map((name, key) => (
                  <span
                    key={key}
                    className={key === marked ? 'is-marked' : undefined}
                    style={{ left: (key + 0.5) * layout.cell, maxHeight: foot - 4 }}
                  >
                    {name}
                  </span>
                ))}
              </div>
            )}
            {tip.element}
          </div>
        </div>
      </div>
    </Figure>
  );
}
