import { type PointerEvent, useLayoutEffect, useMemo, useRef } from 'react';
import { t } from '../../i18n/translate.ts';
import { largestMagnitude } from '../../math/steps/vectors.ts';
import { barsPath, hitBars, layoutBars, stepsPath } from '../../render/steps/bars.ts';
import { paintNumbers } from '../../render/steps/numbers-paint.ts';
import { useApp } from '../stores.tsx';
import { useElementSize } from '../use-element-size.ts';
import { BarsAxis } from './bars-axis.tsx';
import { Figure } from './figure.tsx';
import { formatNumber } from './format-number.ts';
import type { TermsPicture } from './pictures/picture.ts';
import { RangeLegend } from './range-legend.tsx';
import { SYMBOL_LETTER } from './symbols.ts';
import { useTooltip } from './use-tooltip.tsx';

const HEIGHT = 128;
/** For the numbers at the left and the sum at the right, in CSS pixels. */
const SIDES = 58 + 92;

/** The terms of a dot product under the numbers that they are made of, and how they add up. */
export function TermsView({ picture }: { picture: TermsPicture }) {
  const { terms, sums, q, k, label, symbol } = picture;
  const theme = useApp((state) => state.theme);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const tip = useTooltip();
  const layout = useMemo(() => {
    const room = { width: Math.max(0, width - SIDES), height: HEIGHT, leastCell: 2, mostCell: 28 };
    return layoutBars({ ...room, count: terms.length, values: [terms, sums] });
  }, [terms, sums, width]);
  const range = largestMagnitude(q, k);
  const number = (array: ArrayLike<number>, at: number) => formatNumber(array[at] ?? Number.NaN);
  const rowOf = (at: number) => [
    String(at),
    number(q, at),
    number(k, at),
    number(terms, at),
    number(sums, at),
  ];
  const onPointerMove = (event: PointerEvent) => {
    const at = hitBars(layout, event.clientX - event.currentTarget.getBoundingClientRect().left);
    if (at === undefined) return tip.hide();
    const [index, left, right, term, sum] = rowOf(at);
    tip.show(event, `${index}: ${left} · ${right} = ${term}   Σ ${sum}`);
  };
  return (
    <Figure
      symbol={symbol}
      label={label}
      legend={<RangeLegend colors="signed" range={range} theme={theme} />}
      table={() => ({
        columns: [t('steps.twin.index'), 'q', 'k', t('steps.twin.product'), t('steps.twin.sum')],
        rows: Array.from(terms, (_, at) => rowOf(at)),
      })}
    >
      <div className="bars-frame" ref={ref}>
        <div className="terms-side" aria-hidden="true">
          <i className="symbol-letter" data-symbol="q">
            {SYMBOL_LETTER.q}
          </i>
          <i className="symbol-letter" data-symbol="k">
            {SYMBOL_LETTER.k}
          </i>
          <BarsAxis layout={layout} />
        </div>
        <div
          className="bars-plot"
          style={{ width: layout.width }}
          onPointerMove={onPointerMove}
          onPointerDown={onPointerMove}
          onPointerLeave={tip.hide}
        >
          <TermsStrip symbol="q" data={q} range={range} />
          <TermsStrip symbol="k" data={k} range={range} />
          <svg width={layout.width} height={HEIGHT} role="img" aria-label={label}>
            <path className="bars-terms" d={barsPath(layout, terms)} />
            <line className="bars-zero" x2={layout.width} y1={layout.zero} y2={layout.zero} />
            <path className="bars-sum" d={stepsPath(layout, sums)} />
          </svg>
          {tip.element}
        </div>
        <strong className="bars-total">Σ = {formatNumber(sums.at(-1) ?? 0)}</strong>
      </div>
    </Figure>
  );
}

function TermsStrip({ symbol, data, range }: { symbol: 'q' | 'k'; data: Float32Array; range: number }) {
  const theme = useApp((state) => state.theme);
  const ref = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = ref.current?.getContext('2d');
    if (!context) return;
    paintNumbers(context, { rows: 1, columns: data.length, data, kind: 'signed', range }, theme);
  }, [data, range, theme]);
  return (
    <div className="terms-strip" data-symbol={symbol} aria-hidden="true">
      <canvas ref={ref} width={data.length} height={1} />
    </div>
  );
}
