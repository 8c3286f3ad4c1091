import { headKey } from '../../core/head.ts';
import { t } from '../../i18n/translate.ts';
import { thumbnailBox } from '../../render/grid/head-grid-layout.ts';
import { type LayerSummary, layerKey } from '../../state/grid/grid-slice.ts';
import type { HeadValues } from '../../state/grid/head-values.ts';
import { useApp } from '../stores.tsx';
import type { ShownRow } from './next-head.ts';
import type { PlacedSite } from './place-site.ts';

interface RowLabelsProps {
  readonly site: PlacedSite;
  readonly values: HeadValues | undefined;
}

/** What stands to the left of the rows: the layer and its numbers, the letter of a group, or where values are. */
export function RowLabels({ site, values }: RowLabelsProps) {
  const summaries = useApp((state) => state.layerSummaries);
  const { layout, rows, groups, gutter, hasNumbers, shape } = site;
  return (
    <div className="row-labels" style={{ width: gutter, height: layout.height }}>
      {rows.map((row, at) => {
        const { y, height } = thumbnailBox(layout, { row: at, column: 0 });
        const group = groups[row.group];
        const layer = group?.kind === 'layer' ? group.index : undefined;
        const summary =
          layer === undefined || !hasNumbers
            ? undefined
            : summaries?.layers.get(layerKey({ site: shape.site, layer }));
        return (
          <div key={at} className="row-label" style={{ top: y, height }}>
            <span>{nameOf(row, group, values)}</span>
            {summary && layer !== undefined && <Numbers layer={layer} summary={summary} />}
          </div>
        );
      })}
    </div>
  );
}

function nameOf(
  row: ShownRow,
  group: PlacedSite['groups'][number] | undefined,
  values: HeadValues | undefined,
) {
  if (group?.kind === 'layer') return t('grid.layer', { layer: group.index });
  if (group?.kind === 'alike' && row.start === 0) {
    const letter = String.fromCharCode(65 + (group.index % 26));
    return <b title={t('grid.alike', { count: group.heads.length })}>{letter}</b>;
  }
  if (group?.kind === 'alone' && row.start === 0) return <b title={t('grid.alone')}>–</b>;
  const first = group?.kind === 'site' ? row.heads[0] : undefined;
  const value = first && values?.get(headKey(first));
  return value === undefined ? null : <span title={t('grid.rowFrom')}>{value.toFixed(2)}</span>;
}

function Numbers({ layer, summary: { strongest, parked } }: { layer: number; summary: LayerSummary }) {
  if (Number.isNaN(strongest)) return null;
  const [strong, rest] = [strongest.toFixed(2), parked.toFixed(2)];
  const says = t('grid.numbers.says', { layer, strongest: strong, parked: rest });
  return (
    <span className="layer-numbers" role="img" aria-label={says} title={says}>
      <span aria-hidden="true">{strong}</span>
      <span aria-hidden="true" className="soft">
        {rest}
      </span>
    </span>
  );
}
