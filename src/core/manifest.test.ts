import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HeadlightError } from './errors.ts';
import { parseManifest } from './manifest.ts';

const shipped = () => JSON.parse(readFileSync('models/translate-en-fr/manifest.json', 'utf8'));

function failure(value: unknown): HeadlightError {
  try {
    parseManifest(value, 'manifest.json');
  } catch (error) {
    if (error instanceof HeadlightError) return error;
  }
  throw new Error('the manifest was taken');
}

describe('parseManifest', () => {
  it('reads the manifest of a shipped model', () => {
    expect(parseManifest(shipped(), 'manifest.json').id).toBe('translate-en-fr');
  });

  it.each([null, 3, 'text', [], {}])('refuses %j with the file and what was expected', (value) => {
    const { code, details } = failure(value);
    expect(code).toBe('model.invalid');
    expect(details.file).toBe('manifest.json');
    expect(details.expected).not.toBe('');
  });

  it('names the place of a wrong value', () => {
    const manifest = shipped();
    manifest.files.model.sha256 = 'abc';
    const { details } = failure(manifest);
    expect(details.path).toBe('files.model.sha256');
    expect(details.found).toContain('abc');
  });
});
