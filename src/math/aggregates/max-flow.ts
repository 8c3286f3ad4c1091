/** A directed network: edge e goes from `from[e]` to `to[e]` and carries at most `capacity[e]`. */
export interface FlowNetwork {
  readonly nodes: number;
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  readonly capacity: ArrayLike<number>;
}

/** Less than this is no way through: float32 weights are no more exact. */
const NOTHING = 1e-9;

/**
 * Maximum flow between pairs of nodes of one network: Dinic 1970, blocking flows over shortest ways. Capacities are kept
 * as float64 and set back before every pair.
 */
export function createMaxFlow({ nodes, from, to, capacity }: FlowNetwork) {
  const count = capacity.length;
  // Arc 2e is edge e, arc 2e + 1 its way back; arcs of a node stand side by side.
  const heads = new Int32Array(2 * count);
  const starts = new Int32Array(nodes + 1);
  for (let edge = 0; edge < count; edge += 1) {
    heads[2 * edge] = to[edge] as number;
    heads[2 * edge + 1] = from[edge] as number;
    starts[(from[edge] as number) + 1] = (starts[(from[edge] as number) + 1] as number) + 1;
    starts[(to[edge] as number) + 1] = (starts[(to[edge] as number) + 1] as number) + 1;
  }
  for (let node = 0; node < nodes; node += 1) {
    starts[node + 1] = (starts[node + 1] as number) + (starts[node] as number);
  }
  const arcs = new Int32Array(2 * count);
  const filled = starts.slice(0, nodes);
  const place = (node: number, arc: number) => {
    arcs[filled[node] as number] = arc;
    filled[node] = (filled[node] as number) + 1;
  };
  for (let edge = 0; edge < count; edge += 1) {
    place(from[edge] as number, 2 * edge);
    place(to[edge] as number, 2 * edge + 1);
  }

  const left = new Float64Array(2 * count);
  const depth = new Int32Array(nodes);
  const next = new Int32Array(nodes);
  const queue = new Int32Array(nodes);

  /** Steps from the source by arcs that have room; false where the sink is out of reach. */
  const measureDepths = (source: number, sink: number): boolean => {
    depth.fill(-1);
    depth[source] = 0;
    queue[0] = source;
    let end = 1;
    for (let at = 0; at < end; at += 1) {
      const node = queue[at] as number;
      for (let index = starts[node] as number; index < (starts[node + 1] as number); index += 1) {
        const arc = arcs[index] as number;
        const head = heads[arc] as number;
        if ((left[arc] as number) <= NOTHING || (depth[head] as number) >= 0) continue;
        depth[head] = (depth[node] as number) + 1;
        queue[end] = head;
        end += 1;
      }
    }
    return (depth[sink] as number) >= 0;
  };

  /** Sends up to `room` from a node to the sink by arcs that go one step deeper; returns what went through. */
  const push = (node: number, sink: number, room: number): number => {
    if (node === sink) return room;
    let sent = 0;
    while ((next[node] as number) < (starts[node + 1] as number)) {
      const arc = arcs[next[node] as number] as number;
      const head = heads[arc] as number;
      const free = left[arc] as number;
      if (free > NOTHING && depth[head] === (depth[node] as number) + 1) {
        const through = push(head, sink, Math.min(free, room - sent));
        left[arc] = free - through;
        left[arc ^ 1] = (left[arc ^ 1] as number) + through;
        sent += through;
        if (room - sent <= NOTHING) return sent;
      }
      next[node] = (next[node] as number) + 1;
    }
    return sent;
  };

  /** The most that can go from `source` to `sink`; 0 where they are one. */
  return (source: number, sink: number): number => {
    if (source === sink) return 0;
    for (let edge = 0; edge < count; edge += 1) {
      left[2 * edge] = capacity[edge] as number;
      left[2 * edge + 1] = 0;
    }
    let flow = 0;
    while (measureDepths(source, sink)) {
      next.set(starts.subarray(0, nodes));
      const sent = push(source, sink, Number.POSITIVE_INFINITY);
      if (sent <= NOTHING) break;
      flow += sent;
    }
    return flow;
  };
}
