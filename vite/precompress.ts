import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const COMPRESSIBLE = /\.(js|mjs|css|html|json|svg|wasm|onnx)$/;
/** Above this size the best Brotli level takes longer than the build. */
const LARGE_BYTES = 1_000_000;

/** Writes `.br` and `.gz` beside every file of the build that shrinks, for the server to send. */
export function precompress(): Plugin {
  let folder = 'dist';
  return {
    name: 'headlight-precompress',
    apply: 'build',
    configResolved: (config) => {
      folder = config.build.outDir;
    },
    closeBundle: async () => {
      const files = await readdir(folder, { recursive: true });
      await Promise.all(
        files.filter((file) => COMPRESSIBLE.test(file)).map((file) => compress(join(folder, file))),
      );
    },
  };
}

async function compress(path: string): Promise<void> {
  const bytes = await readFile(path);
  const quality = bytes.length > LARGE_BYTES ? 7 : 11;
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
    promisify(gzip)(bytes, { level: bytes.length > LARGE_BYTES ? 6 : 9 }),
  ]);
  if (br.length < bytes.length * 0.95) await writeFile(`${path}.br`, br);
  if (gz.length < bytes.length * 0.95) await writeFile(`${path}.gz`, gz);
}
