// compare: the golden numbers against onnxruntime-web (wasm) in Node.
//
//     node compare.mjs translate-en-fr
//
// Prints the largest difference of every kind of tensor; exits 1 when one is above 1e-5.

import { readFileSync } from 'node:fs';
import * as ort from 'onnxruntime-web/wasm';

const TOLERANCE = 1e-5;
const folder = new URL(`../${process.argv[2]}/`, import.meta.url);
const bytesOf = (name) => new Uint8Array(readFileSync(new URL(name, folder)));
const golden = JSON.parse(readFileSync(new URL('golden.json', folder), 'utf8'));
const expected = readTensors(bytesOf(golden.tensorsFile));

ort.env.wasm.numThreads = 1;
const modelBytes = bytesOf('model.onnx');
const whole = await ort.InferenceSession.create(modelBytes);
const step = await ort.InferenceSession.create(bytesOf('decode.onnx'), {
  externalData: [{ path: 'model.onnx', data: modelBytes }],
});
const kinds = [...new Set(whole.outputNames.map((name) => name.split('.')))]
  .filter((parts) => parts[2] === 'attention')
  .map(([site, layer]) => `${site}.${layer}`);

const worst = new Map();
let sameTranslations = 0;
for (const [index, sentence] of golden.sentences.entries()) {
  const target = sentence.target.ids.slice(0, -1);
  const run = await whole.run({ source_ids: ids(sentence.source.ids), target_ids: ids(target) });
  for (const kind of [...kinds, 'logits']) {
    const found = run[kind === 'logits' ? kind : `${kind}.attention`];
    note(kind, sentence.name, found.data, expected.get(`${index}.${kind}`));
  }
  await compareSteps(run, target, expected.get(`${index}.logits`), sentence);
}
for (const [kind, { difference, name }] of worst) console.log(kind.padEnd(16), difference.toExponential(2), name);
console.log(`greedy decoding: ${sameTranslations} of ${golden.sentences.filter((s) => s.givenTarget === null).length} the same`);
if ([...worst.values()].some(({ difference }) => !(difference <= TOLERANCE))) process.exitCode = 1;

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
  let difference = 0;
  for (let i = 0; i < found.length; i++) difference = Math.max(difference, Math.abs(found[i] - wanted[i]));
  if (!(difference <= (worst.get(kind)?.difference ?? -1))) worst.set(kind, { difference, name });
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
