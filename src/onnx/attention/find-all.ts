import { findSeen } from './find-seen.ts';
import type { FoundAttention, MissedNode } from './found-attention.ts';
import { findFused } from './fused/find-fused.ts';
import type { GraphView } from './graph-view.ts';
import type { PlanProvider } from './provider.ts';

/** All attention of a graph, in the order of its nodes, and what looks like it and is not known. */
export function findAll(view: GraphView, provider: PlanProvider) {
  const found: FoundAttention[] = [];
  const missed: MissedNode[] = [];
  for (const node of view.nodes) {
    const finding = findFused(view, node, provider) ?? findSeen(view, node);
    if (!finding) continue;
    if ('found' in finding) found.push(finding.found);
    else missed.push(finding.missed);
  }
  return { found, missed };
}
