import { describe, expect, it } from 'vitest';
import { inputRoles } from './input-roles.ts';

const INT64 = 7;
const FLOAT = 1;
const input = (name: string, dtype: number, ...dims: (number | string)[]) => ({ name, dtype, dims });
const rolesOf = (...inputs: Parameters<typeof inputRoles>[0]) => inputRoles(inputs).map(({ role }) => role);

describe('inputRoles', () => {
  it('is nothing for a graph without inputs', () => {
    expect(inputRoles([])).toEqual([]);
  });

  it('knows the inputs of the usual exports', () => {
    expect(
      rolesOf(
        input('input_ids', INT64, 'B', 'T'),
        input('attention_mask', INT64, 'B', 'T'),
        input('token_type_ids', INT64, 'B', 'T'),
        input('position_ids', INT64, 'B', 'T'),
        input('past_key_values.0.key', FLOAT, 'B', 12, 'P', 64),
        input('use_cache_branch', 9, 1),
      ),
    ).toEqual(['ids', 'mask', 'types', 'positions', 'past', 'no-cache']);
    expect(
      rolesOf(
        input('input_ids', INT64, 'B', 'T'),
        input('encoder_attention_mask', INT64, 'B', 'S'),
        input('encoder_hidden_states', FLOAT, 'B', 'S', 512),
        input('decoder_attention_mask', INT64, 'B', 'T'),
        input('decoder_input_ids', INT64, 'B', 'T'),
      ),
    ).toEqual(['ids', 'mask', 'encoder-states', 'decoder-mask', 'decoder-ids']);
  });

  it('takes the only input of whole numbers for the ids, and the only one of three channels for the picture', () => {
    expect(rolesOf(input('x', INT64, 1, 'T'))).toEqual(['ids']);
    expect(rolesOf(input('x', FLOAT, 1, 3, 224, 224))).toEqual(['pixels']);
    expect(rolesOf(input('input', FLOAT, 'B', 3, 32, 32))).toEqual(['pixels']);
  });

  it('names an input that the page cannot make', () => {
    for (const one of [
      input('input_features', FLOAT, 1, 80, 3000),
      input('x', FLOAT, 1, 12),
      input('s', 8, 1),
    ]) {
      expect(() => inputRoles([one])).toThrow('guest.input');
    }
    expect(() => inputRoles([input('input_ids', INT64, 1, 'T'), input('bbox', INT64, 1, 'T', 4)])).toThrow(
      'bbox',
    );
  });
});
