import { type PointerEvent, useLayoutEffect, useMemo, useRef } from 'react';
import type { Site } from '../../core/head.ts';
import { t } from '../../i18n/translate.ts';
import { extentOf } from '../../math/steps/vectors.ts';
import { hitNumbers, layoutNumbers, type NumbersLayout } from '../../render/steps/numbers-layout.ts';
import { paintNumbers } from '../../render/steps/numbers-paint.ts';
import { endHover } from '../hover-handlers.ts';
import { useApp, useStores } from '../stores.tsx';
import { widestText } from '../text-width.ts';
import { useElementSize } from '../use-element-size.ts';
import { Figure } from './figure.tsx';
import { formatNumber } from './format-number.ts';
import { hoverOf } from './hover-of.ts';
import { NumbersLabels } from './numbers-labels.tsx';
import { NumbersLit } from './numbers-lit.tsx';
import { numbersTable } from './numbers-table.ts';
import type { NumbersPicture } from './pictures/picture.ts';
import { RangeLegend } from './range-legend.tsx';
import { useTooltip } from './use-tooltip.tsx';

/** Of names beside rows and over columns, in CSS pixels; the same in pictures.css. */
const FONT_SIZE = 12;
/** Rows lower than this have no names. */
const LEAST_NAMED = 13;

interface NumbersViewProps {
  readonly picture: NumbersPicture;
  readonly site: Site;
  readonly onChoose: (cell: { readonly query?: number; readonly key?: number }) => void;
}

/** Numbers as colours: a strip for a vector, a small map for a matrix. */
export function NumbersView({ picture, site, onChoose }: NumbersViewProps) {
  const theme = useApp((state) => state.theme);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const names = useMemo(
    () =>
      picture.rowNames && picture.rows > 1 ? 1.12 * widestText(picture.rowNames, FONT_SIZE, 20, 96) + 8 : 0,
    [picture],
  );
  const layout = useMemo(() => layoutOf(picture, Math.max(0, width - names)), [picture, width, names]);
  const named = layout.cellHeight >= LEAST_NAMED;
  const grey = picture.hidden?.includes(1)
    ? t(picture.id === 'concat' ? 'steps.greyHeads' : 'steps.grey')
    : undefined;
  return (
    <Figure
      symbol={picture.symbol}
      label={picture.label}
      notes={[picture.rows > 1 ? picture.axes : undefined, grey]}
      legend={<RangeLegend colors={picture.colors} range={picture.range} theme={theme} />}
      table={() => numbersTable(picture)}
    >
      <div className="numbers-frame" ref={ref}>
        {width > 0 && picture.rows * picture.columns > 0 && (
          <NumbersLabels picture={picture} layout={layout} room={width} left={named ? names : 0}>
            <Plot picture={picture} layout={layout} site={site} onChoose={onChoose} />
          </NumbersLabels>
        )}
      </div>
    </Figure>
  );
}

function layoutOf({ rows, columns, square }: NumbersPicture, width: number): NumbersLayout {
  const height = rows <= 24 ? rows * 26 : 288;
  return layoutNumbers({ rows, columns, width, height, largest: square ? 26 : 48 }, square === true);
}

interface PlotProps extends NumbersViewProps {
  readonly layout: NumbersLayout;
}

function Plot({ picture, layout, site, onChoose }: PlotProps) {
  const { hover } = useStores();
  const theme = useApp((state) => state.theme);
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const tip = useTooltip();
  const summary = useMemo(() => summaryOf(picture), [picture]);
  useLayoutEffect(() => {
    const context = canvasRef.current?.getContext('2d');
    if (context) paintNumbers(context, { ...picture, kind: picture.colors }, theme);
  }, [picture, theme]);

  const hit = ({ nativeEvent: { offsetX, offsetY } }: PointerEvent) => hitNumbers(layout, offsetX, offsetY);
  const onPointerMove = (event: PointerEvent) => {
    const cell = hit(event);
    if (!cell) return tip.hide();
    tip.show(event, textOf(picture, cell));
    const target = hoverOf(picture, site, cell);
    if (target) hover.setState(target, true);
  };
  const onPointerLeave = (event: PointerEvent) => {
    tip.hide();
    if (picture.rowSide || picture.columnSide) endHover(hover, event);
  };
  const onPointerUp = (event: PointerEvent) => {
    const cell = hit(event);
    if (!cell || !(picture.rowSide || picture.columnSide)) return;
    onChoose({
      ...(picture.rowSide && { [picture.rowSide]: cell.row }),
      ...(picture.columnSide && { [picture.columnSide]: cell.column }),
    });
  };
  return (
    <div
      className={`numbers-plot${picture.rowSide || picture.columnSide ? ' is-choosable' : ''}`}
      style={{ width: layout.width, height: layout.height }}
      onPointerMove={onPointerMove}
      onPointerDown={onPointerMove}
      onPointerLeave={onPointerLeave}
      onPointerUp={onPointerUp}
    >
      <canvas
        ref={canvasRef}
        width={picture.columns}
        height={picture.rows}
        role="img"
        aria-label={summary}
        data-picture={picture.id}
      />
      <NumbersLit picture={picture} layout={layout} site={site} />
      {tip.element}
    </div>
  );
}

function textOf(picture: NumbersPicture, { row, column }: { row: number; column: number }): string {
  const { rowNames, columnNames, columns, data, hidden } = picture;
  const at = row * columns + column;
  const place = [picture.rows > 1 ? rowNames?.[row] : undefined, columnNames?.[column] ?? column];
  const value = hidden?.[at] === 1 ? t('steps.twin.hidden') : formatNumber(data[at] as number);
  return `${place.filter((name) => name !== undefined).join(' · ')}: ${value}`;
}

function summaryOf({ label, rows, columns, data }: NumbersPicture): string {
  const [from, to] = extentOf(data).map(formatNumber) as [string, string];
  if (rows > 1) return t('steps.matrixPicture', { label, rows, columns, from, to });
  return t('steps.picture', { label, count: columns, from, to });
}
