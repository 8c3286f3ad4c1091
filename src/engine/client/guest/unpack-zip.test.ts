import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unpackZip } from './unpack-zip.ts';

const { signal } = new AbortController();
const blobOf = (bytes: Uint8Array) => new Blob([bytes.slice()]);

async function contents(zip: Uint8Array, limitBytes?: number) {
  const files = await unpackZip('some.zip', blobOf(zip), signal, limitBytes);
  return Promise.all(files.map(async ({ path, blob }) => [path, await blob.text()]));
}

describe('unpackZip', () => {
  it.each([
    ['nothing', new Uint8Array()],
    ['no zip', strToU8('this is no zip, though it says so')],
    ['a zip without files', zipSync({})],
  ])('refuses %s', async (_, bytes) => {
    await expect(contents(bytes)).rejects.toThrow(/guest\.zip/);
  });

  it('refuses a zip that ends too early, wherever it ends', async () => {
    const whole = zipSync({ 'model.onnx': strToU8('abcdefgh'.repeat(500)) });
    const directory = whole.length - 100;
    for (const length of [1, 20, 30, Math.floor(directory / 2)]) {
      await expect(contents(whole.subarray(0, length))).rejects.toThrow(/guest\.zip/);
    }
  });

  it('unpacks stored and deflated files with their folders', async () => {
    const zip = zipSync({
      'bert/onnx/model.onnx': [strToU8('weights'), { level: 0 }],
      'bert/tokenizer.json': [strToU8('{}'.repeat(1000)), { level: 9 }],
    });
    expect(await contents(zip)).toEqual([
      ['bert/onnx/model.onnx', 'weights'],
      ['bert/tokenizer.json', '{}'.repeat(1000)],
    ]);
  });

  it('stops a small zip that unpacks into more than the limit', async () => {
    const bomb = zipSync({ 'model.onnx': [new Uint8Array(5_000_000), { level: 9 }] });
    expect(bomb.length).toBeLessThan(10_000);
    await expect(contents(bomb, 1_000_000)).rejects.toThrow(/guest\.too-large/);
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    controller.abort();
    const zip = blobOf(zipSync({ 'a.onnx': strToU8('a') }));
    await expect(unpackZip('some.zip', zip, controller.signal)).rejects.toThrow(/run\.aborted/);
  });
});
