import type { GuestNote, MissedAttention } from '../../../core/guest.ts';
import type { Site } from '../../../core/head.ts';
import type { Manifest } from '../../../core/manifest.ts';
import type { AttentionPlan, PlannedAttention } from '../../../onnx/attention/attention-plan.ts';
import { planGraph } from '../../../onnx/attention/plan-attention.ts';
import type { PlanProvider } from '../../../onnx/attention/provider.ts';
import { graphAddition } from '../../../onnx/edit/append.ts';
import { type ModelGraph, readGraph } from '../../../onnx/graph/read-graph.ts';
import type { GuestGraphs } from './guest-graphs.ts';
import { type InputRole, inputRoles, type RoledInput, unmade } from './input-roles.ts';

/** A graph, what it wants, and what attention it has. */
export interface PlannedGraph {
  readonly graph: ModelGraph;
  readonly inputs: readonly RoledInput[];
  readonly edit: AttentionPlan;
  /** Attention that is shown; numbered anew where a graph's own numbering is not that of the whole model. */
  readonly seen: readonly PlannedAttention[];
}

export interface GuestPlan {
  readonly architecture: Manifest['architecture'];
  readonly main: PlannedGraph;
  readonly encoder?: PlannedGraph;
  readonly missed: readonly MissedAttention[];
  readonly notes: readonly GuestNote[];
}

/** Reads a guest's graphs and finds their attention. Throws `onnx.invalid` or `guest.input`. */
export function planGuest(graphs: GuestGraphs, provider: PlanProvider): GuestPlan {
  const main = planOne(graphs.main.bytes, provider);
  const encoder = graphs.encoder && planOne(graphs.encoder.bytes, provider);
  const has = (role: InputRole) => main.inputs.some((input) => input.role === role);
  if (encoder) {
    const inner = renumbered(encoder.seen, () => 'encoder');
    // In a decoder's own graph, what looks at what is fed is cross-attention; all else is the decoder's.
    const outer = renumbered(main.seen, (site) => (site === 'cross' ? 'cross' : 'decoder'));
    return {
      architecture: 'encoder-decoder',
      main: { ...main, seen: outer },
      encoder: { ...encoder, seen: inner },
      missed: [...encoder.edit.missed, ...main.edit.missed],
      notes: [],
    };
  }
  const states = main.inputs.find(({ role }) => role === 'encoder-states');
  if (states) throw unmade(states);
  const { missed } = main.edit;
  if (has('decoder-ids') || main.seen.some(({ site }) => site === 'cross')) {
    return { architecture: 'encoder-decoder', main, missed, notes: [] };
  }
  if (has('pixels') && has('ids')) {
    const seen = renumbered(
      main.seen.filter((one) => readsPicture(main, one)),
      () => 'encoder',
    );
    return {
      architecture: 'encoder',
      main: { ...main, seen },
      missed,
      notes: [{ code: 'towers.picture', details: { left: main.seen.length - seen.length } }],
    };
  }
  const isDecoder = has('past') || main.seen.some(({ site }) => site === 'decoder');
  const site: Site = isDecoder ? 'decoder' : 'encoder';
  return {
    architecture: site,
    main: { ...main, seen: renumbered(main.seen, () => site) },
    missed,
    notes: [],
  };
}

function planOne(bytes: Uint8Array, provider: PlanProvider): PlannedGraph {
  const graph = readGraph(bytes);
  // An initializer that is also an input is a default, which nobody has to feed.
  const required = graph.inputInfos.filter(({ name }) => !graph.tensors.has(name));
  const edit = planGraph(graph, { provider });
  return { graph, inputs: inputRoles(required), edit, seen: edit.seen };
}

/** The same attention at other sites, layers counted anew in the order of the graph. */
function renumbered(seen: readonly PlannedAttention[], siteOf: (site: Site) => Site): PlannedAttention[] {
  const counts: Record<Site, number> = { encoder: 0, decoder: 0, cross: 0 };
  return seen.map((one) => {
    const site = siteOf(one.site);
    counts[site] += 1;
    return { ...one, site, layer: counts[site] - 1 };
  });
}

/** Whether an attention follows from the picture that a graph is fed. */
function readsPicture({ graph, edit, inputs }: PlannedGraph, { output }: PlannedAttention): boolean {
  const pictures = new Set(inputs.filter(({ role }) => role === 'pixels').map(({ name }) => name));
  const makers = new Map<string, readonly string[]>();
  for (const node of [...graph.nodes, ...readGraph(graphAddition(edit.addition)).nodes]) {
    for (const name of node.outputs) makers.set(name, node.inputs);
  }
  const open = [output];
  const known = new Set(open);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (pictures.has(name)) return true;
    for (const input of makers.get(name) ?? []) {
      if (known.has(input)) continue;
      known.add(input);
      open.push(input);
    }
  }
  return false;
}
