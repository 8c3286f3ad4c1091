import { HeadlightError } from '../../../core/errors.ts';
import type { Site } from '../../../core/head.ts';
import type { Baselines, HeadMeasures, PromptMeasures } from '../../../core/measure.ts';
import { createHeadMeasurer } from '../../../math/measures/measure-head.ts';
import { siteContext } from '../../../math/measures/site-context.ts';
import type { Calls } from '../../protocol.ts';
import type { OpenModel } from '../open/open-model.ts';
import { batteryOf } from './battery.ts';
import { headsOf } from './heads-of.ts';
import { alignmentBaselines, alignmentError } from './measure-pair.ts';
import { treeHits } from './measure-tree.ts';
import { type ReadPrompt, readPrompt } from './read-prompt.ts';

/**
 * One text of the battery, measured in the open model. Texts come one a call, so that what the reader types meanwhile
 * waits for one text at most. Throws `argument.invalid` past the last one, `run.aborted`, `run.failed`.
 */
export async function measurePrompt(
  model: OpenModel,
  { prompt: index }: Calls['measure']['request'],
  signal: AbortSignal,
): Promise<Calls['measure']['reply']> {
  const battery = batteryOf(model.manifest, (id) => isOrdinary(model, id));
  const prompt = battery[index];
  if (!prompt) {
    throw new HeadlightError('argument.invalid', {
      path: 'prompt',
      expected: `0 to ${battery.length - 1}`,
      found: index,
    });
  }
  const read = await readPrompt(model, prompt, signal);
  const { heads, baselines } = measureAll(read);
  const tokens = Math.max(read.source.length, read.read.length);
  const part: PromptMeasures = { kind: prompt.kind, tokens, heads, baselines };
  const prompts = battery.length;
  if (prompt.kind === 'trees') return { prompts, measures: { ...part, trees: treeHits(read, prompt.tree) } };
  if (prompt.kind !== 'pairs') return { prompts, measures: part };
  const withErrors = Object.fromEntries(
    read.attentions.flatMap((tensor) =>
      headsOf(tensor).map(({ key, matrix }) => {
        const one = heads[key] as HeadMeasures;
        if (tensor.site !== 'cross') return [key, one];
        const error = alignmentError(matrix, read, prompt.pair);
        return [key, { ...one, values: { ...one.values, 'alignment-error': error } }];
      }),
    ),
  );
  const cross = baselines.cross && alignmentBaselines(baselines.cross, prompt.pair);
  return {
    prompts,
    measures: { ...part, heads: withErrors, baselines: { ...baselines, ...(cross && { cross }) } },
  };
}

function measureAll(read: ReadPrompt): Pick<PromptMeasures, 'heads' | 'baselines'> {
  const heads: Record<string, HeadMeasures> = {};
  const baselines: Partial<Record<Site, Baselines>> = {};
  const measurers = {
    encoder: createHeadMeasurer(siteContext('encoder', read.source, read.source)),
    decoder: createHeadMeasurer(siteContext('decoder', read.read, read.read)),
    cross: createHeadMeasurer(siteContext('cross', read.written, read.source)),
  };
  for (const tensor of read.attentions) {
    const measurer = measurers[tensor.site];
    baselines[tensor.site] = measurer.baselines;
    for (const { key, matrix } of headsOf(tensor)) heads[key] = measurer.measure(matrix);
  }
  return { heads, baselines };
}

/** Neither special nor unknown nor padding. */
function isOrdinary({ manifest, tokenizer }: OpenModel, id: number): boolean {
  const token = tokenizer.decode([id]).tokens[0];
  return token !== undefined && !token.special && !token.unknown && id !== manifest.specialTokens.unknown;
}
