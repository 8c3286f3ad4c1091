// `npm test`: sets itself up, then types, lint with the import rule, unit tests, browser tests.
// Its last line counts every test of both suites; a failed check counts as one failure.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, requireNode, root } from './ensure-installed.mjs';

requireNode();
ensureInstalled();

const count = { passed: 0, failed: 0 };
const cache = join(root, '.cache');
mkdirSync(cache, { recursive: true });

function run(title, command, args) {
  console.log(`\n── ${title}`);
  const shell = process.platform === 'win32';
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', shell }).status === 0;
}

function check(title, command, args) {
  if (!run(title, command, args)) count.failed += 1;
}

/** Runs a suite and adds what its report says; a suite that ends badly without a failed test is a failure too. */
function suite(title, args, reportFile, read) {
  const report = join(cache, reportFile);
  rmSync(report, { force: true });
  const succeeded = run(title, 'npx', args);
  const { passed, failed } = existsSync(report)
    ? read(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0 };
  count.passed += passed;
  count.failed += succeeded ? failed : Math.max(failed, 1);
}

/** Every file of the conformance suite; its last line counts. */
function conformance() {
  console.log('\n── conformance');
  const args = ['scripts/conformance/run.mjs', '--json'];
  const { stdout } = spawnSync('node', args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  console.log(stdout);
  const last = stdout.trim().split('\n').at(-1) ?? '';
  const { cases, passed } = last.startsWith('{') ? JSON.parse(last) : { cases: 1, passed: 0 };
  count.passed += passed;
  count.failed += cases - passed;
}

check('types', 'npm', ['run', '--silent', 'types']);
check('lint, format, import rule', 'npx', ['biome', 'check', '.']);
suite(
  'unit tests',
  ['vitest', 'run', '--reporter=default', '--reporter=json', '--outputFile.json=.cache/vitest.json'],
  'vitest.json',
  (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numFailedTestSuites * Number(report.numFailedTests === 0),
  }),
);
conformance();
suite('browser tests', ['playwright', 'test'], 'playwright.json', ({ stats }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky,
}));

console.log(`\n${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed === 0 && count.passed > 0 ? 0 : 1;
