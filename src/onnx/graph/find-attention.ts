import type { Site } from '../../core/head.ts';
import { findLinearFrom, findLinearInto, type Linear } from './linear.ts';
import type { Links } from './links.ts';
import type { GraphNode } from './read-graph.ts';
import { findScores, type ScorePath } from './score-path.ts';

/**
 * One layer of attention in a graph, found by its shape: Softmax → MatMul, never by names.
 *
 * Every field that is a string names a value of the graph. H heads, Q queries, K keys, d the head's size, D the width.
 */
export interface AttentionBlock extends ScorePath {
  readonly site: Site;
  readonly layer: number;
  /** Reads the scores, the mask added. */
  readonly softmax: GraphNode;
  /** [1, H, Q, K] */
  readonly weights: string;
  /** Reads weights and values. */
  readonly mixing: GraphNode;
  /** [1, H, K, d] */
  readonly values: string;
  /** [1, H, Q, d] */
  readonly mixed: string;
  readonly queryProjection: Linear;
  readonly keyProjection: Linear;
  /** W_O and its bias: what `mixed`, head beside head, goes through. */
  readonly outputProjection: Linear;
  /** What the layer's attention is added to, [1, Q, D]; undefined where nothing follows but another operator. */
  readonly residual: string | undefined;
}

type Found = Omit<AttentionBlock, 'site' | 'layer'>;

/**
 * All attention of a graph whose queries, keys and output go through linear layers, site by site in the order of layers.
 *
 * Sites: where queries and keys are read from different values it is cross-attention; what the keys of cross-attention
 * depend on is the encoder's. Otherwise a mask that compares places (causal) makes a decoder. Layers stand in the order
 * of the file's nodes, which ONNX requires to be sorted.
 */
export function findAttention(links: Links): AttentionBlock[] {
  const found = links.graph.nodes.flatMap((node) =>
    node.op === 'Softmax' ? (findBlock(links, node) ?? []) : [],
  );
  const crossing = found.filter(isCross);
  const feeding = new Set(
    crossing.flatMap(({ keyProjection }) => [...links.ancestorsOf(keyProjection.input)]),
  );
  const siteOf = (block: Found): Site => {
    if (isCross(block)) return 'cross';
    if (crossing.length > 0) return feeding.has(block.softmax) ? 'encoder' : 'decoder';
    return block.masks.some((mask) => comparesPlaces(links, mask)) ? 'decoder' : 'encoder';
  };
  const counts: Record<Site, number> = { encoder: 0, decoder: 0, cross: 0 };
  return found.map((block) => {
    const site = siteOf(block);
    counts[site] += 1;
    return { ...block, site, layer: counts[site] - 1 };
  });
}

function isCross({ queryProjection, keyProjection }: Found): boolean {
  return queryProjection.input !== keyProjection.input;
}

function findBlock(links: Links, softmax: GraphNode): Found | undefined {
  const weights = softmax.outputs[0] ?? '';
  const mixing = findMixing(links, softmax);
  const path = findScores(links, softmax.inputs[0] ?? '');
  if (!mixing || !path) return undefined;
  const values = mixing.inputs[1] ?? '';
  const mixed = mixing.outputs[0] ?? '';
  const queryProjection = findLinearInto(links, path.queries);
  const keyProjection = findLinearInto(links, path.keys);
  const outputProjection = findLinearFrom(links, mixed);
  if (!queryProjection || !keyProjection || !outputProjection) return undefined;
  const residual = findResidual(links, outputProjection.output);
  return {
    ...path,
    softmax,
    weights,
    mixing,
    values,
    mixed,
    queryProjection,
    keyProjection,
    outputProjection,
    residual,
  };
}

/** The node that multiplies a softmax's weights with values; undefined where none does. */
export function findMixing(links: Links, { outputs }: GraphNode): GraphNode | undefined {
  const [weights = ''] = outputs;
  return links
    .consumersOf(weights)
    .find(({ op, inputs }) => op === 'MatMul' && inputs[0] === weights && !links.isConstant(inputs[1] ?? ''));
}

function findResidual(links: Links, attended: string): string | undefined {
  const add = links.consumersOf(attended).find(({ op }) => op === 'Add');
  return add?.inputs.find((input) => input !== attended && !links.isConstant(input));
}

/** Whether a mask is made by comparing places, as a causal mask is, and not from the lengths of the inputs alone. */
function comparesPlaces(links: Links, mask: string): boolean {
  const ops = new Set([...links.ancestorsOf(mask)].map(({ op }) => op));
  return ['Trilu', 'Less', 'LessOrEqual', 'Greater', 'GreaterOrEqual'].some((op) => ops.has(op));
}
