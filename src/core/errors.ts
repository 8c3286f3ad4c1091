/** Every way in which Headlight can fail; each has a sentence and a next step in `i18n`. */
export type ErrorCode =
  | 'model.missing'
  | 'model.corrupt'
  | 'model.unknown'
  | 'model.invalid'
  | 'model.not-open'
  | 'provider.unavailable'
  | 'engine.crashed'
  | 'engine.failed'
  | 'run.failed'
  | 'run.superseded'
  | 'run.aborted'
  | 'text.empty'
  | 'text.entities'
  | 'picture.invalid'
  | 'memory.over'
  | 'guest.input'
  | 'guest.closed'
  | 'guest.memory'
  | 'guest.run'
  | 'guest.tokenizer'
  | 'argument.invalid'
  | 'onnx.invalid'
  // A guest's files: where they were to come from, and what came instead.
  | 'guest.invalid'
  | 'guest.no-model'
  | 'guest.unreachable'
  | 'guest.missing'
  | 'guest.denied'
  | 'guest.refused'
  | 'guest.page'
  | 'guest.pointer'
  | 'guest.corrupt'
  | 'guest.lost'
  | 'guest.too-large'
  | 'guest.zip'
  | 'guest.external';

/** Facts for the sentence, by name; values are shown to the reader as they are. */
export type ErrorDetails = Readonly<Record<string, string | number>>;

/** An error that crosses threads: plain data. */
export interface ErrorRecord {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  /** What the failing part said itself, for the console and reports. */
  readonly cause?: string;
}

export class HeadlightError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(details)}`, { cause });
    this.name = 'HeadlightError';
    this.code = code;
    this.details = details;
  }
}

/** Any thrown value as plain data; what is no HeadlightError gets `fallback`. */
export function toErrorRecord(error: unknown, fallback: ErrorCode): ErrorRecord {
  if (error instanceof HeadlightError) {
    const { code, details, cause } = error;
    return cause === undefined ? { code, details } : { code, details, cause: describe(cause) };
  }
  return { code: fallback, details: {}, cause: describe(error) };
}

export function fromErrorRecord({ code, details, cause }: ErrorRecord): HeadlightError {
  return new HeadlightError(code, details, cause);
}

function describe(value: unknown): string {
  return value instanceof Error ? `${value.name}: ${value.message}` : String(value);
}
