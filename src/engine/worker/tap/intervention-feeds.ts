import type { Tensor } from 'onnxruntime-web/wasm';
import { HeadlightError } from '../../../core/errors.ts';
import { headKey, type Site } from '../../../core/head.ts';
import type { Intervention } from '../../../core/intervention.ts';
import type { Manifest } from '../../../core/manifest.ts';
import type { Ort } from '../open/runtime.ts';
import type { Doors } from './doors.ts';
import { findTapped } from './tap-plan.ts';

/** Added to a score that is cut: as far below all others as the models' own masks are, so that exp of it is exactly 0. */
const CUT = -1e9;

/** Source and target tokens of a pass; where a model reads one text only, the other is 0. */
export interface Lengths {
  readonly source: number;
  readonly target: number;
  /** A decoding step has its last target token as its only query: the place of that. */
  readonly only?: number;
}

/** A query that is left without a key: its weights are meaningless, and the head adds nothing there. */
export interface BlindRow<Block> {
  readonly block: Block;
  readonly head: number;
  readonly query: number;
}

/**
 * What a pass with interventions is fed beside its ids. An edge that the pass does not have (its text is shorter)
 * changes nothing.
 */
export function interventionFeeds<Block extends Doors>(
  { ort, manifest }: { readonly ort: Ort; readonly manifest: Pick<Manifest, 'sites'> },
  blocks: readonly Block[],
  lengths: Lengths,
  interventions: readonly Intervention[],
): { readonly feeds: Record<string, Tensor>; readonly blind: readonly BlindRow<Block>[] } {
  const feeds: Record<string, Tensor> = {};
  const blind: BlindRow<Block>[] = [];
  const before = lengths.only ?? 0;
  const one = (value: number) => new ort.Tensor('float32', Float32Array.of(value), [1, 1, 1, 1]);
  for (const block of blocks) {
    const here = interventions.filter(({ head }) => head.site === block.site && head.layer === block.layer);
    if (here.length === 0) {
      feeds[block.shift] = one(0);
      feeds[block.factor] = one(1);
      continue;
    }
    const heads = headsOf(manifest, block.site);
    const [queries, keys] = sizeOf(block.site, lengths);
    const shift = new Float32Array(heads * queries * keys);
    const factor = new Float32Array(heads * queries).fill(1);
    for (const change of here) {
      const first = change.head.head * queries;
      if (change.kind === 'ablate') factor.fill(0, first, first + queries);
      else if (change.query >= before && change.query < before + queries && change.key < keys) {
        shift[(first + change.query - before) * keys + change.key] = CUT;
      }
    }
    for (let row = 0; row < heads * queries; row += 1) {
      const query = row % queries;
      const seen = block.site === 'decoder' ? before + query + 1 : keys;
      if (!shift.subarray(row * keys, row * keys + seen).every((value) => value === CUT)) continue;
      factor[row] = 0;
      blind.push({ block, head: Math.floor(row / queries), query });
    }
    feeds[block.shift] = new ort.Tensor('float32', shift, [1, heads, queries, keys]);
    feeds[block.factor] = new ort.Tensor('float32', factor, [1, heads, queries, 1]);
  }
  return { feeds, blind };
}

function sizeOf(site: Site, { source, target, only }: Lengths): readonly [queries: number, keys: number] {
  const asking = only === undefined ? target : 1;
  return [site === 'encoder' ? source : asking, site === 'decoder' ? target : source];
}

function headsOf({ sites }: Pick<Manifest, 'sites'>, site: Site): number {
  return sites.find((one) => one.site === site)?.heads ?? 0;
}

/** Throws `argument.invalid` for an intervention in a head that the model does not have. */
export function requireHeads(
  manifest: Pick<Manifest, 'sites'>,
  blocks: readonly Doors[],
  interventions: readonly Intervention[],
): void {
  for (const { head } of interventions) {
    if (findTapped(blocks, head) && head.head >= 0 && head.head < headsOf(manifest, head.site)) continue;
    throw new HeadlightError('argument.invalid', { argument: 'intervention', found: headKey(head) });
  }
}
