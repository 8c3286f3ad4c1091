import { DTYPE } from '../graph/onnx-fields.ts';
import type { NewAttribute, NewNode, NewTensor } from './append.ts';

/** Writes nodes one after another; each gives the name of its result. */
export interface NodeWriter {
  readonly nodes: readonly NewNode[];
  readonly tensors: readonly NewTensor[];
  /** The version of the default domain: some operators took their axes in another way before. */
  readonly opset: number;
  readonly write: (
    op: string,
    inputs: readonly string[],
    attributes?: Readonly<Record<string, NewAttribute>>,
  ) => string;
  /** A node whose results have names already. */
  readonly writeAs: (
    outputs: readonly string[],
    op: string,
    inputs: readonly string[],
    attributes?: Readonly<Record<string, NewAttribute>>,
  ) => void;
  /** A list of whole numbers. */
  readonly integers: (values: readonly number[]) => string;
  /** One whole number without dimensions. */
  readonly integer: (value: number) => string;
  /** One number without dimensions, of a type of floats. */
  readonly float: (value: number, dtype: number) => string;
  readonly unsqueeze: (value: string, axes: readonly number[]) => string;
  /** Parts of the given sizes along the last axis. */
  readonly split: (value: string, axis: number, sizes: readonly number[]) => string[];
}

/** @param prefix of all names that are given: unique in the graph */
export function nodeWriter(prefix: string, opset: number): NodeWriter {
  const nodes: NewNode[] = [];
  const tensors: NewTensor[] = [];
  let count = 0;
  const newName = () => {
    count += 1;
    return `${prefix}.${count}`;
  };
  const writeAs: NodeWriter['writeAs'] = (outputs, op, inputs, attributes = {}) => {
    nodes.push({ op, inputs, outputs, attributes });
  };
  const write: NodeWriter['write'] = (op, inputs, attributes) => {
    const output = newName();
    writeAs([output], op, inputs, attributes);
    return output;
  };
  const integers = (int64s: readonly number[], dims: readonly number[] = [int64s.length]) => {
    const name = newName();
    tensors.push({ name, dims, int64s });
    return name;
  };
  return {
    nodes,
    tensors,
    opset,
    write,
    writeAs,
    integers: (values) => integers(values),
    integer: (value) => integers([value], []),
    float: (value, dtype) => {
      const name = newName();
      tensors.push({ name, dims: [], floats: [value] });
      return dtype === DTYPE.float32 ? name : write('Cast', [name], { to: dtype });
    },
    unsqueeze: (value, axes) =>
      opset >= 13 ? write('Unsqueeze', [value, integers(axes)]) : write('Unsqueeze', [value], { axes }),
    split: (value, axis, sizes) => {
      const outputs = sizes.map(newName);
      if (opset >= 13) writeAs(outputs, 'Split', [value, integers(sizes)], { axis });
      else writeAs(outputs, 'Split', [value], { axis, split: sizes });
      return outputs;
    },
  };
}
