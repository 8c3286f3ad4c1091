import { describe, expect, it } from 'vitest';
import { buildModel, type ModelParts, matrix, node } from '../../../scripts/conformance/build-model.ts';
import { DTYPE } from '../graph/onnx-fields.ts';
import { readGraph } from '../graph/read-graph.ts';
import { findFacts } from './find-facts.ts';

function factsOf(nodes: ModelParts['nodes'], tensors: NonNullable<ModelParts['tensors']> = []) {
  const inputs = [{ name: 'x', dtype: DTYPE.float32, dims: [1, 'tokens', 8] }];
  const graph = readGraph(buildModel({ nodes, inputs, outputs: [], tensors }));
  return findFacts(graph, graph.nodes);
}

const list = (name: string, int64s: readonly number[]) => ({ name, dims: [int64s.length], int64s });

describe('findFacts', () => {
  it('knows nothing of a value that nothing makes', () => {
    expect(factsOf([])('nowhere')).toMatchObject({ dims: undefined, depends: 'contents' });
  });

  it('tells constants, lengths and contents apart', () => {
    const factOf = factsOf(
      [node('Shape', 'x', 'shape'), node('Neg', 'w', 'turned'), node('Add', 'x w', 'sum')],
      [matrix('w', 8, 8)],
    );
    const depends = ['turned', 'shape', 'sum'].map((name) => factOf(name).depends);
    expect(depends).toEqual(['constants', 'lengths', 'contents']);
  });

  it('follows lengths through a product, a view into heads and a turn', () => {
    const factOf = factsOf(
      [
        node('MatMul', 'x w', 'flat'),
        node('Reshape', 'flat apart', 'heads'),
        node('Transpose', 'heads', 'turned', { attributes: { perm: [0, 2, 1, 3] } }),
      ],
      [matrix('w', 8, 8), list('apart', [0, 0, -1, 4])],
    );
    expect(factOf('turned').dims).toEqual([1, 2, 'tokens', 4]);
  });

  it('works out shapes that the graph computes: named lengths cancel', () => {
    const factOf = factsOf(
      [
        node('Shape', 'x', 'shape'),
        node('Slice', 'shape zero two', 'first'),
        node('Concat', 'first rest', 'asked', { attributes: { axis: 0 } }),
        node('Reshape', 'x asked', 'y'),
      ],
      [list('zero', [0]), list('two', [2]), list('rest', [-1, 4])],
    );
    expect(factOf('y').dims).toEqual([1, 'tokens', 2, 4]);
  });

  it('counts columns that a slice leaves and a concat adds', () => {
    const factOf = factsOf(
      [
        node('Concat', 'x x', 'wide', { attributes: { axis: -1 } }),
        node('Slice', 'wide zero minus last', 'cut'),
      ],
      [list('zero', [0]), list('minus', [-1]), list('last', [2])],
    );
    expect(factOf('wide').dims).toEqual([1, 'tokens', 16]);
    expect(factOf('cut').dims).toEqual([1, 'tokens', 15]);
  });

  it('reads an Einsum’s lengths by its letters', () => {
    const factOf = factsOf([node('Einsum', 'x x', 'y', { attributes: { equation: 'bqd,bkd->bqk' } })]);
    expect(factOf('y').dims).toEqual([1, 'tokens', 'tokens']);
  });
});
