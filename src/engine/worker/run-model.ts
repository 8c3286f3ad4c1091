import type { AttentionTensor } from '../../core/attention.ts';
import { HeadlightError } from '../../core/errors.ts';
import type { Notice } from '../../core/run.ts';
import type { SequenceName, Token } from '../../core/token.ts';
import { encodeWithin } from '../../text/limit.ts';
import { textNotices } from '../../text/notices.ts';
import type { RunRequest, RunResult } from '../protocol.ts';
import { type Decoder, dataOf, decodeGreedily, idTensor } from './decode-greedily.ts';
import type { OpenModel } from './open-model.ts';
import { predictionsOf } from './predictions.ts';

/**
 * Text to attention: tokens, a translation (decoded, or the reader's own), then one teacher-forced pass
 * that yields every attention tensor of every site. Throws `text.empty`, `run.aborted`, `run.failed`.
 */
export async function runModel(
  model: OpenModel,
  request: RunRequest,
  signal: AbortSignal,
): Promise<RunResult> {
  const begun = performance.now();
  const { manifest, tokenizer } = model;
  const { start, end } = manifest.specialTokens;
  const notices: Notice[] = [];

  const source = readText(model, request.text, 'source', notices);
  if (source.ids.length === 0) throw new HeadlightError('text.empty');
  const given = request.target === undefined ? undefined : readText(model, request.target, 'target', notices);
  const sourceIds = [...source.ids, end];
  const tokenized = performance.now();

  const written = given ? [...given.ids, end] : await decodeGreedily(model, sourceIds, signal);
  const ended = written.at(-1) === end;
  if (!ended) notices.push({ code: 'translation.cut', limitTokens: manifest.limits.target });
  const decoded = performance.now();

  if (signal.aborted) throw new HeadlightError('run.aborted');
  const { attentions, logits } = await attend(model, sourceIds, [start, ...written.slice(0, -1)]);
  const attended = performance.now();

  const words = given ?? tokenizer.decode(ended ? written.slice(0, -1) : written);
  const mark = (id: number, at: number): Token => tokenizer.specialToken(id, at);
  const run: RunResult['run'] = {
    model: { id: manifest.id, revision: manifest.revision },
    sourceText: request.text,
    targetText: words.text,
    targetBy: given ? 'reader' : 'model',
    tokens: {
      source: [...source.tokens, mark(end, source.usedChars)],
      target: [mark(start, 0), ...words.tokens, ...(ended ? [mark(end, words.text.length)] : [])],
    },
    attentions,
    predictions: predictionsOf(logits, written, tokenizer.label),
    notices,
    provider: model.provider,
    threads: model.threads,
    dtype: 'float32',
    elapsedMs: {
      tokenize: tokenized - begun,
      decode: decoded - tokenized,
      attend: attended - decoded,
      total: performance.now() - begun,
    },
  };
  return request.logits ? { run, logits } : { run };
}

/** Tokens of a text, cut so that a mark still fits, with what the reader must be told. */
function readText(
  { tokenizer, manifest }: OpenModel,
  text: string,
  sequence: SequenceName,
  notices: Notice[],
) {
  const limitTokens = manifest.limits[sequence];
  const read = encodeWithin(tokenizer, text, limitTokens - 1);
  notices.push(...textNotices(read, sequence, limitTokens));
  return read;
}

/**
 * One teacher-forced pass.
 *
 * @param sourceIds S ids; @param targetIds T ids, start mark first
 * @returns every attention tensor, and the logits, row-major [T, vocabulary]
 */
export async function attend(model: Decoder, sourceIds: readonly number[], targetIds: readonly number[]) {
  const taps = model.manifest.sites.flatMap(({ site, layers }) =>
    Array.from({ length: layers }, (_, layer) => ({ site, layer, output: `${site}.${layer}.attention` })),
  );
  const outputs = await model.whole.run(
    { source_ids: idTensor(model, sourceIds), target_ids: idTensor(model, targetIds) },
    ['logits', ...taps.map(({ output }) => output)],
  );
  const attentions = taps.map(({ site, layer, output }): AttentionTensor => {
    const data = dataOf(outputs[output]);
    const [, heads = 0, queries = 0, keys = 0] = outputs[output]?.dims ?? [];
    return { site, layer, heads, queries, keys, data };
  });
  return { attentions, logits: dataOf(outputs.logits) };
}
