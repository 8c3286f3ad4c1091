// `npm start`: installs, builds, serves. Imports of packages come after the installation.
import { ensureInstalled, requireNode } from './ensure-installed.mjs';

requireNode();
ensureInstalled();
const { buildIfStale } = await import('./build-if-stale.mjs');
buildIfStale();
const { serve } = await import('./serve.mjs');
const port = Number(process.env.PORT ?? 4173);
try {
  const { url } = await serve({ port });
  console.log(`Headlight is at ${url}  (Ctrl+C stops it)`);
} catch (error) {
  if (error?.code !== 'EADDRINUSE') throw error;
  console.error(`Port ${port} is in use. Choose another: PORT=${port + 1} npm start`);
  process.exit(1);
}
