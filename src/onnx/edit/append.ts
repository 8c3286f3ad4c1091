import { DIM, GRAPH, MODEL, NODE, SHAPE, TENSOR_TYPE, TYPE, VALUE } from '../graph/onnx-fields.ts';
import { bytesField, join, numberField, type Part, textField } from '../wire/write.ts';

export interface NewNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** A required input; `dims` are numbers or names, undefined for an unnamed length. */
export interface NewInput {
  readonly name: string;
  /** TensorProto.DataType. */
  readonly dtype: number;
  readonly dims: readonly (number | string | undefined)[];
}

export interface GraphAddition {
  readonly nodes: readonly NewNode[];
  readonly inputs: readonly NewInput[];
  /** Names of values that become outputs; the runtime infers their types. */
  readonly outputs: readonly string[];
}

/**
 * The bytes that, written behind a model's file, add nodes, inputs and outputs to its graph: a second `graph` field,
 * which protobuf merges into the first (https://protobuf.dev/programming-guides/encoding/#last-one-wins). Nothing in
 * the file moves. The nodes may stand unsorted: onnxruntime sorts them.
 */
export function graphAddition({ nodes, inputs, outputs }: GraphAddition): Uint8Array<ArrayBuffer> {
  return bytesField(MODEL.graph, [
    ...nodes.map(nodeField),
    ...inputs.map(inputField),
    ...outputs.map((name) => bytesField(GRAPH.output, [textField(VALUE.name, name)])),
  ]) as Uint8Array<ArrayBuffer>;
}

/** A model with an addition, in new bytes. */
export function appendToGraph(model: Uint8Array, addition: GraphAddition): Uint8Array<ArrayBuffer> {
  return join([model, graphAddition(addition)]);
}

function nodeField({ op, inputs, outputs }: NewNode): Part {
  return bytesField(GRAPH.node, [
    ...inputs.map((name) => textField(NODE.input, name)),
    ...outputs.map((name) => textField(NODE.output, name)),
    textField(NODE.op, op),
    textField(NODE.name, `${outputs[0]}:${op}`),
  ]);
}

function inputField({ name, dtype, dims }: NewInput): Part {
  const shape = dims.map((dim) => {
    if (dim === undefined) return bytesField(SHAPE.dim, []);
    return bytesField(SHAPE.dim, [
      typeof dim === 'number' ? numberField(DIM.value, dim) : textField(DIM.name, dim),
    ]);
  });
  const tensor = [numberField(TENSOR_TYPE.element, dtype), bytesField(TENSOR_TYPE.shape, shape)];
  return bytesField(GRAPH.input, [
    textField(VALUE.name, name),
    bytesField(VALUE.type, [bytesField(TYPE.tensor, tensor)]),
  ]);
}
