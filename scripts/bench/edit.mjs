// Edits of models that readers bring, in Node: `edit.100MB`, `edit.500MB`, and what a tapped graph costs: `tapped.…`.
// Part of `npm run bench`; alone: `node scripts/bench/edit.mjs`.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runnerImport } from 'vite';
import { root } from '../ensure-installed.mjs';
import { against, summarize, table } from './statistics.mjs';

/** Results by name, as `bench.mjs` collects them. */
export async function benchEdits(rounds = 5) {
  const options = { root, configFile: false, logLevel: 'error' };
  const { module } = await runnerImport(join(root, 'scripts/bench/edit-bench.ts'), options);
  const results = {};
  for (const megabytes of [100, 500]) {
    const { times, modelBytes, extraBytes } = module.benchEdit(megabytes, rounds);
    const name = `edit.${megabytes}MB`;
    // Against a bare copy of the same bytes.
    results[name] = against(summarize(times.edit, 'ms'), summarize(times.copy, 'ms'));
    results[`${name}.inPlace`] = summarize(times.inPlace, 'ms');
    results[`${name}.extra`] = against(summarize([extraBytes], 'bytes'), summarize([modelBytes], 'bytes'));
  }
  for (const tokens of [128, 512]) {
    const { plain, nothing, all } = await module.benchTapped(tokens, rounds * 2);
    results[`tapped.nothing.${tokens}`] = against(summarize(nothing, 'ms'), summarize(plain, 'ms'));
    results[`tapped.all.${tokens}`] = against(summarize(all, 'ms'), summarize(plain, 'ms'));
  }
  return results;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  console.log(table(await benchEdits()));
