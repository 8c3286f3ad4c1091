// The same run in onnxruntime-node, which is large and installs on its own, outside the project's packages.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../ensure-installed.mjs';
import { openSessions, runBare } from './decode-like-the-engine.mjs';

const VERSION = '1.30.0';
const home = join(root, '.cache', 'bench-native');

/** onnxruntime-node, one thread; undefined, with the reason printed, where it cannot be installed. */
function loadNative() {
  if (!existsSync(join(home, 'node_modules', 'onnxruntime-node'))) {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'package.json'), '{ "private": true }');
    spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', `onnxruntime-node@${VERSION}`], {
      cwd: home,
      env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' },
      stdio: 'ignore',
      shell: process.platform === 'win32',
    });
  }
  try {
    return createRequire(join(home, 'package.json'))('onnxruntime-node');
  } catch (error) {
    console.log(`onnxruntime-node could not be loaded, so there is no native ratio: ${error.message}`);
    return undefined;
  }
}

/** A function that runs once and returns its milliseconds; undefined without onnxruntime-node. */
export async function openNative(modelFolder, ids, options) {
  const ort = loadNative();
  if (!ort) return undefined;
  const create = ort.InferenceSession.create;
  const single = { intraOpNumThreads: 1, interOpNumThreads: 1 };
  const runtime = {
    Tensor: ort.Tensor,
    bareProviders: ['cpu'],
    InferenceSession: {
      create: (bytes, settings) => create.call(ort.InferenceSession, bytes, { ...settings, ...single }),
    },
  };
  const [model, decode] = ['model.onnx', 'decode.onnx']
    .map((file) => join(modelFolder, file))
    .map((path) => (existsSync(path) ? readFileSync(path) : undefined));
  const sessions = await openSessions(runtime, model, decode);
  return async () => {
    const begun = performance.now();
    await runBare(sessions, ids, options);
    return performance.now() - begun;
  };
}
