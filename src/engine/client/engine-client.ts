import { fromErrorRecord, HeadlightError } from '../../core/errors.ts';
import type {
  CallName,
  Calls,
  FromWorker,
  OpenedModel,
  OpenProgress,
  OpenRequest,
  RunRequest,
  RunResult,
} from '../protocol.ts';
import { latestOnly } from './latest-only.ts';

/** The part of Worker that the client uses, so that a MessagePort can stand in. */
export interface WorkerPort {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  addEventListener(type: 'error', listener: (event: Event) => void): void;
  terminate(): void;
}

export interface EngineOptions {
  readonly spawn: () => WorkerPort;
  /** Web Locks, by which a dead worker is noticed; absent in opaque origins. */
  readonly locks?: Pick<LockManager, 'request'>;
  /** Called when the worker died; a new one is already starting with the same model. */
  readonly onCrash?: () => void;
}

interface Pending {
  readonly name: CallName;
  readonly resolve: (value: never) => void;
  readonly reject: (error: HeadlightError) => void;
  readonly onProgress: ((progress: OpenProgress) => void) | undefined;
}

/** For calls that take long: how far they are, and a way to stop them (`run.aborted`). */
export interface AskOptions {
  readonly onProgress?: (progress: OpenProgress) => void;
  readonly signal?: AbortSignal;
}

export interface Engine {
  open(request: OpenRequest, onProgress?: (progress: OpenProgress) => void): Promise<OpenedModel>;
  /** The latest wins: while one runs, only the newest request waits. */
  run(request: RunRequest): Promise<RunResult>;
  /** Any other call, in its turn: nothing takes its place. */
  ask<Name extends Exclude<CallName, 'open' | 'run'>>(
    name: Name,
    request: Calls[Name]['request'],
    options?: AskOptions,
  ): Promise<Calls[Name]['reply']>;
  /** Stops the call that is running, which rejects with `run.aborted`. */
  abort(): void;
}

/**
 * The page's side of the engine. Calls are numbered and replies matched by number. When the worker dies,
 * everything pending rejects with `engine.crashed`, and a new worker opens the same model again.
 */
export function createEngine({ spawn, locks, onCrash }: EngineOptions): Engine {
  let worker: WorkerPort | undefined;
  let nextId = 0;
  const pending = new Map<number, Pending>();
  let lastOpen: OpenRequest | undefined;
  let reopening: Promise<unknown> = Promise.resolve();
  /** The last opening succeeded. */
  let healthy = false;

  function start(): WorkerPort {
    const started = spawn();
    started.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if (started === worker) receive(data, () => crash(started));
    });
    started.addEventListener('error', () => crash(started));
    return started;
  }

  function receive(message: FromWorker, onDeath: () => void): void {
    if (message.kind === 'alive') {
      locks?.request(message.lock, onDeath).catch(() => {});
      return;
    }
    const call = pending.get(message.id);
    if (!call) return;
    if (message.kind === 'progress') {
      call.onProgress?.(message.progress);
      return;
    }
    pending.delete(message.id);
    if (message.kind === 'reply') call.resolve(message.value as never);
    else call.reject(fromErrorRecord(message.error));
  }

  /** Ends the worker and rejects what it had not answered. */
  function retire(reason: HeadlightError): void {
    worker?.terminate();
    worker = undefined;
    const lost = [...pending.values()];
    pending.clear();
    for (const { reject } of lost) reject(reason);
  }

  function crash(dead: WorkerPort): void {
    if (dead !== worker) return;
    // A model whose opening killed the worker is not opened again by itself.
    const opening = [...pending.values()].some(({ name }) => name === 'open');
    retire(new HeadlightError('engine.crashed'));
    if (lastOpen && !opening) {
      reopening = call('open', lastOpen);
      reopening.catch(() => {});
    }
    onCrash?.();
  }

  function call<Name extends CallName>(
    name: Name,
    request: Calls[Name]['request'],
    { onProgress, signal }: AskOptions = {},
  ): Promise<Calls[Name]['reply']> {
    if (signal?.aborted) return Promise.reject(new HeadlightError('run.aborted'));
    worker ??= start();
    nextId += 1;
    const id = nextId;
    signal?.addEventListener('abort', () => pending.has(id) && worker?.postMessage({ kind: 'abort', id }));
    return new Promise((resolve, reject) => {
      pending.set(id, { name, resolve, reject, onProgress });
      worker?.postMessage({ kind: 'call', id, name, request });
    });
  }

  const latest = latestOnly(async (request: RunRequest) => {
    await reopening;
    return call('run', request);
  });

  return {
    open(request, onProgress) {
      // A runtime keeps the build and the threads it began with: others need a new worker.
      if (!healthy || !sameRuntime(lastOpen, request)) retire(new HeadlightError('run.superseded'));
      lastOpen = request;
      healthy = false;
      const opened = call('open', request, onProgress && { onProgress });
      reopening = opened.then(
        () => {
          healthy = true;
        },
        () => {},
      );
      return opened;
    },
    run: latest,
    async ask(name, request, options) {
      await reopening;
      return call(name, request, options);
    },
    abort() {
      for (const id of pending.keys()) worker?.postMessage({ kind: 'abort', id });
    },
  };
}

function sameRuntime(before: OpenRequest | undefined, { provider, threads }: OpenRequest): boolean {
  return before?.provider === provider && before.threads === threads;
}
