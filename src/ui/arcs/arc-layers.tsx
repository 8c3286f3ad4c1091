import type { Sight } from '../../math/strongest-edges.ts';
import { ArcTokens } from './arc-tokens.tsx';
import type { ArcData } from './use-arc-data.ts';
import type { LaidOut } from './use-arc-picture.ts';
import type { EdgeLayer } from './use-edge-layer.ts';

interface ArcLayersProps {
  readonly data: ArcData;
  readonly laidOut: LaidOut;
  readonly sight: Sight;
  readonly layer: EdgeLayer;
}

/** All edges in a drawing of their own, which fades as one; over it the lit edges, the tokens and the numbers. */
export function ArcLayers({
  data,
  laidOut: { picture, queryTexts, keyTexts },
  sight,
  layer,
}: ArcLayersProps) {
  const { width, height, queries, keys, anchors } = picture;
  const oneText = queries === keys;
  return (
    <>
      <svg
        ref={layer.edges}
        className="arc-edges"
        width={width}
        height={height}
        fill="none"
        aria-hidden="true"
      />
      <svg className="arc-tokens" width={width} height={height} aria-hidden="true">
        <g ref={layer.lit} className="arc-lit" fill="none" />
        <ArcTokens
          axis={data.queries}
          boxes={queries}
          texts={queryTexts}
          anchor={anchors.queries}
          side={oneText ? undefined : 'query'}
          range={sight.queries}
        />
        {!oneText && (
          <ArcTokens
            axis={data.keys}
            boxes={keys}
            texts={keyTexts}
            anchor={anchors.keys}
            side="key"
            range={sight.keys}
          />
        )}
        <g ref={layer.labels} className="arc-labels" />
      </svg>
    </>
  );
}
