import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildModel, matrix, node } from '../../../scripts/conformance/build-model.ts';
import { DTYPE, GRAPH, NODE, TENSOR } from '../graph/onnx-fields.ts';
import { readGraph } from '../graph/read-graph.ts';
import { bytesField, join, numberField, textField } from '../wire/write.ts';
import { copyNode } from './copy-node.ts';
import { editGraph, editGraphInPlace } from './edit-graph.ts';

const NOTHING = { removed: [], addition: { nodes: [], inputs: [], outputs: [] } };
/** A field that no version of the format has. */
const UNKNOWN = textField(3000, 'from the future');

const model = () =>
  join([
    buildModel({
      nodes: [node('MatMul', 'x w', 'y', { attributes: { mark: 7 } }), node('Neg', 'y', 'z')],
      inputs: [{ name: 'x', dtype: DTYPE.float32, dims: [1, 4] }],
      outputs: ['z'],
      tensors: [matrix('w', 4, 4)],
    }),
    UNKNOWN,
  ]);

describe('editGraph', () => {
  it('gives the bytes themselves where there is nothing to edit', () => {
    const bytes = model();
    expect(editGraph(bytes, NOTHING)).toBe(bytes);
  });

  it('leaves every byte where it was but one for a node that is removed, and unknown fields with them', () => {
    const bytes = model();
    const [first] = readGraph(bytes).nodes;
    if (!first) expect.fail('no node');
    const edited = editGraph(bytes, {
      removed: [first.field.place],
      addition: { nodes: [copyNode(bytes, first, ['y'], { extra: 1 })], inputs: [], outputs: ['y'] },
    });
    const changed = [...bytes.keys()].filter((at) => bytes[at] !== edited[at]);
    expect(changed).toEqual([first.field.place]);
    expect(Buffer.from(edited).includes(Buffer.from(UNKNOWN))).toBe(true);
    const graph = readGraph(edited);
    expect(graph.nodes.map(({ op }) => op)).toEqual(['Neg', 'MatMul']);
    expect(graph.outputs).toEqual(['z', 'y']);
    const attributes = graph.nodes[1]?.attributes;
    expect([attributes?.get('mark')?.int, attributes?.get('extra')?.int]).toEqual([7, 1]);
  });

  it('does not touch the bytes that it was given', () => {
    const bytes = model();
    const before = bytes.slice();
    const [first] = readGraph(bytes).nodes;
    editGraph(bytes, { ...NOTHING, removed: [first?.field.place ?? 0] });
    expect(bytes).toEqual(before);
  });

  it('refuses to remove what is no node', () => {
    expect(() => editGraph(model(), { ...NOTHING, removed: [1] })).toThrow('onnx.invalid');
  });
});

describe('editGraphInPlace', () => {
  const edit = { removed: [], addition: { nodes: [], inputs: [], outputs: ['y'] } };

  it('gives what editGraph gives, in the same buffer', () => {
    const bytes = model();
    const roomy = new Uint8Array(bytes.length + 100);
    roomy.set(bytes);
    const edited = editGraphInPlace(roomy, bytes.length, edit);
    expect(edited).toEqual(editGraph(bytes, edit));
    expect(edited?.buffer).toBe(roomy.buffer);
  });

  it('changes nothing where the room is too small', () => {
    const bytes = model();
    const before = bytes.slice();
    expect(editGraphInPlace(bytes, bytes.length, edit)).toBeUndefined();
    expect(bytes).toEqual(before);
  });
});

describe('copyNode', () => {
  it('takes the place of an attribute that is there, whatever its value', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 40), max: 2 ** 40 }), (value) => {
        const bytes = model();
        const [first] = readGraph(bytes).nodes;
        if (!first) expect.fail('no node');
        const copy = copyNode(bytes, first, ['y'], { mark: value });
        const edited = editGraph(bytes, {
          removed: [first.field.place],
          addition: { nodes: [copy], inputs: [], outputs: [] },
        });
        const found = readGraph(edited).nodes.at(-1);
        expect([...(found?.attributes ?? [])].map(([name, { int }]) => [name, int])).toEqual([
          ['mark', value],
        ]);
        expect(found?.inputs).toEqual(['x', 'w']);
      }),
    );
  });

  it('keeps fields of a node that are not known here', () => {
    const strange = bytesField(GRAPH.node, [textField(NODE.op, 'Neg'), textField(NODE.output, 'a'), UNKNOWN]);
    const bytes = bytesField(7, [strange]);
    const [only] = readGraph(bytes).nodes;
    if (!only) expect.fail('no node');
    expect(Buffer.from(copyNode(bytes, only, ['b'], {}).copyOf).includes(Buffer.from(UNKNOWN))).toBe(true);
  });
});

describe('a tensor outside of the file', () => {
  it('says which file holds it, and where the graph is read nothing of it is', () => {
    const entry = bytesField(TENSOR.external, [textField(1, 'location'), textField(2, 'model.onnx_data')]);
    const tensor = bytesField(GRAPH.initializer, [
      numberField(TENSOR.dims, 1_000_000),
      numberField(TENSOR.dtype, DTYPE.float32),
      textField(TENSOR.name, 'w'),
      entry,
      numberField(TENSOR.location, 1),
    ]);
    expect(readGraph(bytesField(7, [tensor])).tensors.get('w')?.externalFile).toBe('model.onnx_data');
  });
});
