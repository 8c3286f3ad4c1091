import { HeadlightError } from '../../../core/errors.ts';

/**
 * Looks at the first bytes of a graph or a JSON file, so that a web page or a pointer to a large file is noticed before
 * all of it has come. Throws `guest.page` or `guest.pointer`.
 */
export function checkBeginning(file: string, bytes: Uint8Array): void {
  if (!/\.(onnx|json)$/i.test(file)) return;
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, 64)).trimStart();
  // No ONNX file begins with `<` (it would end a group that none began), and no JSON.
  if (text.startsWith('<') || text.startsWith('\u00ef\u00bb\u00bf<'))
    throw new HeadlightError('guest.page', { file });
  if (text.startsWith('version https://git-lfs')) throw new HeadlightError('guest.pointer', { file });
}
