// compare: the golden numbers against onnxruntime-web (wasm) in Node.
//
//     node models/training/compare.mjs translate-en-fr
//
// Prints the largest difference of every kind of tensor; exits 1 when one is out of tolerance:
// attention 1e-5, logits 1e-5 + 1.3e-6 · |logit|. A decoding step sums its products whole
// (core/onnx_layers.py), for speed, and is given twice 1e-5; the choices of greedy decoding must be the same.

import { readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-web/wasm';

const ABSOLUTE = 1e-5;
const STEP_ABSOLUTE = 2e-5;
const LOGITS_RELATIVE = 1.3e-6;
const folder = new URL(`../${process.argv[2]}/`, import.meta.url);
const bytesOf = (name) => new Uint8Array(readFileSync(new URL(name, folder)));
const jsonOf = (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const { architecture } = jsonOf('manifest.json');
const golden = jsonOf('golden.json');
const expected = readTensors(bytesOf(golden.tensorsFile));

ort.env.wasm.numThreads = 1;
const modelBytes = bytesOf('model.onnx');
const whole = await ort.InferenceSession.create(modelBytes);
const step =
  architecture === 'encoder-decoder' &&
  (await ort.InferenceSession.create(bytesOf('decode.onnx'), { externalData: [{ path: 'model.onnx', data: modelBytes }] }));

const inputsOf = {
  'encoder-decoder': ({ source, target }) => ({ source_ids: ids(source.ids), target_ids: ids(target.ids.slice(0, -1)) }),
  decoder: ({ target }) => ({ ids: ids(target.ids) }),
  encoder: ({ source }) => ({ ids: ids(source.ids) }),
};

const worst = new Map();
let sameTranslations = 0;
for (const [index, sentence] of golden.sentences.entries()) {
  const run = await whole.run(inputsOf[architecture](sentence));
  for (const name of Object.keys(sentence.tensors)) {
    const kind = name.slice(name.indexOf('.') + 1);
    const found = run[kind.endsWith('logits') ? kind : `${kind}.attention`];
    note(kind, sentence.name, found.data, expected.get(name));
  }
  if (step) await compareSteps(run, sentence.target.ids.slice(0, -1), expected.get(`${index}.logits`), sentence);
}
for (const [kind, { difference, inTolerances, name }] of worst) {
  console.log(kind.padEnd(20), difference.toExponential(2), `${inTolerances.toFixed(2)} of the tolerance`, name);
}
if (step) {
  const greedy = golden.sentences.filter(({ givenTarget }) => givenTarget === null);
  console.log(`greedy decoding: ${sameTranslations} of ${greedy.length} the same`);
  if (sameTranslations < greedy.length) process.exitCode = 1;
}
if ([...worst.values()].some(({ inTolerances }) => !(inTolerances <= 1))) process.exitCode = 1;

/** Feeds the target token by token to decode.onnx, and checks that greedy decoding writes it. */
async function compareSteps(run, target, logits, sentence) {
  const feeds = {};
  for (const name of whole.outputNames.filter((name) => /\.(key|value)$/.test(name))) {
    const [batch, heads, , share] = run[name].dims;
    if (name.startsWith('cross')) feeds[name] = run[name];
    else feeds[name.replace('decoder', 'past')] = new ort.Tensor('float32', new Float32Array(0), [batch, heads, 0, share]);
  }
  let same = true;
  for (const [position, token] of target.entries()) {
    const result = await step.run({ ...feeds, target_ids: ids([token]), position: ids([position], [1]) });
    const found = result.logits.data;
    note('step logits', sentence.name, found, logits.subarray(position * found.length, (position + 1) * found.length));
    same &&= found.indexOf(Math.max(...found)) === sentence.target.ids[position + 1];
    for (const name of step.outputNames) feeds[name.replace('decoder', 'past')] = result[name];
    delete feeds.logits;
  }
  if (same && sentence.givenTarget === null) sameTranslations += 1;
}

function ids(values, shape = [1, values.length]) {
  return new ort.Tensor('int64', BigInt64Array.from(values, BigInt), shape);
}

function note(kind, name, found, wanted) {
  if (found.length !== wanted.length) throw new Error(`${name}: ${kind} has ${found.length} values, not ${wanted.length}`);
  const absolute = kind === 'step logits' ? STEP_ABSOLUTE : ABSOLUTE;
  const relative = kind.endsWith('logits') ? LOGITS_RELATIVE : 0;
  let difference = 0;
  let inTolerances = 0;
  for (let i = 0; i < found.length; i++) {
    const off = Math.abs(found[i] - wanted[i]);
    difference = Math.max(difference, off);
    inTolerances = Math.max(inTolerances, off / (absolute + relative * Math.abs(wanted[i])));
  }
  if (!(inTolerances <= (worst.get(kind)?.inTolerances ?? -1))) worst.set(kind, { difference, inTolerances, name });
}

/** safetensors, float32 only → name to values. */
function readTensors(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const start = 8 + Number(view.getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, start)));
  return new Map(
    Object.entries(header).map(([name, { data_offsets: [from, to] }]) => [
      name,
      new Float32Array(bytes.slice(start + from, start + to).buffer),
    ]),
  );
}
