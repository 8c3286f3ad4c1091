import { describe, expect, it } from 'vitest';
import { largestDifference } from '../../../../scripts/golden/read-golden.ts';
import { openShippedModel } from '../../../../scripts/open-shipped-model.ts';
import { runModel } from '../run/run-model.ts';

const { signal } = new AbortController();

describe('weights rounded to 8 bits', () => {
  it.each([
    ['stories', 'Once upon a time there was a little dog.'],
    ['translate-en-fr', 'The small dog sees the cat.'],
  ])('change the attention of %s a little, everywhere', async (modelId, text) => {
    const request = { text, target: 'Le petit chien voit le chat.', logits: true };
    const models = await Promise.all([openShippedModel(modelId), openShippedModel(modelId, 'int8')]);
    const [plain, rounded] = await Promise.all(models.map((model) => runModel(model, request, signal)));
    for (const [at, { data }] of plain?.run.attentions.entries() ?? []) {
      const other = rounded?.run.attentions[at]?.data ?? expect.fail('no such tensor');
      const difference = largestDifference(data, other);
      expect(difference).toBeGreaterThan(1e-5);
      expect(difference).toBeLessThan(0.2);
    }
  });
});
