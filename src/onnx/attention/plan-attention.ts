import { type GraphNode, type ModelGraph, readGraph } from '../graph/read-graph.ts';
import { codedOnnxErrors } from '../onnx-error.ts';
import { assignSites, type Placed } from './assign-sites.ts';
import type { AttentionPlan, GraphEdit, PlannedAttention } from './attention-plan.ts';
import { findAll } from './find-all.ts';
import { findInBodies } from './find-in-bodies.ts';
import { labelOf, viewGraph } from './graph-view.ts';
import { type InlinedGraph, inlineBranches } from './inline-branches.ts';
import { inlineFunctions, type UnfoldedGraph } from './inline-functions.ts';
import type { PlanProvider } from './provider.ts';
import { describeMissed } from './sketch.ts';

export interface PlanOptions {
  /** By default `wasm`. */
  readonly provider?: PlanProvider;
}

/**
 * Finds every attention in an ONNX file, by what the graph computes and never by names, and says how the file has to be
 * edited so that its weights come out.
 *
 * Weights are never decoded; time grows with the number of nodes. Throws `onnx.invalid` where the bytes are no model.
 */
export function planAttention(bytes: Uint8Array, options: PlanOptions = {}): AttentionPlan {
  return planGraph(readGraph(bytes), options);
}

/** The same for a graph that has been read. */
export function planGraph(whole: ModelGraph, { provider = 'wasm' }: PlanOptions = {}): AttentionPlan {
  return codedOnnxErrors(() => {
    const unfolded = inlineFunctions(whole);
    const inlined = inlineBranches(unfolded.graph);
    const isMoved = (node: GraphNode) => inlined.isInlined(node) || unfolded.isUnfolded(node);
    const view = viewGraph(inlined.graph);
    const { found, missed } = findAll(view, provider);
    return {
      seen: assignSites(view, found).map((placed) => asPlanned(placed, isMoved)),
      missed: [...missed.map((one) => describeMissed(view, one)), ...findInBodies(view)],
      ...joinEdits(
        found.map(({ edit }) => edit),
        inlined,
        unfolded,
      ),
    };
  });
}

function joinEdits(
  edits: readonly GraphEdit[],
  { removed: ifs, links, fields }: InlinedGraph,
  { removed: calls, fields: unfolded }: UnfoldedGraph,
): GraphEdit {
  const additions = edits.map(({ addition }) => addition);
  const removed = edits.flatMap((edit) => edit.removed);
  return {
    removed: [...removed, ...ifs, ...calls],
    addition: {
      fields: [...unfolded, ...fields(new Set(removed))],
      nodes: [...links, ...additions.flatMap(({ nodes }) => nodes)].map((node) =>
        'field' in node ? { op: node.op, inputs: node.inputs, outputs: node.outputs } : node,
      ),
      inputs: [],
      tensors: additions.flatMap(({ tensors = [] }) => tensors),
      values: additions.flatMap(({ values = [] }) => values),
      outputs: additions.flatMap(({ outputs }) => outputs),
    },
  };
}

function asPlanned(
  { found, site, layer, causal }: Placed,
  isMoved: (node: GraphNode) => boolean,
): PlannedAttention {
  const { node, heads, keyValueHeads, way, output, layout, extraKeys, dtype } = found;
  return {
    site,
    layer,
    heads,
    keyValueHeads,
    causal,
    way,
    node: labelOf(node),
    operator: node.op,
    output,
    layout,
    extraKeys,
    dtype,
    // A node that comes out of a branch or a function is a copy elsewhere in the edited file.
    doors: isMoved(node) ? undefined : found.doors,
  };
}
