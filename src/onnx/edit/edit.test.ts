import { describe, expect, it } from 'vitest';
import { readModelFile } from '../../../scripts/shipped-models.ts';
import { linkGraph } from '../graph/links.ts';
import { DTYPE } from '../graph/onnx-fields.ts';
import { readGraph } from '../graph/read-graph.ts';
import { readTensor } from '../graph/read-tensor.ts';
import { appendToGraph } from './append.ts';
import { divertInput } from './divert.ts';
import { roundWeights } from './round-weights.ts';

const model = () => Uint8Array.from(readModelFile('classifier', 'model.onnx'));

describe('appendToGraph', () => {
  it('adds nothing but an empty field when there is nothing to add', () => {
    const bytes = model();
    const same = appendToGraph(bytes, { nodes: [], inputs: [], outputs: [] });
    expect(same.length).toBe(bytes.length + 2);
    expect(readGraph(same)).toMatchObject({ nodes: readGraph(bytes).nodes });
  });

  it('adds what the reader then finds behind what was there', () => {
    const edited = readGraph(
      appendToGraph(model(), {
        nodes: [{ op: 'Neg', inputs: ['encoder.0.attention'], outputs: ['negative'] }],
        inputs: [{ name: 'given', dtype: DTYPE.float32, dims: [1, 'N', undefined] }],
        outputs: ['negative'],
      }),
    );
    expect(edited.nodes.at(-1)).toMatchObject({ op: 'Neg', outputs: ['negative'] });
    expect(edited.inputs).toEqual(['ids', 'given']);
    expect(edited.outputs.at(-1)).toBe('negative');
  });
});

describe('divertInput', () => {
  it('never gives one name twice', () => {
    const bytes = model();
    const graph = readGraph(bytes);
    const [node] = graph.nodes;
    if (!node) expect.fail('no node');
    expect(divertInput(graph, bytes, node, 0)).not.toBe(divertInput(graph, bytes, node, 0));
  });

  it('refuses an input that is not there', () => {
    const bytes = model();
    const graph = readGraph(bytes);
    const [node] = graph.nodes;
    if (!node) expect.fail('no node');
    expect(() => divertInput(graph, bytes, node, 5)).toThrow('cannot be diverted');
  });
});

describe('roundWeights', () => {
  const before = readGraph(model());
  const after = readGraph(roundWeights(model()));
  const numbersOf = (graph: typeof before, name: string) => {
    const tensor = graph.tensors.get(name) ?? expect.fail(`no ${name}`);
    return readTensor(graph.bytes, tensor);
  };
  const steps = (values: readonly number[]) => {
    const step = Math.max(...values.map(Math.abs)) / 127;
    return { step, counts: values.map((value) => value / step) };
  };

  it('moves nothing and leaves the model that it was given', () => {
    const bytes = model();
    expect(roundWeights(bytes).length).toBe(bytes.length);
    expect(Buffer.compare(bytes, model())).toBe(0);
  });

  it('puts every output of a matrix on at most 255 steps, off by half a step at most', () => {
    const name = 'stack.blocks.0.attention.query.weight';
    const shipped = numbersOf(before, name);
    const rounded = numbersOf(after, name);
    const [rows = 0, columns = 0] = shipped.dims;
    for (let column = 0; column < columns; column += 1) {
      const pick = ({ data }: typeof shipped) =>
        Array.from({ length: rows }, (_, row) => data[row * columns + column] as number);
      const { step } = steps(pick(shipped));
      expect(new Set(pick(rounded)).size).toBeLessThanOrEqual(255);
      for (const [row, value] of pick(rounded).entries()) {
        // Half a step, and the rounding to float16 behind it.
        const off = Math.abs(value - (pick(shipped)[row] as number));
        expect(off).toBeLessThanOrEqual(step / 2 + Math.abs(value) / 2048);
      }
    }
  });

  it('takes a table of embeddings row by row', () => {
    const { data, dims } = numbersOf(after, 'stack.embedding.weight');
    const width = dims[1] ?? 0;
    const { counts } = steps([...data.subarray(10 * width, 11 * width)]);
    for (const count of counts) expect(Math.abs(count - Math.round(count))).toBeLessThan(0.07);
  });

  it('leaves biases and norms as they are', () => {
    for (const [name, { dims }] of before.tensors) {
      if (dims.length !== 2) expect(numbersOf(after, name), name).toEqual(numbersOf(before, name));
    }
  });

  it('knows that looked-up tables are read by row', () => {
    const links = linkGraph(before);
    expect(links.consumersOf('stack.embedding.weight.float32').map(({ op }) => op)).toContain('Gather');
  });
});
