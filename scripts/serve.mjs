// Serves dist/ as `npm start` does: compressed, isolated, immutable where the name carries a hash.
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { isolationHeaders } from '../vite/isolation-headers.mjs';
import { root } from './ensure-installed.mjs';

/**
 * @param {{ folder?: string, port?: number, host?: string, headers?: Record<string, string>, mounts?: Record<string, string> }} options
 *   `mounts` serves further folders under a prefix such as `/bench/`
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export function serve({
  folder = join(root, 'dist'),
  port = 4173,
  host = '127.0.0.1',
  headers = isolationHeaders,
  mounts = {},
} = {}) {
  const files = (root) =>
    sirv(root, {
      brotli: true,
      gzip: true,
      etag: true,
      setHeaders(response, path) {
        for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
        const hashed = path.startsWith('/assets/');
        response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  const page = files(folder);
  const mounted = Object.entries(mounts).map(([prefix, root]) => ({ prefix, answer: files(root) }));
  const server = createServer((request, response) => {
    const mount = mounted.find(({ prefix }) => request.url.startsWith(prefix));
    if (mount) request.url = request.url.slice(mount.prefix.length - 1);
    (mount?.answer ?? page)(request, response, () => {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      response.statusCode = 404;
      response.end('Not found');
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const { port: bound } = server.address();
      resolve({
        url: `http://${host}:${bound}`,
        close: () =>
          new Promise((done) => {
            server.closeAllConnections();
            server.close(() => done());
          }),
      });
    });
  });
}
