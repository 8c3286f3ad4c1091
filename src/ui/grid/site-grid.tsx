import { useLayoutEffect, useMemo, useRef } from 'react';
import { findTensor, getMatrix } from '../../core/attention.ts';
import { allHeads, headKey, type SiteShape, sameHead } from '../../core/head.ts';
import { t } from '../../i18n/translate.ts';
import { headColor } from '../../render/color/head-colors.ts';
import { getPalette } from '../../render/color/palette.ts';
import { layoutHeadGrid, thumbnailBox } from '../../render/grid/head-grid-layout.ts';
import { paintHeadGrid } from '../../render/grid/head-grid-paint.ts';
import { findModel } from '../../state/engine-slice.ts';
import { useLanguages } from '../shell/use-languages.ts';
import { useApp } from '../stores.tsx';

/** Width of the layer names at the left, in CSS pixels; the same in head-grid.css. */
const LAYER_NAMES = 26;

interface SiteGridProps {
  readonly shape: SiteShape;
  readonly width: number;
  /** A click adds to the heads that are shown, instead of replacing them. */
  readonly adding: boolean;
}

/** The heads of one site: one canvas for all pictures, one button a head over it. */
export function SiteGrid({ shape, width, adding }: SiteGridProps) {
  const run = useApp((state) => state.run);
  const { names } = useLanguages();
  const theme = useApp((state) => state.theme);
  const scale = useApp((state) => state.scale);
  const chosen = useApp((state) => state.heads);
  const focus = useApp((state) => state.focus);
  const guided = useApp((state) => findModel(state)?.manifest.alignmentHead);
  const chooseHead = useApp((state) => state.chooseHead);
  const toggleHead = useApp((state) => state.toggleHead);
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const { layers, heads } = shape;
  const layout = useMemo(
    () =>
      layoutHeadGrid({
        layers,
        heads,
        width: width - LAYER_NAMES,
        devicePixelRatio: window.devicePixelRatio,
        gap: 5,
        maxSize: 48,
      }),
    [layers, heads, width],
  );
  const refs = useMemo(() => allHeads([shape]), [shape]);

  useLayoutEffect(() => {
    const canvas = canvasRef.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context || !run) return;
    canvas.width = layout.canvasWidth;
    canvas.height = layout.canvasHeight;
    const matrices = refs.map((ref) => {
      const tensor = findTensor(run.attentions, ref);
      return tensor && getMatrix(tensor, ref.head);
    });
    paintHeadGrid(context, layout, matrices, getPalette(theme), scale === 'row' ? 'linear' : scale);
  }, [run, refs, layout, theme, scale]);

  return (
    <section className="site-grid" aria-label={t(`site.${shape.site}`)}>
      <h3>
        {t(`site.${shape.site}`)} <span className="soft">{t(`site.${shape.site}.says`, names)}</span>
      </h3>
      <div className="site-grid-body">
        <div className="layer-names" aria-hidden="true" style={{ gap: layout.gap }}>
          {Array.from({ length: layers }, (_, layer) => (
            <span key={layer} style={{ height: layout.size }}>
              {t('grid.layer', { layer })}
            </span>
          ))}
        </div>
        <div className="thumbnails" style={{ width: layout.width, height: layout.height }}>
          <canvas
            ref={canvasRef}
            data-testid={`grid-${shape.site}`}
            style={{ width: layout.width, height: layout.height }}
          />
          {refs.map((ref) => {
            const { x, y, width: side } = thumbnailBox(layout, ref);
            const slot = chosen.findIndex((head) => sameHead(head, ref));
            const isGuided = guided !== undefined && sameHead(guided, ref);
            const name = t('grid.head', { site: t(`site.${ref.site}`), layer: ref.layer, head: ref.head });
            return (
              <button
                key={headKey(ref)}
                type="button"
                className={`thumbnail${slot >= 0 ? ' is-chosen' : ''}`}
                data-head={headKey(ref)}
                aria-pressed={slot >= 0}
                aria-label={isGuided ? `${name}, ${t('grid.guidedShort')}` : name}
                title={isGuided ? `${name}. ${t('grid.guided')}` : name}
                tabIndex={sameHead(ref, focus) ? 0 : -1}
                style={{
                  left: x,
                  top: y,
                  width: side,
                  height: side,
                  ...(slot >= 0 && { outlineColor: headColor(slot, theme) }),
                }}
                onClick={(event) => (event.shiftKey || adding ? toggleHead(ref) : chooseHead(ref))}
              >
                {isGuided && <span className="guided-mark" />}
              </button>
            );
          })}
        </div>
      </div>
    </section>
  );
}
