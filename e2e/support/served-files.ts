import type { Page, Route } from '@playwright/test';

/** Addresses of the model's files, whatever hash the build gave them. */
export const MODEL_FILE = {
  'model.onnx': /\/assets\/model-[\w-]+\.onnx$/,
  'decode.onnx': /\/assets\/decode-[\w-]+\.onnx$/,
  'tokenizer.json': /\/assets\/tokenizer-[\w-]+\.json$/,
} as const;

export const WORKER_FILE = /\/assets\/engine-worker-[\w-]+\.js$/;

/** From now on these files arrive as `change` makes them. Returns what lets the true ones through again. */
export async function alterFile(
  page: Page,
  pattern: RegExp,
  change: (bytes: Buffer) => Buffer,
): Promise<() => Promise<void>> {
  const handler = async (route: Route) => {
    const response = await route.fetch();
    // The body comes decoded, so the header that says how it was encoded must go.
    const { 'content-encoding': _, 'content-length': __, ...headers } = response.headers();
    await route.fulfill({ status: response.status(), headers, body: change(await response.body()) });
  };
  await page.route(pattern, handler);
  return () => page.unroute(pattern, handler);
}

/** From now on the server has no such file. Returns what brings it back. */
export async function removeFile(page: Page, pattern: RegExp): Promise<() => Promise<void>> {
  const handler = (route: Route) => route.fulfill({ status: 404, body: 'Not found' });
  await page.route(pattern, handler);
  return () => page.unroute(pattern, handler);
}
