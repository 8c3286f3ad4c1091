import type { AttentionTensor } from '../../core/attention.ts';
import type { Site } from '../../core/head.ts';
import type { AttentionRun } from '../../core/run.ts';
import type { Token } from '../../core/token.ts';

/** Tokens for tests, one a word; what stands in angle brackets is a mark. */
export function tokensOf(text: string): Token[] {
  return text.split(' ').map((word, at) => ({
    id: [...word].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7),
    text: word,
    special: word.startsWith('<'),
    unknown: false,
    span: { start: at, end: at + 1 },
    word: word.startsWith('<') ? -1 : at,
  }));
}

/** A layer in which every row of head h gives all its weight to the key `offset + h` places further, or the last. */
export function shiftedTensor(
  site: Site,
  layer: number,
  heads: number,
  tokens: number,
  offset: number,
): AttentionTensor {
  const data = new Float32Array(heads * tokens * tokens);
  for (let head = 0; head < heads; head += 1) {
    for (let query = 0; query < tokens; query += 1) {
      const key = Math.min(tokens - 1, query + offset + head);
      data[(head * tokens + query) * tokens + key] = 1;
    }
  }
  return { site, layer, heads, queries: tokens, keys: tokens, data };
}

/** A run of an encoder over these words; `offsets`: one a layer, what `shiftedTensor` takes. */
export function encoderRun(text: string, offsets: readonly number[], heads = 2): AttentionRun {
  const source = tokensOf(text);
  return {
    id: 1,
    model: { id: 'm', revision: '' },
    texts: { source: text, target: '' },
    tokens: { source, target: [] },
    attentions: offsets.map((offset, layer) => shiftedTensor('encoder', layer, heads, source.length, offset)),
    output: { task: 'masked-word', masked: [] },
    notices: [],
    interventions: [],
    provider: 'wasm',
    threads: 1,
    dtype: 'float32',
    elapsedMs: { tokenize: 0, decode: 0, attend: 0, total: 0 },
  };
}
