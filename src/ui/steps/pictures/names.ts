import { headName } from '../../../core/head.ts';
import { type Story, tokenName } from '../story.ts';

/** The followed query and key, as sentences name them. */
export function namesOf({ cell }: Pick<Story, 'cell'>) {
  return { query: tokenName(cell.queries[cell.query]), key: tokenName(cell.keys[cell.key]) };
}

/** The names beside rows and columns. */
export function axisNames({ cell, layer }: Pick<Story, 'cell' | 'layer'>) {
  return {
    queries: cell.queries.map(tokenName),
    keys: cell.keys.map(tokenName),
    heads: layer.map(({ head }) => headName(head)),
  };
}
