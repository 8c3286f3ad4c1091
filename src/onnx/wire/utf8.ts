/**
 * UTF-8 by the language's own means: graphs are read without a browser or Node around them. Names are short and
 * nearly always ASCII. `decodeUtf8` throws RangeError for bytes that are no UTF-8.
 */
export function decodeUtf8(bytes: Uint8Array): string {
  if (bytes.every((byte) => byte < 128)) return fromCodes(bytes);
  const escaped = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`);
  try {
    return decodeURIComponent(escaped.join(''));
  } catch {
    throw new RangeError(`a name of ${bytes.length} bytes that are no UTF-8`);
  }
}

/** In parts: a call takes only so many arguments. */
function fromCodes(bytes: Uint8Array): string {
  if (bytes.length <= 1024) return String.fromCharCode(...bytes);
  let text = '';
  for (let at = 0; at < bytes.length; at += 1024)
    text += String.fromCharCode(...bytes.subarray(at, at + 1024));
  return text;
}

export function encodeUtf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text);
  const bytes: number[] = [];
  for (let at = 0; at < escaped.length; at += 1) {
    if (escaped[at] !== '%') bytes.push(escaped.charCodeAt(at));
    else {
      bytes.push(Number.parseInt(escaped.slice(at + 1, at + 3), 16));
      at += 2;
    }
  }
  return Uint8Array.from(bytes);
}
