import { type AttentionRun, idsRead } from '../core/run.ts';
import type { TokensOf } from '../engine/protocol.ts';

/** What the engine needs to go over a run's tokens again; undefined where the attention was computed elsewhere. */
export function tokensOf(run: AttentionRun): TokensOf | undefined {
  const { task } = run.output;
  if (run.provider === 'elsewhere') return undefined;
  return { task, ...idsRead(run), interventions: run.interventions };
}
