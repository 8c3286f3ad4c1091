import { describe, expect, it } from 'vitest';
import { MODEL_IDS, readModelJson } from '../../../scripts/shipped-models.ts';
import { MODEL_FILES, parseManifest } from '../../core/manifest.ts';
import { openTokenizer } from '../../text/text-tokenizer.ts';
import { MINIMAL_PAIRS } from './minimal-pairs.ts';

describe('minimal pairs', () => {
  for (const id of MODEL_IDS) {
    const { tasks, picture } = parseManifest(readModelJson(id, 'manifest.json'), 'manifest.json');
    if (picture) continue;
    it(`hold words that ${id} knows`, () => {
      const tokenizer = openTokenizer(readModelJson(id, MODEL_FILES.tokenizer));
      const texts = tasks.flatMap(({ task }) => MINIMAL_PAIRS[task] ?? []).flat();
      expect(texts.length).toBeGreaterThan(0);
      for (const text of texts) {
        const plain = text.replaceAll(/\[MASK\]|[[\]]/g, '');
        const unknown = tokenizer.encode(plain).tokens.filter((token) => token.unknown);
        expect(
          unknown.map((token) => token.text),
          text,
        ).toEqual([]);
      }
    });
  }

  it('differ', () => {
    for (const [a, b] of Object.values(MINIMAL_PAIRS).flat()) expect(a).not.toBe(b);
  });
});
