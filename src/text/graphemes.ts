/** A half-open range in UTF-16 units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Longest stretch given to the segmenter at once: V8's is quadratic (50,000 units took 0.5 s, in chunks 0.02 s). */
const CHUNK_UNITS = 256;

/**
 * The text as grapheme clusters (UAX #29), in order, without gaps. Two ASCII characters in a row are always
 * a boundary here, so that plain text never meets the segmenter (CR LF counts as two).
 */
export function splitGraphemes(text: string): TextRange[] {
  const ranges: TextRange[] = [];
  let at = 0;
  let limit = CHUNK_UNITS;
  while (at < text.length) {
    const end = endOfChunk(text, at, limit);
    const before = ranges.length;
    if (end - at === 1) ranges.push({ start: at, end });
    else {
      for (const { index, segment } of segmenter.segment(text.slice(at, end))) {
        ranges.push({ start: at + index, end: at + index + segment.length });
      }
      // A chunk that was cut short may have cut its last grapheme: that one is read again.
      const complete = end === text.length || isPlainBoundary(text, end);
      if (!complete) ranges.pop();
    }
    const next = ranges.length > before ? (ranges.at(-1)?.end ?? end) : at;
    limit = next > at ? CHUNK_UNITS : limit * 2;
    at = next;
  }
  return ranges;
}

/** The next plain boundary after `at`, or a place between two code points about `limit` units on. */
function endOfChunk(text: string, at: number, limit: number): number {
  let end = at + 1;
  while (end < text.length && !isPlainBoundary(text, end)) {
    if (end - at >= limit && !isPairInside(text, end)) return end;
    end += 1;
  }
  return end;
}

function isPlainBoundary(text: string, at: number): boolean {
  return text.charCodeAt(at - 1) < 0x80 && text.charCodeAt(at) < 0x80;
}

function isPairInside(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}
