import { codedOnnxErrors } from '../onnx-error.ts';
import { type Field, walkFields } from '../wire/fields.ts';
import { ATTRIBUTE, GRAPH, MODEL, NODE } from './onnx-fields.ts';
import { readStored } from './read-node.ts';

const DEEPEST = 6;

/**
 * The files beside the graph that hold numbers of its tensors, as the graph calls them (relative paths), each once, in
 * order. None is read. Throws `onnx.invalid` where the bytes are no model.
 */
export function externalFiles(bytes: Uint8Array): string[] {
  return codedOnnxErrors(() => {
    const found = new Set<string>();
    for (const field of walkFields(bytes))
      if (field.number === MODEL.graph) collect(bytes, field, DEEPEST, found);
    return [...found];
  });
}

function collect(bytes: Uint8Array, graph: Field, deepest: number, found: Set<string>): void {
  const add = (tensor: Field) => {
    const { externalFile } = readStored(bytes, tensor);
    if (externalFile) found.add(externalFile);
  };
  for (const field of walkFields(bytes, graph.start, graph.end)) {
    if (field.number === GRAPH.initializer) add(field);
    if (field.number !== GRAPH.node) continue;
    for (const part of walkFields(bytes, field.start, field.end)) {
      if (part.number !== NODE.attribute) continue;
      for (const value of walkFields(bytes, part.start, part.end)) {
        if (value.number === ATTRIBUTE.tensor) add(value);
        else if ((value.number === ATTRIBUTE.graph || value.number === ATTRIBUTE.graphs) && deepest > 0)
          collect(bytes, value, deepest - 1, found);
      }
    }
  }
}
