import { HeadlightError } from '../../../core/errors.ts';
import type { Manifest } from '../../../core/manifest.ts';
import type { RunPicture } from '../../../core/run.ts';
import type { Token } from '../../../core/token.ts';
import { parsePatches } from '../../../text/patches.ts';
import type { MarkedText } from './read-marked.ts';

/**
 * What an encoder of pictures reads: `<cls>`, then a token a patch. A patch is named by its row and column, from 0.
 * Throws `picture.invalid` unless the text is one sign a patch (text/patches.ts).
 */
export function readPicture(
  { specialTokens }: Pick<Manifest, 'specialTokens'>,
  grid: NonNullable<Manifest['picture']>,
  text: string,
): MarkedText & { readonly picture: RunPicture } {
  const { columns, rows, levels, firstLevel } = grid;
  const ink = parsePatches(text, grid);
  if (!ink) {
    throw new HeadlightError('picture.invalid', {
      expected: `${columns * rows} signs from 0 to ${(levels - 1).toString(36)}`,
      found: text.length === columns * rows ? 'another sign' : `${text.length} signs`,
    });
  }
  const patches = ink.map(
    (level, patch): Token => ({
      id: firstLevel + level,
      text: `${Math.floor(patch / columns)},${patch % columns}`,
      special: false,
      unknown: false,
      span: { start: patch, end: patch + 1 },
      word: patch,
    }),
  );
  const cls: Token = {
    id: specialTokens.start ?? 0,
    text: '<cls>',
    special: true,
    unknown: false,
    span: { start: 0, end: 0 },
    word: -1,
  };
  const rgba = new Uint8ClampedArray(ink.length * 4);
  ink.forEach((level, patch) => {
    const grey = 255 - Math.round((level / (levels - 1)) * 235);
    rgba.set([grey, grey, grey, 255], patch * 4);
  });
  return {
    tokens: [cls, ...patches],
    covered: new Map(),
    notices: [],
    picture: { columns, rows, firstToken: 1, pixels: { width: columns, height: rows, rgba } },
  };
}
