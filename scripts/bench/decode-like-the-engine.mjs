/**
 * What one run costs without Headlight: the same sessions, the same calls, nothing around them.
 * Runs in a browser worker and in Node, so it takes the runtime as an argument.
 */
export async function openSessions(ort, model, decode) {
  return {
    ort,
    whole: await ort.InferenceSession.create(model, { executionProviders: ort.bareProviders }),
    step:
      decode &&
      (await ort.InferenceSession.create(decode, {
        executionProviders: ort.bareProviders,
        externalData: [{ path: 'model.onnx', data: model }],
      })),
  };
}

/** What a run of the model takes: one pass, or decoding and a pass where there is a model for its steps. */
export async function runBare(sessions, ids, options) {
  if (sessions.step) await decodeAndPass(sessions, ids, options);
  else await pass(sessions, ids, options);
}

/** One pass with the task's logits and every attention. */
async function pass({ ort, whole }, values, { outputs }) {
  const ids = new ort.Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
  await whole.run({ ids }, outputs);
}

/** Greedy decoding of `sourceIds`, then one teacher-forced pass with every attention. */
async function decodeAndPass({ ort, whole, step }, sourceIds, { layers, start, end, limit }) {
  const ids = (values) => new ort.Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
  const pairs = (prefix) =>
    Array.from({ length: layers }, (_, at) => [`${prefix}.${at}.key`, `${prefix}.${at}.value`]).flat();
  const source = ids(sourceIds);
  let outputs = await whole.run({ source_ids: source, target_ids: ids([start]) }, [
    'logits',
    ...pairs('decoder'),
    ...pairs('cross'),
  ]);
  const cross = Object.fromEntries(pairs('cross').map((name) => [name, outputs[name]]));
  const written = [argmax(outputs.logits.data)];
  while (written.at(-1) !== end && written.length < limit) {
    const past = Object.fromEntries(
      pairs('decoder').map((name) => [name.replace('decoder', 'past'), outputs[name]]),
    );
    const position = new ort.Tensor('int64', BigInt64Array.of(BigInt(written.length)), [1]);
    outputs = await step.run({ target_ids: ids(written.slice(-1)), position, ...past, ...cross });
    written.push(argmax(outputs.logits.data));
  }
  const taps = ['encoder', 'decoder', 'cross'].flatMap((site) =>
    Array.from({ length: layers }, (_, at) => `${site}.${at}.attention`),
  );
  await whole.run({ source_ids: source, target_ids: ids([start, ...written.slice(0, -1)]) }, [
    'logits',
    ...taps,
  ]);
}

function argmax(row) {
  let best = 0;
  for (let index = 1; index < row.length; index += 1) if (row[index] > row[best]) best = index;
  return best;
}
