import { HeadlightError } from '../../../core/errors.ts';
import { framesOf } from '../../../core/frames.ts';
import type { LayerRange } from '../../../core/memory.ts';
import type { Candidate, NextToken } from '../../../core/output.ts';
import { DEFAULT_SAMPLING, type Sampling } from '../../../core/sampling.ts';
import { drawAt, drawDistribution, seededUniform } from '../../../math/sampling.ts';
import { softmax } from '../../../math/softmax.ts';
import { topIndices } from '../../../math/top-indices.ts';
import type { OpenModel } from '../open/open-model.ts';
import { layerNotices, requireMemory } from './memory-guard.ts';
import { predictionsOf } from './predictions.ts';
import { readText } from './read-text.ts';
import type { TaskRunner } from './task-run.ts';
import { attentionsOf, dataOf, idTensor, tapsOf } from './tensors.ts';

const SHOWN_CANDIDATES = 10;

/**
 * Start mark, text, what was written after it → one pass, and what can come next. The whole sequence is run at every
 * step, so that every step shows its attention.
 */
export const runGeneration: TaskRunner = async (model, request, signal, clock) => {
  const { manifest, tokenizer } = model;
  const starts = framesOf(manifest).target.before;
  const limit = manifest.limits.target ?? 0;
  const written = request.written ?? [];
  const prompt = readText(model, request.text, 'target', starts.length + written.length, request.maxTokens);
  if (prompt.ids.length === 0) throw new HeadlightError('text.empty');
  const ids = [...starts, ...prompt.ids, ...written];
  requireMemory(manifest, request, { source: 0, target: ids.length });
  clock.tokenized();

  if (signal.aborted) throw new HeadlightError('run.aborted');
  const { attentions, logits } = await readAhead(model, ids, request.layers);
  clock.attended();

  const vocabulary = logits.length / ids.length;
  const rows = logits.subarray(0, (ids.length - 1) * vocabulary);
  // Decoded together: the space in front of the first written token depends on what stands before it.
  const continued = tokenizer.decode([...prompt.ids, ...written]);
  const again = tokenizer.decode(prompt.ids).text;
  const before = again.length;
  const typed = request.text.slice(0, prompt.usedChars);
  // Where blanks at the end are tokens, they are part of what was read.
  const used = again.endsWith(' ') ? typed : typed.trimEnd();
  const moved = used.length - before;
  const text = used + continued.text.slice(before);
  // An unknown character can be another word than the sign that decoding writes for it.
  const last = prompt.ids.length - 1;
  const furtherWords = (prompt.tokens[last]?.word ?? 0) - (continued.tokens[last]?.word ?? 0);
  const writtenTokens = continued.tokens.slice(prompt.ids.length).map((token) => ({
    ...token,
    span: { start: token.span.start + moved, end: token.span.end + moved },
    word: token.special ? token.word : token.word + furtherWords,
  }));
  return {
    texts: { source: '', target: text },
    tokens: {
      source: [],
      target: [...starts.map((id) => tokenizer.specialToken(id, 0)), ...prompt.tokens, ...writtenTokens],
    },
    attentions,
    output: {
      task: 'generation',
      predictions: predictionsOf(rows, ids.slice(1), tokenizer.label),
      next: nextToken(
        model,
        logits.subarray((ids.length - 1) * vocabulary),
        request.sampling ?? DEFAULT_SAMPLING,
        ids.length,
        limit,
      ),
      written: written.length,
    },
    notices: [...prompt.notices, ...layerNotices(request.layers)],
    logits,
  };
};

/** One pass over N ids: every attention tensor, and the logits, row-major [N, vocabulary]. */
export async function readAhead(
  model: Pick<OpenModel, 'ort' | 'whole' | 'manifest'>,
  ids: readonly number[],
  layers?: LayerRange,
) {
  const taps = tapsOf(model.manifest, layers);
  const outputs = await model.whole.run({ ids: idTensor(model, ids) }, [
    'logits',
    ...taps.map(({ output }) => output),
  ]);
  return { attentions: attentionsOf(outputs, taps), logits: dataOf(outputs.logits) };
}

/** What can stand at `position`, and what the seed draws there. `logits`: [vocabulary], of the last position. */
export function nextToken(
  { manifest, tokenizer }: Pick<OpenModel, 'manifest' | 'tokenizer'>,
  logits: Float32Array,
  sampling: Sampling,
  position: number,
  limit: number,
): NextToken {
  const { unknown, start, end } = manifest.specialTokens;
  // Padding, unknown and start mark are never written: they are no text. (A mark that also ends a text can be drawn.)
  const never = manifest.frames ? [unknown, start].filter((id) => id !== end) : [0, unknown, start];
  const draws = drawDistribution(logits, sampling, new Set(never.filter((id) => id !== undefined)));
  const drawn = drawAt(draws, seededUniform(sampling.seed, position))?.id ?? end ?? 0;
  const probabilities = softmax(logits);
  const shown = topIndices(logits, SHOWN_CANDIDATES);
  if (!shown.includes(drawn)) shown.splice(-1, 1, drawn);
  const candidates = shown.map((id): Candidate => {
    const draw = draws.find((other) => other.id === id);
    return {
      id,
      text: tokenizer.label(id),
      probability: probabilities[id] ?? 0,
      drawProbability: draw?.probability ?? 0,
    };
  });
  const ending = drawn === end ? 'mark' : position >= limit ? 'limit' : undefined;
  return { candidates, kept: draws.length, drawn, end: ending };
}
