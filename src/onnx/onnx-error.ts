import { HeadlightError } from '../core/errors.ts';

/**
 * Runs what reads foreign bytes: a RangeError, which says what stands at which byte, comes out as `onnx.invalid`.
 * Other errors pass.
 */
export function codedOnnxErrors<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new HeadlightError('onnx.invalid', { expected: 'an ONNX model', found: error.message }, error);
  }
}
