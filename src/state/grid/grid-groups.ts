import { allHeads, type HeadRef, headKey, type SiteShape } from '../../core/head.ts';
import type { HeadLabel } from '../../core/head-label.ts';
import type { TextMeasure } from '../../core/measure.ts';
import type { GridFilter, GridOrder, SiteClusters } from './grid-slice.ts';
import type { HeadValues } from './head-values.ts';

/** Heads that stand together, in the order in which they are shown. */
export interface GridGroup {
  /** `layer`: one layer; `site`: all; `alike`: the n-th cluster; `alone`: heads that are like no other. */
  readonly kind: 'layer' | 'site' | 'alike' | 'alone';
  /** The layer or the cluster, from 0. */
  readonly index: number;
  readonly heads: readonly HeadRef[];
}

/** What is known of heads, to order them by. What is not known yet is undefined. */
export interface KnownOfHeads {
  readonly valuesOf: (measure: TextMeasure) => HeadValues | undefined;
  readonly labels: Readonly<Record<string, readonly HeadLabel[]>>;
  readonly clusters: SiteClusters | undefined;
}

/**
 * The heads of a site as the grid shows them; groups that the filter emptied are left out.
 *
 * Sorted: largest value first, at equal values in the model's order, heads without a value last. As long as values are
 * not known heads stay in the model's order and none is filtered out; as long as clusters are not, they are one group.
 */
export function gridGroups(shape: SiteShape, order: GridOrder, known: KnownOfHeads): GridGroup[] {
  const values = order.sort === 'model' ? undefined : known.valuesOf(order.sort);
  return grouped(shape, order, known)
    .map((group) => {
      const heads = group.heads.filter((head) => passes(head, order.filter, known));
      return { ...group, heads: values ? sorted(heads, values) : heads };
    })
    .filter(({ heads }) => heads.length > 0);
}

function grouped(shape: SiteShape, { group }: GridOrder, { clusters }: KnownOfHeads): GridGroup[] {
  const heads = allHeads([shape]);
  if (group === 'layer') {
    return Array.from({ length: shape.layers }, (_, layer) => ({
      kind: 'layer' as const,
      index: layer,
      heads: heads.filter((head) => head.layer === layer),
    }));
  }
  if (group === 'site' || !clusters) return [{ kind: 'site', index: 0, heads }];
  const alike = clusters.alike.map((like, index) => ({ kind: 'alike' as const, index, heads: like }));
  return [...alike, { kind: 'alone', index: 0, heads: clusters.alone }];
}

function passes(head: HeadRef, filter: GridFilter | undefined, { valuesOf, labels }: KnownOfHeads): boolean {
  if (!filter) return true;
  const key = headKey(head);
  if (filter.kind === 'label') return labels[key]?.some(({ name }) => name === filter.label) ?? false;
  const values = valuesOf(filter.measure);
  return !values || (values.get(key) ?? Number.NEGATIVE_INFINITY) >= filter.least;
}

function sorted(heads: readonly HeadRef[], values: HeadValues): HeadRef[] {
  const scoreOf = (head: HeadRef) => values.get(headKey(head)) ?? Number.NEGATIVE_INFINITY;
  return heads.toSorted((a, b) => {
    const [left, right] = [scoreOf(a), scoreOf(b)];
    // Two heads without a value: their difference would be NaN.
    return left === right ? 0 : right - left;
  });
}
