// Builds dist/ when a source file is newer than the last build.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, runOrExit } from './ensure-installed.mjs';

const SOURCES = ['src', 'public', 'models', 'vite', 'index.html', 'package-lock.json', 'vite.config.ts'];
/** In models/, only what ships; the training code does not change the page. */
const IGNORED = /models\/training/;

function newest(path) {
  if (IGNORED.test(path) || !existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

export function buildIfStale() {
  const page = join(root, 'dist', 'index.html');
  const built = existsSync(page) ? statSync(page).mtimeMs : 0;
  if (built > Math.max(...SOURCES.map((path) => newest(join(root, path))))) return;
  console.log('Building the page …');
  runOrExit(process.execPath, [
    join(root, 'node_modules', 'vite', 'bin', 'vite.js'),
    'build',
    '--logLevel',
    'warn',
  ]);
}
