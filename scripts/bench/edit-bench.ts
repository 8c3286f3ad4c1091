import * as ort from 'onnxruntime-web/wasm';
import { planAttention } from '../../src/onnx/attention/plan-attention.ts';
import { editGraph, editGraphInPlace } from '../../src/onnx/edit/edit-graph.ts';
import { DTYPE, GRAPH, TENSOR } from '../../src/onnx/graph/onnx-fields.ts';
import { bytesField, numberField, textField } from '../../src/onnx/wire/write.ts';
import { buildModel, type ModelParts, node } from '../conformance/build-model.ts';

const MB = 1e6;
const SLACK = 65_536;
const LAYERS = 6;
const WIDTH = 256;
const HEADS = 8;

/** An encoder of six layers as PyTorch's TorchScript exporter writes it, d = 256, eight heads; `tokens` are its input. */
function encoder(): Pick<ModelParts, 'nodes' | 'tensors' | 'fields' | 'inputs' | 'outputs'> {
  const fields: Uint8Array[] = [];
  const weight = (name: string, rows: number, columns: number) => {
    const numbers = Float32Array.from(
      { length: rows * columns },
      (_, at) => Math.sin(at * 1.7) / Math.sqrt(rows),
    );
    fields.push(stored(name, [rows, columns], new Uint8Array(numbers.buffer)));
    return name;
  };
  const nodes = Array.from({ length: LAYERS }, (_, layer) => {
    const of = (name: string) => `${name}${layer}`;
    const into = `x${layer}`;
    const heads = ['q', 'k', 'v'].flatMap((one) => [
      node('MatMul', `${into} ${weight(of(`w${one}`), WIDTH, WIDTH)}`, of(`${one}flat`)),
      node('Reshape', `${of(`${one}flat`)} apart`, of(`${one}apart`)),
      node('Transpose', of(`${one}apart`), of(one), {
        attributes: { perm: one === 'k' ? [0, 2, 3, 1] : [0, 2, 1, 3] },
      }),
    ]);
    return [
      ...heads,
      node('MatMul', `${of('q')} ${of('k')}`, of('s')),
      node('Mul', `${of('s')} scale`, of('t')),
      node('Softmax', of('t'), of('p'), { attributes: { axis: -1 } }),
      node('MatMul', `${of('p')} ${of('v')}`, of('mixed')),
      node('Transpose', of('mixed'), of('turned'), { attributes: { perm: [0, 2, 1, 3] } }),
      node('Reshape', `${of('turned')} together`, of('joined')),
      node('MatMul', `${of('joined')} ${weight(of('wo'), WIDTH, WIDTH)}`, of('out')),
      node('Add', `${of('out')} ${into}`, of('residual')),
      node('MatMul', `${of('residual')} ${weight(of('wi'), WIDTH, 4 * WIDTH)}`, of('inner')),
      node('Relu', of('inner'), of('act')),
      node('MatMul', `${of('act')} ${weight(of('wf'), 4 * WIDTH, WIDTH)}`, of('feed')),
      node('Add', `${of('feed')} ${of('residual')}`, `x${layer + 1}`),
    ];
  }).flat();
  return {
    nodes: [...nodes, node('Tanh', `x${LAYERS}`, 'y')],
    fields,
    inputs: [{ name: 'x0', dtype: DTYPE.float32, dims: [1, 'tokens', WIDTH] }],
    outputs: ['y'],
    tensors: [
      { name: 'apart', dims: [4], int64s: [0, 0, HEADS, WIDTH / HEADS] },
      { name: 'together', dims: [3], int64s: [0, 0, WIDTH] },
      { name: 'scale', dims: [], floats: [0.18] },
    ],
  };
}

function stored(name: string, dims: readonly number[], raw: Uint8Array): Uint8Array {
  return bytesField(GRAPH.initializer, [
    ...dims.map((dim) => numberField(TENSOR.dims, dim)),
    numberField(TENSOR.dtype, DTYPE.float32),
    textField(TENSOR.name, name),
    bytesField(TENSOR.raw, [raw]),
  ]);
}

/** Milliseconds of planning and editing, of a bare copy of the same bytes, and the memory that is held more than before. */
export function benchEdit(megabytes: number, rounds: number) {
  const parts = encoder();
  const piece = new Uint8Array(10 * MB);
  const more = Array.from({ length: Math.ceil(megabytes / 10) }, (_, at) =>
    stored(`filler${at}`, [2_500_000], piece),
  );
  const model = buildModel({ ...parts, fields: [...(parts.fields ?? []), ...more] });
  more.length = 0;
  const times = { edit: [] as number[], copy: [] as number[], inPlace: [] as number[] };
  let extraBytes = 0;
  for (let round = 0; round < rounds; round += 1) {
    const before = held();
    const began = performance.now();
    const edited = editGraph(model, planAttention(model));
    times.edit.push(performance.now() - began);
    extraBytes = Math.max(extraBytes, held() - before);
    if (edited.length <= model.length) throw new Error('nothing was added');
    const copied = performance.now();
    const copy = new Uint8Array(model.length);
    copy.set(model);
    times.copy.push(performance.now() - copied);
  }
  const roomy = new Uint8Array(model.length + SLACK);
  roomy.set(model);
  const began = performance.now();
  const plan = planAttention(roomy.subarray(0, model.length));
  if (!editGraphInPlace(roomy, model.length, plan)) throw new Error('no room for the edit');
  times.inPlace.push(performance.now() - began);
  return { times, modelBytes: model.length, extraBytes };
}

function held(): number {
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  return arrayBuffers + heapUsed;
}

/** Milliseconds of runs of the same encoder, in turns: as it is, tapped with nothing fetched, and with all fetched. */
export async function benchTapped(tokens: number, rounds: number) {
  ort.env.logLevel = 'error';
  ort.env.wasm.numThreads = 1;
  const model = buildModel(encoder());
  const plan = planAttention(model);
  if (plan.seen.length !== LAYERS) throw new Error(`${plan.seen.length} layers found of ${LAYERS}`);
  const options = { executionProviders: ['wasm'], logSeverityLevel: 3 as const };
  const plain = await ort.InferenceSession.create(model, options);
  const tapped = await ort.InferenceSession.create(editGraph(model, plan), options);
  const data = Float32Array.from({ length: tokens * WIDTH }, (_, at) => Math.cos(at * 1.3));
  const feeds = { x0: new ort.Tensor('float32', data, [1, tokens, WIDTH]) };
  const all = ['y', ...plan.seen.map(({ output }) => output)];
  const times = { plain: [] as number[], nothing: [] as number[], all: [] as number[] };
  const timed = async (into: number[], run: () => Promise<unknown>) => {
    const began = performance.now();
    await run();
    into.push(performance.now() - began);
  };
  for (let round = 0; round < rounds + 2; round += 1) {
    await timed(times.plain, () => plain.run(feeds, ['y']));
    await timed(times.nothing, () => tapped.run(feeds, ['y']));
    await timed(times.all, () => tapped.run(feeds, all));
  }
  await Promise.all([plain.release(), tapped.release()]);
  for (const list of Object.values(times)) list.splice(0, 2);
  return times;
}
