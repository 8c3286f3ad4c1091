import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './ensure-installed.mjs';

const FORBIDDEN = [
  ['src/core/planted.ts', '../math/a.ts'],
  ['src/math/planted.ts', '../render/a.ts'],
  ['src/text/planted.ts', '../state/a.ts'],
  ['src/engine/protocol.ts', './worker/a.ts'],
  ['src/engine/client/planted.ts', 'onnxruntime-web/wasm'],
  ['src/engine/worker/planted.ts', '../../state/a.ts'],
  ['src/render/color/planted.ts', '../../state/a.ts'],
  ['src/render/planted.ts', 'react'],
  ['src/state/planted.ts', 'react'],
  ['src/state/effects/planted.ts', '../../render/a.ts'],
  ['src/ui/planted.tsx', '../engine/client/a.ts'],
  ['src/ui/grid/planted.tsx', 'onnxruntime-web/wasm'],
] as const;
const ALLOWED = [
  ['src/render/allowed.ts', '../math/a.ts'],
  ['src/ui/allowed.tsx', '../state/a.ts'],
  ['src/engine/worker/allowed.ts', 'onnxruntime-web/wasm'],
] as const;

const folder = mkdtempSync(join(tmpdir(), 'import-rule-'));
let refused: string[] = [];

/** Lints copies of the folders in which each file has one import, under the project's own rules. */
beforeAll(() => {
  copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'));
  for (const [path, specifier] of [...FORBIDDEN, ...ALLOWED]) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), `import { a } from '${specifier}';\nexport const b = a;\n`);
  }
  const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const args = [biome, 'lint', '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=github', '.'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  refused = stdout.split('\n').filter((line) => line.includes('noRestrictedImports'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the import rule', () => {
  it.each(FORBIDDEN)('refuses in %s an import of %s', (path) => {
    expect(refused.some((line) => line.includes(`${path},`))).toBe(true);
  });

  it.each(ALLOWED)('allows in %s an import of %s', (path) => {
    expect(refused.some((line) => line.includes(`${path},`))).toBe(false);
  });
});
