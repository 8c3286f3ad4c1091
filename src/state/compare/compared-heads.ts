import type { AttentionMatrix } from '../../core/attention.ts';
import { allHeads, type HeadRef, sameHead } from '../../core/head.ts';
import { type AttentionRun, runSites } from '../../core/run.ts';
import { alignTokens } from '../../math/compare/align-tokens.ts';
import { type AlignedAxes, subtractAligned } from '../../math/compare/difference.ts';
import { type ShownAs, type ShownAxis, type ShownHead, shownHead } from '../shown-head.ts';
import type { ViewSlice } from '../view-slice.ts';
import type { ComparedRuns, CompareSlice } from './compare-slice.ts';

/** A head of each side as the reader wants it shown, and what they have in common. */
export interface ComparedHeads {
  readonly a: ShownHead;
  readonly b: ShownHead;
  /** Rows and columns with the same token on both sides; `a` and `b` count the shown items. */
  readonly axes: AlignedAxes;
}

/** Undefined when a side has no such head. */
export function compareHeads(
  { a, b }: Pick<ComparedRuns, 'a' | 'b'>,
  heads: { readonly a: HeadRef; readonly b: HeadRef },
  as: ShownAs,
): ComparedHeads | undefined {
  const [first, second] = [shownHead(a, heads.a, as), shownHead(b, heads.b, as)];
  return first && second && pairHeads(first, second);
}

/** Two heads as they are shown, with what they have in common. */
export function pairHeads(a: ShownHead, b: ShownHead): ComparedHeads {
  const rows = alignTokens(itemNames(a.queries), itemNames(b.queries));
  const columns = alignTokens(itemNames(a.keys), itemNames(b.keys));
  return { a, b, axes: { rows, columns } };
}

/** B − A where both have the token: rows and columns count the pairs of `axes`. */
export function differenceOf({ a, b, axes }: ComparedHeads): AttentionMatrix {
  return subtractAligned(a.matrix, b.matrix, axes);
}

/** A typed “<s>” is not the mark of that name. */
function itemNames({ items }: ShownAxis): string[] {
  return items.map(({ text, special }) => `${special ? 'mark' : 'text'} ${text}`);
}

/** The head that side B shows beside A's: the same one, or for two heads and two models the reader's choice. */
export function headOfB(
  { kind, a, b }: Pick<ComparedRuns, 'kind' | 'a' | 'b'>,
  { compare, focus, heads }: Pick<CompareSlice, 'compare'> & Pick<ViewSlice, 'focus' | 'heads'>,
): HeadRef {
  if (kind !== 'heads' && kind !== 'models') return focus;
  const wished = compare.otherHead;
  if (wished && hasHead(b, wished)) return wished;
  if (kind === 'models') {
    const sites = runSites(b);
    const site = sites.find((shape) => shape.site === focus.site) ?? sites[0];
    const first = { site: site?.site ?? focus.site, layer: 0, head: 0 };
    return hasHead(b, focus) ? focus : first;
  }
  // Another chosen head, or the next one of the same site.
  const chosen = heads.find((head) => !sameHead(head, focus) && hasHead(a, head));
  if (chosen) return chosen;
  const own = allHeads(runSites(a).filter(({ site }) => site === focus.site));
  const at = own.findIndex((head) => sameHead(head, focus));
  return own[(at + 1) % own.length] ?? focus;
}

export function hasHead(run: AttentionRun, { site, layer, head }: HeadRef): boolean {
  return runSites(run).some((shape) => shape.site === site && layer < shape.layers && head < shape.heads);
}
