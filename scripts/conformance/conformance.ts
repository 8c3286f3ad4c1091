import { parseArgs } from 'node:util';
import { openBrowser } from './browser-session.ts';
import knownFailures from './known-failures.json' with { type: 'json' };
import { readCases } from './read-cases.ts';
import { type CaseResult, runCase } from './run-case.ts';
import { writeTable } from './table.ts';

const known: Readonly<Record<string, string>> = knownFailures;

/** Runs the suite in Node, or with `--browser wasm` or `--browser webgpu` in a browser; resolves with the exit code: 1 where a case fails that is not known to, or a known one passes. */
export async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean' }, table: { type: 'boolean' }, browser: { type: 'string' } },
    allowPositionals: true,
  });
  const provider = values.browser === 'webgpu' ? 'webgpu' : 'wasm';
  const browser = values.browser === undefined ? undefined : await openBrowser(provider);
  const results: CaseResult[] = [];
  for (const one of chosen(positionals)) {
    const result = browser ? await runCase(one, { provider, run: browser.run }) : await runCase(one);
    results.push(result);
    console.log(line(result));
    for (const fault of result.faults.slice(0, 6)) console.log(`    ${fault}`);
  }
  await browser?.close();
  const failing = results.filter(({ faults }) => faults.length > 0);
  const unknown = failing.filter((result) => known[keyOf(result)] === undefined);
  const cured = results.filter((result) => result.faults.length === 0 && known[keyOf(result)] !== undefined);
  for (const result of failing)
    if (known[keyOf(result)]) console.log(`known: ${keyOf(result)}: ${known[keyOf(result)]}`);
  for (const result of cured) console.log(`${keyOf(result)} passes: take it out of known-failures.json`);
  const families = new Set(results.map(({ family }) => family)).size;
  const summary = {
    cases: results.length,
    passed: results.length - failing.length,
    families,
    knownFailures: failing.length - unknown.length,
  };
  console.log(`${summary.passed} of ${summary.cases} cases in ${families} families pass`);
  if (values.table) writeTable(results);
  if (values.json) console.log(JSON.stringify(summary));
  return unknown.length + cured.length === 0 ? 0 : 1;
}

/** Families, or single cases as `family/export`. */
function chosen(names: readonly string[]) {
  const families = names.map((name) => name.split('/')[0] ?? '');
  return readCases(families).filter(
    ({ family, exportName }) =>
      names.length === 0 || names.includes(family) || names.includes(`${family}/${exportName}`),
  );
}

function keyOf({ family, exportName }: CaseResult): string {
  return `${family}/${exportName}`;
}

function line(result: CaseResult): string {
  const { way, attentionOff, outputsOff, faults } = result;
  const said = faults.length === 0 ? (way ?? 'none') : 'FAILS';
  return [
    keyOf(result).padEnd(32),
    said.padEnd(11),
    `attention ${attentionOff.toExponential(1)}`,
    `outputs ${outputsOff.toExponential(1)}`,
  ].join(' ');
}
