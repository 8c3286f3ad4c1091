import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { summarize } from './statistics.mjs';

const KINDS = {
  js: /\.m?js$/,
  css: /\.css$/,
  html: /(\/|\.html)$/,
  wasm: /\.wasm$/,
  model: /\.(onnx|json)$/,
};

/** Bytes of the files that a cold start asked for: raw, gzip, and as our server sends them (Brotli where smaller). */
export function bytesOf(paths, dist) {
  const results = {};
  for (const [kind, pattern] of Object.entries(KINDS)) {
    const files = paths
      .filter((path) => pattern.test(path))
      .map((path) => join(dist, path.endsWith('/') ? `${path}index.html` : path));
    const total = (size) => files.reduce((sum, file) => sum + size(file), 0);
    const bytes = {
      raw: total((file) => statSync(file).size),
      gzip: total(gzipBytes),
      brotli: total((file) => sizeOr(`${file}.br`, file)),
    };
    for (const [name, value] of Object.entries(bytes))
      results[`bytes.${kind}.${name}`] = summarize([value], 'bytes');
  }
  return results;
}

function gzipBytes(file) {
  return existsSync(`${file}.gz`)
    ? statSync(`${file}.gz`).size
    : Math.min(gzipSync(readFileSync(file)).length, statSync(file).size);
}

function sizeOr(file, other) {
  return statSync(existsSync(file) ? file : other).size;
}
