import type { Site } from '../../core/head.ts';
import type { MeasureContext, MeasuredToken } from './measure-context.ts';

/** What a site's rows and columns are; the decoder's own attention is the one that sees no later token. */
export function siteContext(
  site: Site,
  queries: readonly MeasuredToken[],
  keys: readonly MeasuredToken[],
): MeasureContext {
  return { causal: site === 'decoder', self: site !== 'cross', queries, keys };
}
