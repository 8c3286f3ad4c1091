/** What is drawn for a token that is only a space. */
export const SPACE_SIGN = '␣';

/** Shown as a code point: what fonts draw as nothing or as a box, and the replacement character. */
const UNDRAWABLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\ufffd]/u;
const MARK = /^\p{M}/u;
const DOTTED_CIRCLE = '◌';

/**
 * Any characters as something that can be seen, without `▁` and `�`: spaces and space marks become `␣`, C0
 * controls their picture (`␉`), other undrawable characters `U+200D` and the like, and a combining mark in front
 * stands on a dotted circle. Never empty.
 */
export function drawCharacters(characters: string): string {
  if (characters === '') return SPACE_SIGN;
  const drawn = Array.from(characters.toWellFormed(), drawCharacter).join('');
  return MARK.test(drawn) ? DOTTED_CIRCLE + drawn : drawn;
}

/** A whole grapheme: as it is if it can be seen (an emoji keeps its joiners), else as {@link drawCharacters}. */
export function drawGrapheme(grapheme: string): string {
  const characters = Array.from(grapheme.toWellFormed());
  const visible = characters.some(
    (character) => drawCharacter(character) === character && !MARK.test(character),
  );
  const clean = !grapheme.toWellFormed().includes('\ufffd');
  return visible && clean ? grapheme : drawCharacters(grapheme);
}

function drawCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (/[\s▁]/u.test(character) && code > 0x1f) return SPACE_SIGN;
  if (code <= 0x1f) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  return UNDRAWABLE.test(character) ? `U+${code.toString(16).toUpperCase().padStart(4, '0')}` : character;
}
