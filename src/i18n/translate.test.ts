import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { errorSentence, t } from './translate.ts';

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('en.ts') && !name.includes('.test.'))
  .map((name) => readFileSync(join('src', name), 'utf8'))
  .join('\n');

describe('t', () => {
  it('fills gaps without escaping them', () => {
    expect(t('heatmap.value', { query: '<s>', key: 'a&b', weight: '0.5' })).toBe('“<s>” looks at “a&b”: 0.5');
  });

  it('knows plurals', () => {
    expect(t('status.provider.wasm', { count: 1 })).toBe('WASM, 1 thread');
    expect(t('status.provider.wasm', { count: 2 })).toBe('WASM, 2 threads');
  });

  it('has a sentence for every error code', () => {
    const codes = readFileSync('src/core/errors.ts', 'utf8').match(/(?<=\| ')[a-z.-]+(?=')/g) ?? [];
    expect(codes.length).toBeGreaterThan(10);
    for (const code of codes) {
      expect(errorSentence({ code: code as 'run.failed', details: {} }), code).not.toContain('error.');
    }
  });

  it('has no sentence that the page never says', () => {
    const said = (key: string) => {
      const stem = key.replace(/_(one|other)$/, '');
      // Keys that end in a value are built in templates: t(`attempt.${reason}`).
      const parts = stem.split('.');
      return (
        sources.includes(`'${stem}'`) ||
        parts.some((_, at) => sources.includes(`\`${[...parts.slice(0, at), ''].join('.')}\${`) && at > 0)
      );
    };
    expect(Object.keys(en).filter((key) => !said(key) && !key.startsWith('error.'))).toEqual([]);
  });
});
