import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildModel, matrix, node } from '../../../scripts/conformance/build-model.ts';
import { bytesField, join, numberField, textField } from '../wire/write.ts';
import { externalFiles } from './external-files.ts';
import { DTYPE, GRAPH, MODEL, NODE, TENSOR } from './onnx-fields.ts';
import { readGraph } from './read-graph.ts';
import { sortNodes } from './sort-nodes.ts';

const external = (file: string) =>
  bytesField(GRAPH.initializer, [
    bytesField(TENSOR.external, [textField(1, 'location'), textField(2, file)]),
    numberField(TENSOR.location, 1),
  ]);

describe('readGraph', () => {
  it('says types and lengths of inputs, versions and who wrote the file', () => {
    const graph = readGraph(
      buildModel({
        nodes: [],
        inputs: [
          { name: 'ids', dtype: DTYPE.int64, dims: ['batch', undefined, 4] },
          { name: 'one', dtype: DTYPE.float32, dims: [] },
        ],
        outputs: ['y'],
        opset: 21,
      }),
    );
    expect(graph.inputInfos).toEqual([
      { name: 'ids', dtype: DTYPE.int64, dims: ['batch', undefined, 4] },
      { name: 'one', dtype: DTYPE.float32, dims: [] },
    ]);
    expect(graph.outputInfos).toEqual([{ name: 'y', dtype: 0, dims: undefined }]);
    expect(graph.opsets.get('')).toBe(21);
    expect(graph.producer).toBe('headlight');
  });

  it.each([
    ['a name that is no text', bytesField(GRAPH.node, [bytesField(NODE.op, [Uint8Array.of(0xff, 0xfe)])])],
    ['a name of a megabyte', bytesField(GRAPH.node, [bytesField(NODE.op, [new Uint8Array(1e6)])])],
    [
      'a shape of a million lengths',
      bytesField(GRAPH.initializer, [bytesField(TENSOR.dims, [new Uint8Array(1e6)])]),
    ],
  ])('refuses %s with a code', (_, field) => {
    const bytes = bytesField(MODEL.graph, [field]);
    expect(() => readGraph(bytes)).toThrow(expect.objectContaining({ code: 'onnx.invalid' }));
  });

  it('does not make memory of a length that a file claims', () => {
    const claims = bytesField(GRAPH.initializer, [
      numberField(TENSOR.dims, 2 ** 50),
      textField(TENSOR.name, 'w'),
    ]);
    expect(readGraph(bytesField(MODEL.graph, [claims])).tensors.get('w')?.dims).toEqual([2 ** 50]);
  });
});

describe('externalFiles', () => {
  it('finds none in a graph that holds its numbers', () => {
    expect(
      externalFiles(buildModel({ nodes: [], inputs: [], outputs: [], tensors: [matrix('w', 2, 2)] })),
    ).toEqual([]);
  });

  it('finds each once, in bodies too', () => {
    const body = bytesField(6, [external('inner.data')]);
    const branch = bytesField(GRAPH.node, [textField(NODE.op, 'If'), bytesField(NODE.attribute, [body])]);
    const graph = bytesField(MODEL.graph, [
      external('a.data'),
      external('b.data'),
      external('a.data'),
      branch,
    ]);
    expect(externalFiles(graph)).toEqual(['a.data', 'b.data', 'inner.data']);
  });
});

describe('sortNodes', () => {
  const chain = Array.from({ length: 12 }, (_, at) => node('Neg', at === 0 ? 'x' : `v${at - 1}`, `v${at}`));
  const nodesOf = (nodes: typeof chain) => readGraph(buildModel({ nodes, inputs: [], outputs: [] })).nodes;

  it('leaves sorted nodes as they are', () => {
    const nodes = nodesOf(chain);
    expect(sortNodes(nodes)).toBe(nodes);
  });

  it('puts inputs before outputs, whatever the order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(chain, { minLength: chain.length }), (shuffled) => {
        expect(sortNodes(nodesOf(shuffled)).map(({ outputs }) => outputs[0])).toEqual(
          chain.map(({ outputs }) => outputs[0]),
        );
      }),
    );
  });

  it('keeps nodes of a circle', () => {
    const circle = nodesOf([node('Neg', 'b', 'a'), node('Neg', 'a', 'b'), node('Neg', 'x', 'c')]);
    expect(sortNodes(circle)).toHaveLength(3);
  });
});

describe('a second graph field', () => {
  it('adds to the first', () => {
    const first = buildModel({ nodes: [node('Neg', 'x', 'y')], inputs: [], outputs: ['y'] });
    const second = bytesField(MODEL.graph, [bytesField(GRAPH.node, [textField(NODE.op, 'Abs')])]);
    expect(readGraph(join([first, second])).nodes.map(({ op }) => op)).toEqual(['Neg', 'Abs']);
  });
});
