import { get, type IncomingHttpHeaders } from 'node:http';
import { expect, test } from './support/test.ts';

const ISOLATION = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'cross-origin',
  'document-isolation-policy': 'isolate-and-require-corp',
  'access-control-allow-origin': '*',
};

test('The page and its files come with isolation headers, and the page is isolated', async ({
  page,
  baseURL,
}) => {
  await page.goto('/');
  expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(true);
  for (const path of ['/', await scriptOf(baseURL)]) {
    expect((await fetchRaw(baseURL, path)).headers, path).toMatchObject(ISOLATION);
  }
});

test('Files come compressed, by Brotli or by gzip, as the browser wishes', async ({ baseURL }) => {
  const script = await scriptOf(baseURL);
  const plain = await fetchRaw(baseURL, script);
  expect(plain.headers['content-encoding']).toBeUndefined();
  for (const encoding of ['br', 'gzip']) {
    const packed = await fetchRaw(baseURL, script, { 'accept-encoding': encoding });
    expect(packed.headers['content-encoding']).toBe(encoding);
    expect(packed.headers['content-type']).toBe(plain.headers['content-type']);
    expect(packed.headers.vary).toMatch(/accept-encoding/i);
    expect(Number(packed.headers['content-length'])).toBe(packed.bytes.length);
    expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 2);
  }
  // The aim: under 200 KB of JavaScript before the wasm.
  const { bytes } = await fetchRaw(baseURL, script, { 'accept-encoding': 'br' });
  expect(bytes.length).toBeLessThan(200_000);
});

test('Files with a hash in their name may be kept for a year, the page itself is asked for anew', async ({
  baseURL,
}) => {
  const script = await fetchRaw(baseURL, await scriptOf(baseURL));
  expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  const index = await fetchRaw(baseURL, '/');
  expect(index.headers['cache-control']).toBe('no-cache');
  expect(index.headers['content-type']).toMatch(/^text\/html/);
  const again = await fetchRaw(baseURL, '/', { 'if-none-match': String(index.headers.etag) });
  expect(again.status).toBe(304);
});

test('A part of a file can be asked for', async ({ baseURL }) => {
  const script = await scriptOf(baseURL);
  const whole = await fetchRaw(baseURL, script);
  const part = await fetchRaw(baseURL, script, { range: 'bytes=10-29' });
  expect(part.status).toBe(206);
  expect(part.bytes.equals(whole.bytes.subarray(10, 30))).toBe(true);
});

test('What is not there is a 404, and nothing outside the build is served', async ({ baseURL }) => {
  for (const path of [
    '/no-such-file',
    '/assets/',
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
  ]) {
    const { status, bytes } = await fetchRaw(baseURL, path);
    expect(status, path).toBe(404);
    expect(bytes.toString()).not.toContain('devDependencies');
  }
  expect((await fetchRaw(baseURL, '/%')).status, 'a broken escape').toBeLessThan(500);
  expect((await fetchRaw(baseURL, '/')).status, 'and the server still answers').toBe(200);
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

/** Sends the path as it stands and decodes nothing, unlike a browser. */
function fetchRaw(
  baseURL: string | undefined,
  path: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const { hostname, port } = new URL(baseURL ?? '');
  return new Promise((resolve, reject) => {
    get({ hostname, port, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, bytes: Buffer.concat(chunks) }),
      );
    }).on('error', reject);
  });
}

/** The address of the page's main script. */
async function scriptOf(baseURL: string | undefined): Promise<string> {
  const { bytes } = await fetchRaw(baseURL, '/');
  const [, path] = /<script[^>]* src="\.?(\/assets\/[^"]+\.js)"/.exec(bytes.toString()) ?? [];
  if (!path) throw new Error('the page names no script');
  return path;
}
