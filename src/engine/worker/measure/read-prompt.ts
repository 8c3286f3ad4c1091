import type { AttentionTensor } from '../../../core/attention.ts';
import { framesOf } from '../../../core/frames.ts';
import { getTask } from '../../../core/manifest.ts';
import type { EncoderTask } from '../../../core/task.ts';
import type { Token } from '../../../core/token.ts';
import type { MeasuredToken } from '../../../math/measures/measure-context.ts';
import type { OpenModel } from '../open/open-model.ts';
import { decodeByPasses } from '../run/decode-by-passes.ts';
import { decodeGreedily } from '../run/decode-greedily.ts';
import { readText } from '../run/read-text.ts';
import { encode } from '../run/run-encoder.ts';
import { readAhead } from '../run/run-generation.ts';
import { attend } from '../run/run-translation.ts';
import type { Prompt } from './battery.ts';

/** What a model's attention was on one text, and which tokens its rows and columns are. */
export interface ReadPrompt {
  readonly attentions: readonly AttentionTensor[];
  /** What the encoder read, marks included. */
  readonly source: readonly MeasuredToken[];
  /** What the decoder read, start mark first. */
  readonly read: readonly MeasuredToken[];
  /** What the decoder wrote: one a row of cross-attention. */
  readonly written: readonly MeasuredToken[];
  /** The text's own tokens, and the first one's place on the axis that reads it. */
  readonly tokens: readonly Token[];
  readonly firstPlace: number;
  /** Of a given translation: its own tokens; the first row is theirs. */
  readonly targetTokens: readonly Token[];
}

/** One text of the battery through the model, with nothing changed in its computation. */
export async function readPrompt(model: OpenModel, prompt: Prompt, signal: AbortSignal): Promise<ReadPrompt> {
  const { architecture } = model.manifest;
  const frames = framesOf(model.manifest);
  const sequence = architecture === 'decoder' ? 'target' : 'source';
  const own = prompt.kind === 'repeats' ? undefined : readText(model, textOf(prompt), sequence, 2);
  const ids = prompt.kind === 'repeats' ? prompt.ids : (own?.ids ?? []);
  const ordinary = measured(model, ids);
  const text = { tokens: own?.tokens ?? [], targetTokens: [] };
  if (architecture === 'decoder') {
    const { before } = frames.target;
    const { attentions } = await readAhead(model, [...before, ...ids]);
    const read = [...before.map(mark), ...ordinary];
    return { ...text, attentions, source: [], read, written: [], firstPlace: before.length };
  }
  if (architecture === 'encoder') {
    const { task } = getTask(model.manifest, undefined);
    const { before, after } = frames.source;
    const { attentions } = await encode(model, task as EncoderTask, [...before, ...ids, ...after]);
    const source = [...before.map(mark), ...ordinary, ...after.map(mark)];
    return { ...text, attentions, source, read: [], written: [], firstPlace: before.length };
  }
  const { before, after } = frames.source;
  const starts = frames.target.before;
  const sourceIds = [...before, ...ids, ...after];
  const target = targetOf(prompt);
  const targetTokens = target === undefined ? undefined : readText(model, target, 'target', 1).tokens;
  const written = await writtenFor(model, prompt, sourceIds, targetTokens, signal);
  const readIds = [...starts, ...written.slice(0, -1)];
  const { attentions } = await attend(model, sourceIds, readIds);
  return {
    tokens: text.tokens,
    targetTokens: targetTokens ?? [],
    // A tree is about its own sentence: what would be written of it is not asked for.
    attentions: prompt.kind === 'trees' ? attentions.filter(({ site }) => site === 'encoder') : attentions,
    source: [...before.map(mark), ...ordinary, ...after.map(mark)],
    read: [...starts.map(mark), ...measured(model, readIds.slice(starts.length))],
    written: measured(model, written),
    firstPlace: before.length,
  };
}

/** The given translation, the same random tokens for random tokens, nothing for a tree, else what the model writes itself. */
async function writtenFor(
  model: OpenModel,
  prompt: Prompt,
  sourceIds: readonly number[],
  target: readonly Token[] | undefined,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const { after } = framesOf(model.manifest).target;
  switch (prompt.kind) {
    case 'repeats':
      return [...prompt.ids, ...after];
    case 'trees':
      return [...after];
    case 'pairs':
    case 'sentences':
      if (target) return [...target.map(({ id }) => id), ...after];
      return model.step
        ? decodeGreedily({ ...model, step: model.step }, sourceIds, signal)
        : decodeByPasses(model, sourceIds, signal);
  }
}

function textOf(prompt: Exclude<Prompt, { kind: 'repeats' }>): string {
  if (prompt.kind === 'sentences') return prompt.text;
  return prompt.kind === 'pairs' ? prompt.pair.source.text : prompt.tree.text;
}

function targetOf(prompt: Prompt): string | undefined {
  if (prompt.kind === 'sentences') return prompt.target;
  return prompt.kind === 'pairs' ? prompt.pair.target.text : undefined;
}

function measured({ tokenizer }: Pick<OpenModel, 'tokenizer'>, ids: readonly number[]): MeasuredToken[] {
  return tokenizer.decode(ids).tokens.map(({ id, special }) => ({ id, special }));
}

function mark(id: number): MeasuredToken {
  return { id, special: true };
}
