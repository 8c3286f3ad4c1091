import { useMemo } from 'react';
import { headKey, headName, sameHead } from '../../core/head.ts';
import type { MeasureName } from '../../core/measure.ts';
import { t } from '../../i18n/translate.ts';
import { MEASURE_RANGES } from '../../math/measures/measure-head.ts';
import { headColor } from '../../render/color/head-colors.ts';
import type { MeasuredHead, MeasuredValue } from '../../state/measures/measured-heads.ts';
import { useApp } from '../stores.tsx';
import { useElementSize } from '../use-element-size.ts';
import { formatMeasure, formatOffset, measureSentence } from './format-measure.ts';
import { HeadLabels } from './head-labels.tsx';
import { type HistogramLayout, layoutHistogram } from './histogram-layout.ts';

const HEIGHT = 170;

interface MeasureHistogramProps {
  readonly heads: readonly MeasuredHead[];
  readonly measure: MeasureName;
}

/** The chosen measure over all shown heads, one square a head. */
export function MeasureHistogram({ heads, measure }: MeasureHistogramProps) {
  const chosen = useApp((state) => state.heads);
  const focus = useApp((state) => state.focus);
  const theme = useApp((state) => state.theme);
  const chooseHead = useApp((state) => state.chooseHead);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const values = useMemo(() => heads.map((one) => ({ ...one, ...one.score(measure) })), [heads, measure]);
  const layout = useMemo(
    () => layoutHistogram({ values, most: MEASURE_RANGES[measure].most, width, height: HEIGHT }),
    [values, measure, width],
  );
  const byKey = useMemo(() => new Map(values.map((one) => [one.key, one])), [values]);
  const named = useApp((state) => state.headLabels[headKey(focus)] !== undefined);
  const focused = byKey.get(headKey(focus));
  const count = layout.blocks.length;
  const { plot, blocks } = layout;
  return (
    <div className="histogram" ref={ref}>
      {width > 0 && (
        <svg
          width={layout.width}
          height={layout.height}
          role="img"
          aria-label={t('histogram.label', { measure: t(`measure.${measure}`), count })}
        >
          <line
            className="axis"
            x1={plot.x}
            x2={plot.x + plot.width}
            y1={plot.y + plot.height + 0.5}
            y2={plot.y + plot.height + 0.5}
          />
          {layout.ticks.map(({ value, x }) => (
            <text key={value} className="tick" x={x} y={plot.y + plot.height + 16} textAnchor="middle">
              {value}
            </text>
          ))}
          {blocks.map((block) => {
            const one = byKey.get(block.key);
            if (!one) return null;
            const slot = chosen.findIndex((head) => sameHead(head, one.head));
            return (
              // biome-ignore lint/a11y/noStaticElementInteractions: a short cut for the pointer; the table has a button a head
              <rect
                key={block.key}
                className={`block${sameHead(one.head, focus) ? ' is-focus' : ''}`}
                data-block={block.key}
                x={block.x + 0.5}
                y={block.y + 0.5}
                width={Math.max(1, block.width - 1)}
                height={Math.max(1, block.height - 1)}
                style={slot >= 0 ? { fill: headColor(slot, theme) } : undefined}
                onClick={() => chooseHead(one.head)}
              >
                <title>
                  {`${t(`site.${one.head.site}`)} ${headName(one.head)}: ${formatMeasure(one.value)}`}
                </title>
              </rect>
            );
          })}
          <Baselines layout={layout} measure={measure} values={values} />
        </svg>
      )}
      <p role="status" data-testid="measure-readout">
        {focused &&
          t('measures.readout', {
            head: `${t(`site.${focused.head.site}`)} ${headName(focused.head)}`,
            sentence: measureSentence(measure, focused),
          })}
      </p>
      {named && <HeadLabels headKey={headKey(focus)} reasons />}
      <p className="soft">
        {count === 0 ? t('measures.none') : t('histogram.hint')}{' '}
        {count > 0 && count < heads.length && t('histogram.missing', { count: heads.length - count })}
      </p>
    </div>
  );
}

interface BaselinesProps {
  readonly layout: HistogramLayout;
  readonly measure: MeasureName;
  readonly values: readonly (MeasuredValue & Pick<MeasuredHead, 'head'>)[];
}

/** What the sites shown would score without knowing the text, as upright lines with their names. */
function Baselines({ layout, measure, values }: BaselinesProps) {
  const lines = new Map<string, number>();
  const oneSite = values.every(({ head }) => head.site === values[0]?.head.site);
  for (const { head, value, uniform, best, diagonal } of values) {
    if (Number.isNaN(value)) continue;
    // Equal weights have no strongest key, and the largest entropy by definition.
    if (measure !== 'positional' && !Number.isNaN(uniform)) {
      const site = t(`site.${head.site}`);
      lines.set(t(oneSite ? 'histogram.uniform' : 'histogram.uniform.site', { site }), uniform);
    }
    if (!oneSite) continue;
    if (best) lines.set(t('histogram.best', { offset: formatOffset(best.offset) }), best.score);
    if (diagonal !== undefined && !Number.isNaN(diagonal)) lines.set(t('histogram.diagonal'), diagonal);
  }
  const { plot } = layout;
  const sorted = [...lines].sort((a, b) => a[1] - b[1]);
  return (
    <>
      {sorted.map(([name, value], index) => {
        const x = layout.xOf(value);
        const atEnd = x > plot.x + plot.width / 2;
        // Names that would stand on each other take turns above the plot and inside it.
        const y = plot.y - 6 + (index % 2) * 16;
        return (
          <g key={name} className="baseline">
            <line x1={x} x2={x} y1={y + 3} y2={plot.y + plot.height} />
            <text x={x + (atEnd ? -5 : 5)} y={y} textAnchor={atEnd ? 'end' : 'start'} dy="0.2em">
              {`${name} ${formatMeasure(value)}`}
            </text>
          </g>
        );
      })}
    </>
  );
}
