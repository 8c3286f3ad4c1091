import { graphAddition, type NewInput, type NewNode, type NewTensor } from '../../src/onnx/edit/append.ts';
import { MODEL, OPSET } from '../../src/onnx/graph/onnx-fields.ts';
import { bytesField, join, numberField, textField } from '../../src/onnx/wire/write.ts';

export interface ModelParts {
  readonly nodes: readonly NewNode[];
  readonly inputs: readonly NewInput[];
  readonly outputs: readonly string[];
  readonly tensors?: readonly NewTensor[];
  readonly fields?: readonly Uint8Array[];
  readonly opset?: number;
}

/** The bytes of a small model, for tests of forms that no exporter of the suite writes. */
export function buildModel({ opset = 17, ...parts }: ModelParts): Uint8Array<ArrayBuffer> {
  const imports = [
    ['', opset],
    ['com.microsoft', 1],
  ] as const;
  return join([
    numberField(MODEL.irVersion, 8),
    textField(MODEL.producer, 'headlight'),
    ...imports.map(([domain, version]) =>
      bytesField(MODEL.opset, [textField(OPSET.domain, domain), numberField(OPSET.version, version)]),
    ),
    graphAddition(parts),
  ]);
}

/** A node by its text: `node('MatMul', 'a b', 'c')`. */
export function node(op: string, inputs: string, outputs: string, more: Partial<NewNode> = {}): NewNode {
  const names = (list: string) => list.split(' ').map((name) => (name === '-' ? '' : name));
  return { op, inputs: inputs === '' ? [] : names(inputs), outputs: names(outputs), ...more };
}

/** A matrix of small numbers that differ. */
export function matrix(name: string, rows: number, columns: number, seed = 1): NewTensor {
  const floats = Array.from({ length: rows * columns }, (_, at) => Math.sin(seed * 7 + at * 1.7) / 2);
  return { name, dims: [rows, columns], floats };
}
