import type { Manifest } from '../../../core/manifest.ts';
import type { ModelGraph } from '../../../onnx/graph/read-graph.ts';

/** Numbers of weights, and the type that most of them are stored in. */
export interface WeightFacts {
  readonly parameters: number;
  readonly dtype: Manifest['weightsDtype'];
}

/** TensorProto.DataType → name and how many numbers a byte holds. */
const STORED: Readonly<Record<number, Manifest['weightsDtype']>> = {
  1: 'float32',
  2: 'int8',
  3: 'int8',
  10: 'float16',
  16: 'float16',
  21: 'int4',
  22: 'int4',
};

/** Counted over initializers; two numbers lie in a byte where MatMulNBits reads them. */
export function weightsOf(graphs: readonly ModelGraph[]): WeightFacts {
  const counts = new Map<Manifest['weightsDtype'], number>();
  for (const { tensors, nodes } of graphs) {
    const packed = new Set(nodes.filter(({ op }) => op === 'MatMulNBits').map(({ inputs }) => inputs[1]));
    for (const { name, dims, dtype } of tensors.values()) {
      const stored = packed.has(name) ? 'int4' : STORED[dtype];
      const count = dims.reduce((product, dim) => product * dim, stored === 'int4' ? 2 : 1);
      // Whole tables and matrices are weights; a lone number is a constant.
      if (stored && count > 1 && Number.isSafeInteger(count))
        counts.set(stored, (counts.get(stored) ?? 0) + count);
    }
  }
  const most = [...counts].sort(([, a], [, b]) => b - a)[0];
  const parameters = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { parameters: Math.max(1, parameters), dtype: most?.[0] ?? 'float32' };
}
