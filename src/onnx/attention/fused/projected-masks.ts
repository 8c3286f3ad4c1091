import type { NodeWriter } from '../../edit/node-writer.ts';
import { DTYPE } from '../../graph/onnx-fields.ts';
import { hiddenKeys, hide, range } from './causal-mask.ts';

export interface Masks {
  /** Of the scores. */
  readonly dtype: number;
  /** Added to the scores; '' for none. */
  readonly bias: string;
  /** '' for none; rank 1: how many keys count (or where they end and begin); 2: [B, K]; 3: [B, Q, K], 0 where hidden. */
  readonly mask: string;
  readonly maskRank: number;
  /** The first length of the mask, where it is known. */
  readonly maskLength: number | undefined;
  /** What is added where the mask hides. */
  readonly fill: number;
  readonly isCausal: boolean;
}

/** Scores [B, H, Q, K] with all that the operator adds to them before its softmax. */
export function addMasks(writer: NodeWriter, scores: string, masks: Masks): string {
  const { dtype, bias, mask, fill, isCausal } = masks;
  let result = bias === '' ? scores : writer.write('Add', [scores, bias]);
  const shape = mask === '' && !isCausal ? '' : writer.write('Shape', [scores]);
  const length = (axis: number) => writer.write('Gather', [shape, writer.integer(axis)], { axis: 0 });
  if (mask !== '') {
    const hidden = hiddenBy(writer, masks, () => range(writer, length(3)));
    const added = writer.write('Where', [hidden, writer.float(fill, dtype), writer.float(0, dtype)]);
    result = writer.write('Add', [result, added]);
  }
  if (isCausal) {
    const [queryCount, keyCount] = [length(2), length(3)];
    const before = writer.write('Sub', [keyCount, queryCount]);
    result = hide(writer, hiddenKeys(writer, { queryCount, keyCount, before }), result, dtype);
  }
  return result;
}

/** [B, 1, Q or 1, K], true where hidden. */
function hiddenBy(writer: NodeWriter, { mask, maskRank, maskLength }: Masks, keys: () => string): string {
  if (maskRank === 1) {
    const bounds = writer.write('Cast', [mask], { to: DTYPE.int64 });
    // For a batch of 1: [end], or [end, begin].
    const column = (value: string) => writer.write('Reshape', [value, writer.integers([-1, 1, 1, 1])]);
    const list = keys();
    if (maskLength !== 2) return notLess(writer, list, column(bounds));
    const end = writer.write('Gather', [bounds, writer.integers([0])], { axis: 0 });
    const begin = writer.write('Gather', [bounds, writer.integers([1])], { axis: 0 });
    const early = writer.write('Less', [list, column(begin)]);
    return writer.write('Or', [notLess(writer, list, column(end)), early]);
  }
  const shown = writer.write('Cast', [mask], { to: DTYPE.bool });
  return writer.write('Not', [writer.unsqueeze(shown, maskRank === 2 ? [1, 2] : [1])]);
}

function notLess(writer: NodeWriter, a: string, b: string): string {
  return writer.write('Not', [writer.write('Less', [a, b])]);
}
