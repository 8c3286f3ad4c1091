/// <reference lib="webworker" />
import { HeadlightError, toErrorRecord } from '../../core/errors.ts';
import type { GuestSource } from '../../core/guest.ts';
import type {
  CallName,
  Calls,
  FromWorker,
  GuestExamination,
  OpenRequest,
  RunResult,
  ToWorker,
} from '../protocol.ts';
import { examineGuest } from './guest/held-guests.ts';
import { isOutOfMemory } from './guest/out-of-memory.ts';
import { type GuestFiles, readGuestFiles } from './guest/read-files.ts';
import { measurePrompt } from './measure/measure-prompt.ts';
import { openKept } from './open/kept-models.ts';
import type { OpenModel } from './open/open-model.ts';
import { buffersOf } from './reply-buffers.ts';
import { runModel } from './run/run-model.ts';
import { inspectHead } from './tap/inspect-head.ts';
import { runNorms } from './tap/run-norms.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;
const aborts = new Map<number, AbortController>();
/** Files of guests that are to be examined, by their calls. */
const arriving = new Map<number, Promise<GuestFiles>>();
let current: OpenModel | undefined;
let queue: Promise<unknown> = Promise.resolve();

scope.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'abort') {
    aborts.get(data.id)?.abort();
    return;
  }
  const controller = new AbortController();
  aborts.set(data.id, controller);
  const enqueue = () => {
    queue = queue.then(() => answer(data, controller.signal)).finally(() => aborts.delete(data.id));
  };
  if (data.name !== 'examine') return enqueue();
  // A guest can take minutes to arrive; runs go on meanwhile.
  const reading = readGuestFiles(data.request, controller.signal, (progress) =>
    post({ kind: 'progress', id: data.id, progress }),
  );
  arriving.set(data.id, reading);
  reading.then(enqueue, enqueue);
};

type Call = Extract<ToWorker, { kind: 'call' }>;

async function answer(call: Call, signal: AbortSignal): Promise<void> {
  try {
    if (signal.aborted) throw new HeadlightError('run.aborted');
    const value = await handle(call, signal);
    post({ kind: 'reply', id: call.id, value }, buffersOf(value));
  } catch (error) {
    const fallback = call.name === 'open' ? 'engine.failed' : 'run.failed';
    const failed =
      error instanceof HeadlightError || !isOutOfMemory(error)
        ? error
        : new HeadlightError('guest.memory', {}, error);
    post({ kind: 'error', id: call.id, error: toErrorRecord(failed, fallback) });
  }
}

function handle(call: Call, signal: AbortSignal): Promise<Calls[CallName]['reply']> {
  switch (call.name) {
    case 'examine':
      return examine(call.id, call.request);
    case 'open':
      return open(call.id, call.request, signal);
    case 'run':
      return runModel(openOne(), call.request, signal);
    case 'runBeside':
      return runBeside(call.request, signal);
    case 'inspect':
      return inspectHead(openOne(), call.request);
    case 'norms':
      return runNorms(openOne(), call.request);
    case 'measure':
      return measurePrompt(openOne(), call.request, signal);
  }
}

async function examine(id: number, source: GuestSource): Promise<GuestExamination> {
  const reading = arriving.get(id);
  arriving.delete(id);
  const { manifest, report } = examineGuest(source, (await reading) ?? { bytes: new Map(), report: [] });
  return { manifest, report };
}

function openOne(): OpenModel {
  if (!current) throw new HeadlightError('model.not-open');
  return current;
}

async function runBeside(
  { run, open: other }: Calls['runBeside']['request'],
  signal: AbortSignal,
): Promise<RunResult> {
  const model = other ? (await openKept(other, signal, () => {})).model : openOne();
  return runModel(model, run, signal);
}

async function open(id: number, request: OpenRequest, signal: AbortSignal): Promise<Calls['open']['reply']> {
  current = undefined;
  const { model, opened } = await openKept(request, signal, (progress) =>
    post({ kind: 'progress', id, progress }),
  );
  current = model;
  return opened;
}

function post(message: FromWorker, transfer: Transferable[] = []): void {
  scope.postMessage(message, transfer);
}

/** The page waits for this lock: the browser frees it when the worker dies, however it dies. */
const lock = `headlight-engine-${crypto.randomUUID?.() ?? Math.random()}`;
scope.navigator.locks
  ?.request(lock, () => {
    post({ kind: 'alive', lock });
    return new Promise<never>(() => {});
  })
  .catch(() => {
    // An opaque origin has no locks; a crash then shows as the worker's error event alone.
  });
