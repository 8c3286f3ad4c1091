import { type PointerEvent, useLayoutEffect, useRef } from 'react';
import type { RunPicture } from '../../core/run.ts';
import { getPalette } from '../../render/color/palette.ts';
import { hitPatch, layoutPatches, patchBox } from '../../render/patches/patch-layout.ts';
import { paintPatches } from '../../render/patches/patch-paint.ts';
import { useApp } from '../stores.tsx';

interface PatchMapProps {
  readonly picture: RunPicture;
  /** One query's weights on the patches, [rows × columns]. */
  readonly weights: Float32Array;
  /** The patch that asks; undefined when the query is no patch. */
  readonly query: number | undefined;
  /** Of the larger side, in CSS pixels. */
  readonly size: number;
  /** Of the weights over the picture, 0 to 1. */
  readonly opacity: number;
  /** What is under the pointer, or nothing. */
  readonly onHover?: (patch: number | undefined, event: PointerEvent) => void;
  readonly onChoose?: (patch: number) => void;
}

/** The picture with the weights of one row over it. */
export function PatchMap({ picture, weights, query, size, opacity, onHover, onChoose }: PatchMapProps) {
  const theme = useApp((state) => state.theme);
  const scale = useApp((state) => state.scale);
  const layout = layoutPatches({ columns: picture.columns, rows: picture.rows, size });
  const under = useRef<HTMLCanvasElement>(null);
  const over = useRef<HTMLCanvasElement>(null);
  const { pixels, columns, rows } = picture;

  useLayoutEffect(() => {
    const context = under.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(pixels.width, pixels.height);
    image.data.set(pixels.rgba);
    context.putImageData(image, 0, 0);
  }, [pixels]);
  useLayoutEffect(() => {
    const context = over.current?.getContext('2d');
    if (!context) return;
    const shown = scale === 'row' ? scaledToRow(weights) : weights;
    paintPatches(context, { columns, rows }, shown, getPalette(theme), scale === 'row' ? 'linear' : scale);
  }, [weights, columns, rows, theme, scale]);

  const patchAt = ({ nativeEvent: { offsetX, offsetY } }: PointerEvent) => hitPatch(layout, offsetX, offsetY);
  const box = query === undefined ? undefined : patchBox(layout, query);
  const style = { width: layout.width, height: layout.height };
  return (
    <div
      className="patch-map"
      style={style}
      onPointerMove={(event) => onHover?.(patchAt(event), event)}
      onPointerLeave={(event) => onHover?.(undefined, event)}
      onPointerUp={(event) => {
        const patch = patchAt(event);
        if (patch !== undefined) onChoose?.(patch);
      }}
    >
      <canvas ref={under} width={pixels.width} height={pixels.height} style={style} />
      <canvas
        ref={over}
        width={columns}
        height={rows}
        style={{ ...style, opacity }}
        data-testid="patch-weights"
      />
      {box && (
        <span
          className="patch-query"
          style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
        />
      )}
    </div>
  );
}

function scaledToRow(weights: Float32Array): Float32Array {
  const most = weights.reduce((largest, weight) => Math.max(largest, weight), 0);
  return most > 0 ? weights.map((weight) => weight / most) : weights;
}
