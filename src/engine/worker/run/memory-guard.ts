import { HeadlightError } from '../../../core/errors.ts';
import type { Manifest } from '../../../core/manifest.ts';
import { attentionBytes, type LayerRange, memoryOffer, type PassLengths } from '../../../core/memory.ts';
import type { Notice } from '../../../core/run.ts';
import type { RunRequest } from '../../protocol.ts';

/**
 * Counts the weights before anything is run. Throws `memory.over` where they need more than the request's budget, with
 * what would fit; a request without a budget is not guarded.
 */
export function requireMemory(
  { sites }: Pick<Manifest, 'sites'>,
  { budgetBytes, layers }: Pick<RunRequest, 'budgetBytes' | 'layers'>,
  lengths: PassLengths,
): void {
  if (budgetBytes === undefined) return;
  const bytes = attentionBytes(sites, lengths, layers);
  if (bytes <= budgetBytes) return;
  const offer = memoryOffer(sites, lengths, budgetBytes);
  throw new HeadlightError('memory.over', {
    neededMB: Math.ceil(bytes / 1e6),
    budgetMB: Math.floor(budgetBytes / 1e6),
    tokens: Math.max(lengths.source, lengths.target),
    fittingTokens: offer.tokens,
    fittingLayers: offer.layers,
    layers: Math.max(...sites.map((site) => site.layers)),
  });
}

/** What the reader must know of a run that shows some layers only. */
export function layerNotices(layers: LayerRange | undefined): Notice[] {
  return layers ? [{ code: 'memory.layers', ...layers }] : [];
}
