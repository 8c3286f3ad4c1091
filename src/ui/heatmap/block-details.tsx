import { useMemo } from 'react';
import { t } from '../../i18n/translate.ts';
import { blockSummary } from '../../math/block-summary.ts';
import type { Block } from '../../render/heatmap/plot-layout.ts';
import type { ShownHead } from '../../state/shown-head.ts';
import { formatWeight } from './format-weight.ts';
import { textAt } from './row-content.ts';

interface BlockDetailsProps {
  readonly shown: ShownHead;
  readonly block: Block;
  readonly onZoom: (() => void) | undefined;
  readonly onClear: () => void;
}

/** The weights of the selected block in a few numbers. */
export function BlockDetails({ shown, block, onZoom, onClear }: BlockDetailsProps) {
  const { matrix, queries, keys } = shown;
  const { sum, mean, rowShare, largest, invalid } = useMemo(
    () => blockSummary(matrix, block),
    [matrix, block],
  );
  const lines = [
    [
      sum,
      t('heatmap.block.sum', {
        queries: block.queries.end - block.queries.start,
        keys: block.keys.end - block.keys.start,
      }),
    ],
    [mean, t('heatmap.block.mean')],
    [rowShare, t('heatmap.block.rowShare')],
    ...(largest
      ? [
          [
            largest.weight,
            t('heatmap.block.largest', {
              query: textAt(queries, largest.query),
              key: textAt(keys, largest.key),
            }),
          ] as const,
        ]
      : []),
  ] as const;
  return (
    <div className="block-details" data-testid="block">
      <h3>
        {t('heatmap.block', {
          firstQuery: textAt(queries, block.queries.start),
          lastQuery: textAt(queries, block.queries.end - 1),
          firstKey: textAt(keys, block.keys.start),
          lastKey: textAt(keys, block.keys.end - 1),
        })}
      </h3>
      <dl>
        {lines.map(([value, name]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatWeight(value)}</dd>
          </div>
        ))}
      </dl>
      {invalid > 0 && <p className="soft">{t('heatmap.block.invalid', { count: invalid })}</p>}
      {onZoom && (
        <button type="button" onClick={onZoom}>
          {t('heatmap.block.zoom')}
        </button>
      )}
      <button type="button" className="quiet" onClick={onClear}>
        {t('heatmap.block.clear')}
      </button>
    </div>
  );
}
