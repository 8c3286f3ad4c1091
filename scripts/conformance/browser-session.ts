import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { chromium } from '@playwright/test';
import { root } from '../ensure-installed.mjs';
import { launchOptions } from '../find-browser.mjs';
import type { Output } from './graph-session.ts';
import type { CaseInput } from './read-cases.ts';

const runtime = join(root, 'node_modules/onnxruntime-web/dist');
const TYPES: Readonly<Record<string, string>> = { mjs: 'text/javascript', wasm: 'application/wasm' };

/** Vite would rewrite an import inside a function that runs in the page. */
const pageOf = (build: string) => `<!doctype html><title>conformance</title>
<script type="module">import * as ort from '/ort/${build}'; window.ort = ort;</script>`;

/** Graphs run in a real browser instead of Node: an empty page, the runtime, and one graph after another. */
export async function openBrowser(provider: 'wasm' | 'webgpu') {
  const html = pageOf(provider === 'webgpu' ? 'ort.webgpu.min.mjs' : 'ort.wasm.min.mjs');
  let model: Uint8Array = new Uint8Array();
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path.startsWith('/ort/')) {
      response.setHeader('content-type', TYPES[path.split('.').at(-1) ?? ''] ?? 'text/plain');
      response.end(readFileSync(join(runtime, basename(path))));
    } else if (path.startsWith('/model')) response.end(model);
    else response.setHeader('content-type', 'text/html').end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const browser = await chromium.launch(launchOptions());
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.waitForFunction(() => 'ort' in window);
  const run = async (bytes: Uint8Array, inputs: Readonly<Record<string, CaseInput>>) => {
    model = bytes;
    const found = await page.evaluate(runInPage, { inputs, provider });
    return new Map(
      found.map(({ name, dims, data }): [string, Output] => [name, { dims, data: Float32Array.from(data) }]),
    );
  };
  const close = async () => {
    await browser.close();
    server.close();
  };
  return { run, close };
}

/** What is used of onnxruntime-web in the page. */
interface PageRuntime {
  readonly env: { readonly wasm: { numThreads: number; wasmPaths: string } };
  readonly Tensor: new (type: string, data: unknown, dims: readonly number[]) => unknown;
  readonly InferenceSession: {
    readonly create: (bytes: Uint8Array, options: object) => Promise<PageSession>;
  };
}

interface PageSession {
  readonly inputNames: readonly string[];
  readonly run: (
    feeds: object,
  ) => Promise<Record<string, { type: string; dims: number[]; data: ArrayLike<number> }>>;
  readonly release: () => Promise<void>;
}

/** In the page: fetches the graph, runs it once, gives all results that are floats. */
async function runInPage(asked: {
  readonly inputs: Readonly<Record<string, CaseInput>>;
  readonly provider: 'wasm' | 'webgpu';
}) {
  const { ort } = window as unknown as { readonly ort: PageRuntime };
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = '/ort/';
  const bytes = new Uint8Array(await (await fetch(`/model?${Math.random()}`)).arrayBuffer());
  const session = await ort.InferenceSession.create(bytes, {
    executionProviders: [asked.provider],
    logSeverityLevel: 4,
  });
  const feeds: Record<string, unknown> = {};
  for (const name of session.inputNames) {
    const input = asked.inputs[name];
    if (!input) throw new Error(`the case says nothing of the input ${name}`);
    const data = input.type === 'int64' ? input.data.map(BigInt) : input.data;
    const list = { float32: Float32Array, int64: BigInt64Array, int32: Int32Array, bool: Uint8Array };
    const kind = (list as Record<string, unknown>)[input.type] as
      | { from(data: unknown): unknown }
      | undefined;
    const half = (globalThis as unknown as Record<string, { from(data: unknown): unknown }>).Float16Array;
    feeds[name] = new ort.Tensor(input.type, (kind ?? half)?.from(data), input.dims);
  }
  const outputs = await session.run(feeds);
  await session.release();
  return Object.entries(outputs)
    .filter(([, { type }]) => type === 'float32' || type === 'float16')
    .map(([name, { dims, data }]) => ({ name, dims, data: Array.from(data) }));
}
