import { describe, expect, it } from 'vitest';
import { sortFiles } from './sort-files.ts';

const sorted = (...paths: string[]) =>
  sortFiles(paths.map((path) => ({ path }))).map(({ graphs, others, dtype, lacks }) => ({
    graphs: graphs.map(({ path }) => path),
    others: others.map(({ path }) => path),
    dtype,
    lacks,
  }));

describe('sortFiles', () => {
  it('finds no model where there are no files, and none without a graph', () => {
    expect(sorted()).toEqual([]);
    expect(sorted('tokenizer.json', 'config.json')).toEqual([]);
  });

  it('opens a graph alone, and says what it lacks', () => {
    expect(sorted('some.onnx')).toEqual([
      { graphs: ['some.onnx'], others: [], dtype: undefined, lacks: ['tokenizer', 'config'] },
    ]);
  });

  it('takes the files in any order, and of each the nearest to the graph', () => {
    const files = [
      'tokenizer.json',
      'onnx/config.json',
      'config.json',
      'onnx/model.onnx',
      'other/tokenizer.json',
    ];
    const expected = {
      graphs: ['onnx/model.onnx'],
      others: ['tokenizer.json', 'onnx/config.json'],
      dtype: undefined,
      lacks: [],
    };
    expect(sorted(...files)).toEqual([expected]);
    expect(sorted(...files.reverse())).toEqual([expected]);
  });

  it('makes a choice of each dtype, the one as exported first', () => {
    const found = sorted(
      'onnx/model_quantized.onnx',
      'onnx/model_q4f16.onnx',
      'onnx/model_fp16.onnx',
      'onnx/model_uint8.onnx',
      'onnx/model.onnx',
    );
    expect(found.map(({ graphs: [path], dtype }) => `${path} ${dtype}`)).toEqual([
      'onnx/model.onnx undefined',
      'onnx/model_fp16.onnx float16',
      'onnx/model_q4f16.onnx int4 + float16',
      'onnx/model_quantized.onnx int8',
      'onnx/model_uint8.onnx uint8',
    ]);
  });

  it('joins encoder and decoder of one dtype, the decoder without a past before the others', () => {
    const found = sorted(
      'onnx/decoder_with_past_model.onnx',
      'onnx/decoder_model_merged.onnx',
      'onnx/decoder_model.onnx',
      'onnx/encoder_model.onnx',
      'onnx/encoder_model_int8.onnx',
      'onnx/decoder_model_merged_int8.onnx',
    );
    expect(found.map(({ graphs }) => graphs)).toEqual([
      ['onnx/encoder_model.onnx', 'onnx/decoder_model.onnx'],
      ['onnx/encoder_model_int8.onnx', 'onnx/decoder_model_merged_int8.onnx'],
    ]);
  });

  it('gives external data to its own graph only', () => {
    const found = sorted(
      'model.onnx',
      'model.onnx_data',
      'model.onnx_data_1',
      'model_fp16.onnx',
      'model_fp16.onnx_data',
      'model.onnx.data',
      'model.onnx_database',
    );
    expect(found.map(({ others }) => others)).toEqual([
      ['model.onnx_data', 'model.onnx_data_1', 'model.onnx.data'],
      ['model_fp16.onnx_data'],
    ]);
  });

  it('takes vocabularies only where there is no tokenizer.json', () => {
    expect(sorted('model.onnx', 'vocab.txt', 'tokenizer.json')[0]?.others).toEqual(['tokenizer.json']);
    expect(sorted('model.onnx', 'vocab.txt')[0]).toMatchObject({
      others: ['vocab.txt'],
      lacks: ['tokenizer', 'config'],
    });
  });

  it('asks no tokenizer of a model that reads pictures', () => {
    expect(sorted('model.onnx', 'preprocessor_config.json', 'config.json')[0]?.lacks).toEqual([]);
  });

  it('takes no other file for config.json', () => {
    const [found] = sorted('model.onnx', 'tokenizer_config.json', 'generation_config.json', 'tokenizer.json');
    expect(found?.lacks).toEqual(['config']);
  });

  it('passes over what archives and file managers leave behind', () => {
    expect(sorted('__MACOSX/model.onnx', '.cache/model.onnx', 'a/.b.onnx')).toEqual([]);
  });
});
