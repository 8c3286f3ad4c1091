import type { Site } from '../../core/head.ts';
import { isFloatType } from '../graph/onnx-fields.ts';
import { areApart, findRoots, type Roots } from './find-roots.ts';
import type { FoundAttention } from './found-attention.ts';
import type { GraphView } from './graph-view.ts';
import { causalTeller } from './tell-causal.ts';
import { findTowers } from './towers.ts';

export interface Placed {
  readonly found: FoundAttention;
  readonly site: Site;
  readonly layer: number;
  readonly causal: boolean | undefined;
}

const SITES: readonly Site[] = ['encoder', 'decoder', 'cross'];

/**
 * Site and layer of every attention, and whether it is causal.
 *
 * Queries and keys that descend from different values make cross-attention; what its keys depend on is the encoder's.
 * Without cross-attention, a causal mask or inputs for earlier keys make a decoder. Towers beside each other, as of text
 * and picture, are all encoders, text first. Layers stand in the order of the nodes, inputs before outputs.
 */
export function assignSites(view: GraphView, all: readonly FoundAttention[]): Placed[] {
  const tellCausal = causalTeller(view);
  const rooted = all.map((found) => {
    const keyRoots = findRoots(view, found.keys);
    const isCross = areApart(findRoots(view, found.queries), keyRoots);
    return { found, keyRoots, isCross, causal: causalOf(found, tellCausal) };
  });
  const crossing = rooted.filter(({ isCross }) => isCross);
  const feeding = findAncestors(
    view,
    crossing.map(({ keyRoots }) => keyRoots),
  );
  const towers = crossing.length === 0 ? findTowers(view, all) : undefined;
  const isDecoder = hasPast(view) || rooted.some(({ causal }) => causal === true);
  const siteOf = ({ found, isCross }: (typeof rooted)[number]): Site => {
    if (isCross) return 'cross';
    if (towers) return 'encoder';
    if (crossing.length > 0) return feeding.has(found.node.outputs[0] ?? '') ? 'encoder' : 'decoder';
    return isDecoder ? 'decoder' : 'encoder';
  };
  const ordered = towers ? rooted.toSorted((a, b) => towers(a.found) - towers(b.found)) : rooted;
  const counts = { encoder: 0, decoder: 0, cross: 0 };
  const placed = ordered.map((one): Placed => {
    const site = siteOf(one);
    counts[site] += 1;
    // Keys of another text do not come before or after a query.
    return { found: one.found, site, layer: counts[site] - 1, causal: one.isCross ? false : one.causal };
  });
  return SITES.flatMap((site) => placed.filter((one) => one.site === site));
}

function causalOf({ causal, masks }: FoundAttention, tellCausal: (mask: string) => boolean | undefined) {
  if (causal === true) return true;
  const told = masks.map(tellCausal);
  if (told.includes(true)) return true;
  return told.includes(undefined) ? undefined : false;
}

/** All values that the roots follow from, and the roots. */
function findAncestors(view: GraphView, roots: readonly Roots[]): ReadonlySet<string> {
  const found = new Set<string>();
  const open = roots.flatMap(({ linear, other }) => [...(linear.size > 0 ? linear : other)]);
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (value === '' || found.has(value)) continue;
    const node = view.producerOf(value);
    found.add(value);
    if (!node) continue;
    for (const output of node.outputs) found.add(output);
    open.push(...node.inputs);
  }
  return found;
}

/** Whether the graph takes keys of earlier passes: an input of floats with heads, that is joined to others. */
function hasPast({ graph, consumersOf }: GraphView): boolean {
  return graph.inputInfos.some(({ name, dtype, dims }) => {
    if (graph.tensors.has(name) || dims?.length !== 4) return false;
    if (!isFloatType(dtype)) return false;
    return consumersOf(name).some(({ op }) => PAST_READERS.has(op));
  });
}

const PAST_READERS = new Set([
  'Concat',
  'If',
  'GroupQueryAttention',
  'MultiHeadAttention',
  'Attention',
  'DecoderMaskedMultiHeadAttention',
]);
