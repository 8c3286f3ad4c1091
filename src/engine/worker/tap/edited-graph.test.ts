import * as ort from 'onnxruntime-web/wasm';
import { describe, expect, it } from 'vitest';
import { readModelFile } from '../../../../scripts/shipped-models.ts';
import { appendToGraph } from '../../../onnx/edit/append.ts';
import { divertInput } from '../../../onnx/edit/divert.ts';
import { DTYPE } from '../../../onnx/graph/onnx-fields.ts';
import { readGraph } from '../../../onnx/graph/read-graph.ts';

describe('an edited graph', () => {
  it('lets appended nodes stand in the way, and the runtime runs them', async () => {
    ort.env.logLevel = 'error';
    ort.env.wasm.numThreads = 1;
    const bytes = Uint8Array.from(readModelFile('classifier', 'model.onnx'));
    const graph = readGraph(bytes);
    const softmax = graph.nodes.find(({ op }) => op === 'Softmax') ?? expect.fail('no softmax');
    const before = softmax.inputs[0] ?? '';
    const diverted = divertInput(graph, bytes, softmax, 0);
    expect(diverted).not.toBe(before);
    expect(diverted).toHaveLength(before.length);
    const edited = appendToGraph(bytes, {
      nodes: [{ op: 'Mul', inputs: [before, 'factor'], outputs: [diverted] }],
      inputs: [{ name: 'factor', dtype: DTYPE.float32, dims: [1] }],
      outputs: [],
    });
    const session = await ort.InferenceSession.create(edited, { logSeverityLevel: 3 });
    const { 'encoder.0.attention': weights } = await session.run({
      ids: new ort.Tensor('int64', BigInt64Array.of(2n, 10n, 3n), [1, 3]),
      factor: new ort.Tensor('float32', Float32Array.of(0), [1]),
    });
    // Scores that are multiplied by 0 are all the same.
    expect(weights?.data).toEqual(new Float32Array(4 * 3 * 3).fill(Math.fround(1 / 3)));
    await session.release();
  });
});
