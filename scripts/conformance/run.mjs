// `npm run conformance [-- --json] [family …]`: every case of models/conformance through the page's own code, in Node.
// `npm run fuzz -- --count N --seed N`: this file with `fuzz` as its first argument.
import { join } from 'node:path';
import { ensureInstalled, requireNode, root } from '../ensure-installed.mjs';

requireNode();
ensureInstalled();
const { runnerImport } = await import('vite');
const [first, ...rest] = process.argv.slice(2);
const isFuzz = first === 'fuzz';
const { module } = await runnerImport(
  join(root, 'scripts/conformance', isFuzz ? 'fuzz.ts' : 'conformance.ts'),
  {
    root,
    configFile: false,
    logLevel: 'error',
  },
);
process.exitCode = await module.main(isFuzz ? rest : process.argv.slice(2));
