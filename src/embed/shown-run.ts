import type { InferOutput } from 'valibot';
import { HeadlightError } from '../core/errors.ts';
import { type AttentionRun, axesOf } from '../core/run.ts';
import type { Token } from '../core/token.ts';
import type { showSchema } from './page-api-arguments.ts';

/** Runs that were not computed here count downwards, so that no id is given twice. */
let nextId = 0;

/**
 * A run made of attention that was computed elsewhere; the tensors are kept, not copied.
 *
 * Throws `argument.invalid` when a tensor's size does not fit its data or the tokens of its site.
 */
export function shownRun({ tokens, attentions, name }: InferOutput<typeof showSchema>): AttentionRun {
  const sequences = { source: asTokens(tokens.source), target: asTokens(tokens.target) };
  attentions.forEach(({ site, heads, queries, keys, data }, at) => {
    const axes = axesOf(site);
    require(`attentions.${at}.data`, heads * queries * keys, data.length);
    // A token more than rows is the last one written, which nothing reads.
    requireTokens(
      `attentions.${at}.queries`,
      sequences[axes.queries.sequence].length - axes.queries.offset,
      queries,
    );
    requireTokens(`attentions.${at}.keys`, sequences[axes.keys.sequence].length, keys);
  });
  nextId -= 1;
  return {
    id: nextId,
    model: { id: name ?? '', revision: '' },
    texts: { source: tokens.source.join(''), target: tokens.target.join('') },
    tokens: sequences,
    attentions,
    output: { task: 'attention' },
    notices: [],
    interventions: [],
    provider: 'elsewhere',
    threads: 0,
    dtype: 'float32',
    elapsedMs: { tokenize: 0, decode: 0, attend: 0, total: 0 },
  };
}

/** One word a token; a text in angle or square brackets is a special token. */
function asTokens(texts: readonly string[]): Token[] {
  let at = 0;
  return texts.map((text, index) => {
    const special = /^(<[^<>\s]+>|\[[^[\]\s]+\])$/.test(text);
    const span = { start: at, end: at + text.length };
    at = span.end;
    return { id: index, text, special, unknown: false, span, word: special ? -1 : index };
  });
}

function require(path: string, expected: number, found: number): void {
  if (expected !== found)
    throw new HeadlightError('argument.invalid', { path, expected: `${expected}`, found });
}

function requireTokens(path: string, tokens: number, count: number): void {
  if (tokens !== count && tokens !== count + 1) {
    throw new HeadlightError('argument.invalid', { path, expected: `${tokens}, a token each`, found: count });
  }
}
