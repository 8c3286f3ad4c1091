import { type AttentionMatrix, findTensor, getMatrix } from '../../core/attention.ts';
import { allHeads, type HeadRef, type Site, type SiteShape } from '../../core/head.ts';
import { type AttentionRun, runSites } from '../../core/run.ts';
import { headDivergence } from '../../math/measures/head-divergence.ts';
import { averageLinkage } from '../../math/similarity/average-linkage.ts';
import { sampleMatrix } from '../../math/similarity/sample-matrix.ts';
import type { AppState, AppStore } from '../app-store.ts';
import type { SiteClusters } from '../grid/grid-slice.ts';
import { inSlices } from '../slices.ts';

/** Heads are alike when their rows differ by no more than this on average (Jensen–Shannon divergence, at most 0.69). */
export const ALIKE_DIVERGENCE = 0.2;

/** So many pairs of weights are compared for a site at most; beyond that rows are sampled and keys added up. */
const MOST_COMPARED = 12_000_000;
const MOST_KEYS = 64;

/** Groups heads that look alike, while the grid is grouped by it. Returns the function that ends the effect. */
export function startSimilarityEffect(store: AppStore): () => void {
  let controller = new AbortController();

  const cluster = async (run: AttentionRun) => {
    controller.abort();
    controller = new AbortController();
    const sites: Partial<Record<Site, SiteClusters>> = {};
    if (await inSlices(clusterSites(run, sites), controller.signal)) {
      store.getState().setHeadClusters({ runId: run.id, sites });
    }
  };

  const onChange = (state: AppState, before?: AppState) => {
    const { run, gridOrder, headClusters } = state;
    if (run === before?.run && gridOrder.group === before?.gridOrder.group) return;
    controller.abort();
    if (run && gridOrder.group === 'similarity' && headClusters?.runId !== run.id) void cluster(run);
  };

  const stop = store.subscribe(onChange);
  return () => {
    controller.abort();
    stop();
  };
}

/** The clusters of every site of a run; a step compares one head with those before it. */
export function* clusterSites(
  run: AttentionRun,
  into: Partial<Record<Site, SiteClusters>>,
): Generator<undefined, void> {
  for (const shape of runSites(run)) into[shape.site] = yield* clusterHeads(run, shape);
}

function* clusterHeads(run: AttentionRun, shape: SiteShape): Generator<undefined, SiteClusters> {
  const heads = allHeads([shape]).filter((head) => matrixOf(run, head));
  const sizes = heads.map((head) => matrixOf(run, head) as AttentionMatrix);
  const ofRows = Math.max(0, ...sizes.map(({ queries }) => queries));
  const ofKeys = Math.max(0, ...sizes.map(({ keys }) => keys));
  const { rows, keys } = sampleSize(heads.length, ofRows, ofKeys);
  const samples: AttentionMatrix[] = [];
  const distances = new Float32Array(heads.length ** 2);
  for (const [at, matrix] of sizes.entries()) {
    const sample = rows * keys === 0 ? matrix : sampleMatrix(matrix, rows, keys);
    for (const [other, against] of samples.entries()) {
      const comparable = sample.queries === against.queries && sample.keys === against.keys;
      const distance = comparable ? headDivergence(sample, against) : Number.NaN;
      distances[at * heads.length + other] = distance;
      distances[other * heads.length + at] = distance;
      if (other % 16 === 15) yield;
    }
    samples.push(sample);
    yield;
  }
  const groups = averageLinkage(distances, heads.length, ALIKE_DIVERGENCE).map((group) =>
    group.map((index) => heads[index] as HeadRef),
  );
  return {
    alike: groups.filter(({ length }) => length > 1),
    alone: groups.filter(({ length }) => length === 1).flat(),
    rows,
    ofRows,
    keys,
    ofKeys,
  };
}

/** How much of each matrix can be compared with all others within the bounds. */
export function sampleSize(heads: number, ofRows: number, ofKeys: number): { rows: number; keys: number } {
  const cells = MOST_COMPARED / Math.max(1, (heads * (heads - 1)) / 2);
  if (ofRows * ofKeys <= cells) return { rows: ofRows, keys: ofKeys };
  const keys = Math.min(ofKeys, MOST_KEYS);
  return { rows: Math.max(1, Math.min(ofRows, Math.floor(cells / keys))), keys };
}

function matrixOf(run: AttentionRun, head: HeadRef): AttentionMatrix | undefined {
  const tensor = findTensor(run.attentions, head);
  return tensor && head.head < tensor.heads ? getMatrix(tensor, head.head) : undefined;
}
