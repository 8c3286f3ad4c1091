import { codedOnnxErrors } from '../onnx-error.ts';
import { type Field, readText, readVarint, walkFields } from '../wire/fields.ts';
import { FUNCTION, GRAPH, MODEL, OPSET } from './onnx-fields.ts';
import { type GraphNode, readEntry, readNode, readStored, type StoredTensor } from './read-node.ts';
import { readValueInfo, type ValueInfo } from './read-value-info.ts';

export type { Attribute, GraphNode, StoredTensor } from './read-node.ts';
export type { ValueInfo } from './read-value-info.ts';

/** An ONNX graph over the bytes of its file; no weight is copied. Nodes are sorted: inputs before outputs (as ONNX asks). */
export interface ModelGraph {
  readonly bytes: Uint8Array;
  readonly nodes: readonly GraphNode[];
  /** Initializers by name. */
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Beside `inputs` and `outputs`, in the same order. */
  readonly inputInfos: readonly ValueInfo[];
  readonly outputInfos: readonly ValueInfo[];
  /** What the file says of values in between, by name. */
  readonly valueInfos: ReadonlyMap<string, ValueInfo>;
  /** Domain → version; the default domain is ''. */
  readonly opsets: ReadonlyMap<string, number>;
  /** Who wrote the file: `pytorch 2.9.0`, `onnxruntime.transformers`, or ''. */
  readonly producer: string;
  readonly metadata: ReadonlyMap<string, string>;
  /** The model's own functions, which the graph calls by name. */
  readonly functions: readonly ModelFunction[];
}

/** FunctionProto. */
export interface ModelFunction {
  readonly name: string;
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly nodes: readonly GraphNode[];
  readonly opsets: ReadonlyMap<string, number>;
}

/** A file with more is no model: it would only fill the memory. */
const MOST_ENTRIES = 4_000_000;

/**
 * Reads ModelProto. A second graph field adds to the first, as protobuf merges messages. Subgraphs (bodies of If and
 * Loop) are not entered. Throws `onnx.invalid` where the bytes are no protobuf message or hold no graph.
 */
export function readGraph(bytes: Uint8Array): ModelGraph {
  return codedOnnxErrors(() => readModel(bytes));
}

function readModel(bytes: Uint8Array): ModelGraph {
  const functions: ModelFunction[] = [];
  const opsets = new Map<string, number>();
  const metadata = new Map<string, string>();
  const producer: string[] = [];
  const reader = graphReader(bytes);
  let found = false;
  for (const field of walkFields(bytes)) {
    if (field.number === MODEL.graph) {
      found = true;
      reader.add(field);
    } else if (field.number === MODEL.opset) addOpset(opsets, bytes, field);
    else if (field.number === MODEL.producer || field.number === MODEL.producerVersion)
      producer.push(readText(bytes, field));
    else if (field.number === MODEL.metadata && field.end - field.start < 0x10000)
      metadata.set(...readEntry(bytes, field));
    else if (field.number === MODEL.functions) functions.push(readFunction(bytes, field, reader.node));
  }
  if (!found) throw new RangeError('no graph in the file');
  return {
    bytes,
    ...reader.graph,
    opsets,
    producer: producer.filter((part) => part !== '').join(' '),
    metadata,
    functions,
  };
}

export type GraphBody = Pick<ModelGraph, 'nodes' | 'tensors' | 'inputs' | 'outputs' | 'valueInfos'>;

/** The graph in a range that is a GraphProto: the body of an If, Loop or Scan. Throws RangeError where it is none. */
export function readBody(bytes: Uint8Array, body: Field): GraphBody {
  const reader = graphReader(bytes);
  reader.add(body);
  return reader.graph;
}

/** Reads one graph out of one or more fields that hold parts of it. */
function graphReader(bytes: Uint8Array) {
  const nodes: GraphNode[] = [];
  const tensors = new Map<string, StoredTensor>();
  const inputInfos: ValueInfo[] = [];
  const outputInfos: ValueInfo[] = [];
  const valueInfos = new Map<string, ValueInfo>();
  const inputs: string[] = [];
  const outputs: string[] = [];
  let entries = 0;
  const count = (more: number) => {
    entries += more;
    if (entries > MOST_ENTRIES)
      throw new RangeError(`more than ${MOST_ENTRIES} nodes and names in the graph`);
  };
  const node = (field: Field) => {
    const read = readNode(bytes, field);
    count(1 + read.inputs.length + read.outputs.length + read.attributes.size);
    return read;
  };
  const add = (graph: Field) => {
    for (const field of walkFields(bytes, graph.start, graph.end)) {
      if (field.number === GRAPH.node) nodes.push(node(field));
      else if (field.number === GRAPH.initializer) {
        const tensor = readStored(bytes, field);
        tensors.set(tensor.name, tensor);
      } else if (field.number === GRAPH.input || field.number === GRAPH.output) {
        const info = readValueInfo(bytes, field);
        const [infos, names] = field.number === GRAPH.input ? [inputInfos, inputs] : [outputInfos, outputs];
        infos.push(info);
        names.push(info.name);
      } else if (field.number === GRAPH.valueInfo) {
        const info = readValueInfo(bytes, field);
        valueInfos.set(info.name, info);
      } else continue;
      count(1);
    }
  };
  return { graph: { nodes, tensors, inputs, outputs, inputInfos, outputInfos, valueInfos }, node, add };
}

function readFunction(bytes: Uint8Array, of: Field, readNodeOf: (field: Field) => GraphNode): ModelFunction {
  let name = '';
  let domain = '';
  const inputs: string[] = [];
  const outputs: string[] = [];
  const nodes: GraphNode[] = [];
  const opsets = new Map<string, number>();
  for (const field of walkFields(bytes, of.start, of.end)) {
    if (field.number === FUNCTION.name) name = readText(bytes, field);
    else if (field.number === FUNCTION.domain) domain = readText(bytes, field);
    else if (field.number === FUNCTION.input) inputs.push(readText(bytes, field));
    else if (field.number === FUNCTION.output) outputs.push(readText(bytes, field));
    else if (field.number === FUNCTION.node) nodes.push(readNodeOf(field));
    else if (field.number === FUNCTION.opset) addOpset(opsets, bytes, field);
  }
  return { name, domain, inputs, outputs, nodes, opsets };
}

function addOpset(opsets: Map<string, number>, bytes: Uint8Array, opset: Field): void {
  let domain = '';
  let version = 0;
  for (const field of walkFields(bytes, opset.start, opset.end)) {
    if (field.number === OPSET.domain) domain = readText(bytes, field);
    else if (field.number === OPSET.version) version = readVarint(bytes, field.start, field.end).value;
  }
  opsets.set(domain === 'ai.onnx' ? '' : domain, version);
}
