import { describe, expect, test } from 'vitest';
import { DTYPE } from '../../../onnx/graph/onnx-fields.ts';
import { firstPosition, guestLimits } from './guest-limits.ts';
import type { GuestPlan } from './guest-plan.ts';

type Plan = Parameters<typeof guestLimits>[0];
type Config = Parameters<typeof guestLimits>[1]['config'];

function planOf(architecture: GuestPlan['architecture'], length: number | string = 'sequence'): Plan {
  const inputs = [{ name: 'input_ids', dtype: DTYPE.int64, dims: [1, length], role: 'ids' }];
  return { architecture, main: { inputs } } as unknown as Plan;
}

const limitsOf = (config: Config, tokenizerConfig = {}, plan = planOf('encoder')) =>
  guestLimits(plan, { config, tokenizerConfig });

describe('How many tokens a guest reads', () => {
  test('is what its config says, fewer where positions begin behind the padding id', () => {
    expect(limitsOf({ model_type: 'bert', max_position_embeddings: 512 }).limits).toEqual({ source: 512 });
    const roberta = { model_type: 'roberta', max_position_embeddings: 514, pad_token_id: 1 };
    expect(limitsOf(roberta).limits).toEqual({ source: 512 });
    expect(firstPosition(roberta)).toBe(2);
    expect(firstPosition({ model_type: 'bert', pad_token_id: 1 })).toBe(0);
  });

  test('is the smallest of what its files say; a tokenizer without a limit says none', () => {
    const config = { max_position_embeddings: 1024 };
    expect(limitsOf(config, { model_max_length: 128 }).limits).toEqual({ source: 128 });
    expect(limitsOf(config, { model_max_length: 1e30 }).limits).toEqual({ source: 1024 });
  });

  test('is the fixed length of its graph, whatever its files say, and a note says so', () => {
    const { limits, notes } = limitsOf({ max_position_embeddings: 512 }, {}, planOf('encoder', 64));
    expect(limits).toEqual({ source: 64 });
    expect(notes).toEqual([{ code: 'length.fixed', details: { tokens: 64 } }]);
  });

  test('is guessed where nothing says it, and a note says so', () => {
    const { limits, notes } = limitsOf({}, {}, planOf('decoder'));
    expect(limits).toEqual({ target: 512 });
    expect(notes).toEqual([{ code: 'limit.guessed', details: { tokens: 512 } }]);
  });
});
