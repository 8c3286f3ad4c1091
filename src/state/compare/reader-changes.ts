import { type HeadRef, sameHead } from '../../core/head.ts';
import type { Intervention } from '../../core/intervention.ts';
import { type AttentionRun, axesOf, runSites } from '../../core/run.ts';

/** Where an edge is cut: in one head, in all heads of its layer, or in all heads of its site. */
export type CutScope = 'head' | 'layer' | 'site';

/** One change of the computation as the reader made it. */
export type ReaderChange =
  | { readonly kind: 'ablate'; readonly head: HeadRef }
  | {
      readonly kind: 'cut';
      readonly head: HeadRef;
      readonly scope: CutScope;
      /** Row and column of the head's matrix, and what stood there when the edge was cut. */
      readonly query: number;
      readonly key: number;
      readonly queryText: string;
      readonly keyText: string;
    };

export function sameChange(a: ReaderChange, b: ReaderChange): boolean {
  if (a.kind === 'ablate' || b.kind === 'ablate') return a.kind === b.kind && sameHead(a.head, b.head);
  const samePlace = a.query === b.query && a.key === b.key && a.scope === b.scope;
  const sameWhere =
    a.head.site === b.head.site &&
    (a.scope === 'site' || a.head.layer === b.head.layer) &&
    (a.scope !== 'head' || a.head.head === b.head.head);
  return samePlace && sameWhere;
}

/** Whether a change can be made in a run: it has the head, and the edge joins the tokens that the reader saw. */
export function appliesTo(change: ReaderChange, run: AttentionRun): boolean {
  const shape = runSites(run).find(({ site }) => site === change.head.site);
  if (!shape || change.head.layer >= shape.layers || change.head.head >= shape.heads) return false;
  if (change.kind === 'ablate') return true;
  const { queries, keys } = axesOf(change.head.site);
  return (
    run.tokens[queries.sequence][change.query + queries.offset]?.text === change.queryText &&
    run.tokens[keys.sequence][change.key + keys.offset]?.text === change.keyText
  );
}

/** The changes that a run can have, head by head. */
export function interventionsOf(changes: readonly ReaderChange[], run: AttentionRun): Intervention[] {
  return changes
    .filter((change) => appliesTo(change, run))
    .flatMap((change): Intervention[] => {
      if (change.kind === 'ablate') return [change];
      const { query, key } = change;
      return headsOf(change.head, change.scope, run).map((head) => ({ kind: 'cut', head, query, key }));
    });
}

function headsOf(head: HeadRef, scope: CutScope, run: AttentionRun): HeadRef[] {
  if (scope === 'head') return [head];
  const tensors = run.attentions.filter(
    ({ site, layer }) => site === head.site && (scope === 'site' || layer === head.layer),
  );
  return tensors.flatMap(({ site, layer, heads }) =>
    Array.from({ length: heads }, (_, at) => ({ site, layer, head: at })),
  );
}
