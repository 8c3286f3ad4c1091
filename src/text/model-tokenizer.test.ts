import { expect, it } from 'vitest';
import { readModelJson, TEXT_MODEL_IDS } from '../../scripts/shipped-models.ts';
import { modelTokenizer } from './model-tokenizer.ts';

const specialTokens = { unknown: 1, start: 2, end: 3 };

it('refuses a model that has neither a tokenizer nor a picture', () => {
  expect(() => modelTokenizer({ specialTokens }, undefined)).toThrow('files.tokenizer');
});

it('is that of patches for a model of pictures, and the file’s for one of text', () => {
  const picture = { columns: 1, rows: 1, levels: 17, firstLevel: 4 };
  expect(modelTokenizer({ picture, specialTokens }, undefined).vocabularySize).toBe(21);
  const [id = ''] = TEXT_MODEL_IDS;
  const { vocabulary } = readModelJson(id, 'manifest.json');
  expect(modelTokenizer({ specialTokens }, readModelJson(id, 'tokenizer.json')).vocabularySize).toBe(
    vocabulary,
  );
});
