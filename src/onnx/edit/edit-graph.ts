import type { GraphEdit } from '../attention/attention-plan.ts';
import { GRAPH } from '../graph/onnx-fields.ts';
import { codedOnnxErrors } from '../onnx-error.ts';
import { BYTES } from '../wire/fields.ts';
import { graphAddition } from './append.ts';

const NODE_TAG = GRAPH.node * 8 + BYTES;
const RESERVED_TAG = GRAPH.reserved * 8 + BYTES;

/**
 * A model with an edit. Nothing in the file moves: what is added stands behind it, and a node that is removed becomes a
 * field that readers pass over, by one byte. The weights are copied once and never decoded.
 *
 * @returns new bytes; those of `model` itself where there is nothing to edit. Throws `onnx.invalid` where a node that is
 *   to be removed is not where the edit says.
 */
export function editGraph(model: Uint8Array, edit: GraphEdit): Uint8Array {
  if (isEmpty(edit)) return model;
  const addition = graphAddition(edit.addition);
  const edited = new Uint8Array(model.length + addition.length);
  edited.set(model);
  edited.set(addition, model.length);
  removeNodes(edited, edit.removed);
  return edited;
}

/**
 * The same without a copy, for a buffer with room behind the model: `buffer` holds the model in its first `length` bytes
 * and is changed. undefined, and nothing is changed, where the room is too small.
 */
export function editGraphInPlace(
  buffer: Uint8Array,
  length: number,
  edit: GraphEdit,
): Uint8Array | undefined {
  if (isEmpty(edit)) return buffer.subarray(0, length);
  const addition = graphAddition(edit.addition);
  if (length + addition.length > buffer.length) return undefined;
  removeNodes(buffer, edit.removed);
  buffer.set(addition, length);
  return buffer.subarray(0, length + addition.length);
}

function removeNodes(bytes: Uint8Array, places: readonly number[]): void {
  codedOnnxErrors(() => {
    const wrong = places.find((place) => bytes[place] !== NODE_TAG);
    if (wrong !== undefined)
      throw new RangeError(`byte ${wrong} is ${bytes[wrong]}: expected the ${NODE_TAG} of a node`);
  });
  for (const place of places) bytes[place] = RESERVED_TAG;
}

function isEmpty({ removed, addition }: GraphEdit): boolean {
  const { nodes, inputs, outputs, tensors = [], fields = [] } = addition;
  return [removed, nodes, inputs, outputs, tensors, fields].every(({ length }) => length === 0);
}
