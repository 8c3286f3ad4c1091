import { allHeads, type HeadRef, type Site, type SiteShape } from '../../core/head.ts';

const SITE_WORDS: readonly (readonly [Site, RegExp])[] = [
  ['encoder', /\benc(oder)?\b/],
  ['decoder', /\bdec(oder)?\b/],
  ['cross', /\bcross(-?attention)?\b/],
];

/**
 * The heads that a search means, in the model's order: by numbers ("L3 H7", "3.7", "cross 1 0", "layer 2", "h4"), or by
 * a part of one of their names ("previous", "sink"). Undefined when nothing is searched for.
 *
 * `namesOf`: every name a head has, in the reader's language.
 */
export function findHeads(
  search: string,
  sites: readonly SiteShape[],
  namesOf: (head: HeadRef) => readonly string[],
): readonly HeadRef[] | undefined {
  const text = search.trim().toLowerCase();
  if (text === '') return undefined;
  const heads = allHeads(sites);
  const numbered = parseNumbers(text);
  if (!numbered) {
    return heads.filter((head) => namesOf(head).some((name) => name.toLowerCase().includes(text)));
  }
  const { site, layer, head: number } = numbered;
  return heads.filter(
    (head) =>
      (site === undefined || head.site === site) &&
      (layer === undefined || head.layer === layer) &&
      (number === undefined || head.head === number),
  );
}

/** Site, layer and head of a search that is nothing else; undefined for what has other words in it. */
function parseNumbers(text: string): Partial<HeadRef> | undefined {
  const found = SITE_WORDS.find(([, word]) => word.test(text));
  const rest = (found ? text.replace(found[1], ' ') : text).replace(/^[\s.,:/-]+|\s+$/g, '');
  const site = found && { site: found[0] };
  if (rest === '') return site;
  const pair = /^l?(?:ayer)?\s*(\d+)(?:\s*[\s.,:/-]\s*|\s*(?=h))h?(?:ead)?\s*(\d+)$/.exec(rest);
  if (pair) return { ...site, layer: Number(pair[1]), head: Number(pair[2]) };
  const one = /^(l|layer|h|head)\s*(\d+)$/.exec(rest);
  if (!one) return undefined;
  return { ...site, [one[1]?.startsWith('l') ? 'layer' : 'head']: Number(one[2]) };
}
