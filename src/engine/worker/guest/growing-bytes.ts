import { HeadlightError } from '../../../core/errors.ts';
import { MAX_GUEST_BYTES } from '../../../core/guest-offer.ts';

/** Room behind a graph, so that outputs are appended in place and not into a copy. */
export const SLACK_BYTES = 65_536;

/** The bytes of a file as they arrive; a size that is known beforehand is allocated once. */
export class GrowingBytes {
  readonly #file: string;
  #buffer: Uint8Array<ArrayBuffer> | undefined;
  #expected: number | undefined;
  length = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** The size that is announced for the whole file. Throws `guest.too-large`. */
  expect(sizeBytes: number | undefined): void {
    this.#expected = sizeBytes;
    if (sizeBytes !== undefined) this.#require(sizeBytes);
  }

  append(chunk: Uint8Array): void {
    const buffer = this.#roomFor(this.length + chunk.length);
    buffer.set(chunk, this.length);
    this.length += chunk.length;
  }

  /** From the beginning again; what is allocated stays. */
  restart(): void {
    this.length = 0;
  }

  /** What has come, with the slack behind it; a view, no copy. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.#roomFor(this.length).subarray(0, this.length);
  }

  #roomFor(sizeBytes: number): Uint8Array<ArrayBuffer> {
    const room = sizeBytes + SLACK_BYTES;
    const known = this.#buffer;
    if (known && known.length >= room) return known;
    this.#require(sizeBytes);
    // More than was announced: by doubling, so that a large file is copied few times.
    const wanted = Math.max(room, known ? 2 * known.length : (this.#expected ?? 0) + SLACK_BYTES);
    const larger = this.#allocate(Math.min(wanted, MAX_GUEST_BYTES + SLACK_BYTES));
    if (known) larger.set(known.subarray(0, this.length));
    this.#buffer = larger;
    return larger;
  }

  #require(sizeBytes: number): void {
    if (sizeBytes > MAX_GUEST_BYTES) throw this.#tooLarge(sizeBytes);
  }

  #allocate(sizeBytes: number): Uint8Array<ArrayBuffer> {
    try {
      return new Uint8Array(sizeBytes);
    } catch (error) {
      throw this.#tooLarge(sizeBytes, error);
    }
  }

  #tooLarge(sizeBytes: number, cause?: unknown): HeadlightError {
    const megabytes = (bytes: number) => Math.round(bytes / 1e6);
    return new HeadlightError(
      'guest.too-large',
      { file: this.#file, found: megabytes(sizeBytes), limit: megabytes(MAX_GUEST_BYTES) },
      cause,
    );
  }
}
