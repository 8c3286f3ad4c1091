import { describe, expect, it } from 'vitest';
import { parseHubId } from './hub-id.ts';

const NONE = { revision: undefined, path: undefined, base: undefined };

describe('parseHubId', () => {
  it.each([
    '',
    ' ',
    'a b',
    'a/b/c',
    '../..',
    'a/..',
    '@main',
    'owner/',
    'a/b@../x',
    'https://',
    'https://hub.test/',
    'ü/x',
  ])('refuses “%s”', (text) => {
    expect(() => parseHubId(text)).toThrow(/guest\.invalid/);
  });

  it('reads a name with and without its owner, its revision and a file', () => {
    expect(parseHubId('gpt2')).toEqual({ ...NONE, repository: 'gpt2' });
    expect(parseHubId(' hub:Xenova/bert-base-uncased ')).toEqual({
      ...NONE,
      repository: 'Xenova/bert-base-uncased',
    });
    expect(parseHubId('a/b@refs/pr/1#onnx/model_int8.onnx')).toEqual({
      repository: 'a/b',
      revision: 'refs/pr/1',
      path: 'onnx/model_int8.onnx',
      base: undefined,
    });
  });

  it('reads the address of a page: of the repository, of its files, of a file', () => {
    const base = 'https://hub.test';
    expect(parseHubId(`${base}/a/b`)).toEqual({ ...NONE, repository: 'a/b', base });
    expect(parseHubId(`${base}/a/b/tree/v1`)).toEqual({ ...NONE, repository: 'a/b', revision: 'v1', base });
    expect(parseHubId(`${base}/a/b/blob/v1/onnx/model.onnx`)).toEqual({
      repository: 'a/b',
      revision: 'v1',
      path: 'onnx/model.onnx',
      base,
    });
  });
});
