import { HeadlightError } from '../../../core/errors.ts';
import { MODEL_FILES } from '../../../core/manifest.ts';
import type { Provider } from '../../../core/run.ts';
import type { Passes } from '../open/open-model.ts';
import type { Ort, Session } from '../open/runtime.ts';
import { SESSION_OPTIONS } from '../open/session-options.ts';
import { planStep, type StepPlan } from './step-plan.ts';
import { planTaps, type TapPlan } from './tap-plan.ts';

/** A second session of a model, whose values can be taken out and changed; its blocks say how. */
export interface TappedModel extends Pick<TapPlan, 'blocks' | 'weightsOf'> {
  readonly session: Pick<Session, 'run' | 'release'> | Passes;
}

/** A decoding step that can be changed. */
export interface SteppedModel extends Pick<StepPlan, 'doors'> {
  readonly session: Session;
}

/** Makes the tapped sessions when they are first asked for, and lets them go with the model. */
export interface Taps {
  open(): Promise<TappedModel>;
  /** The decoding step with doors; undefined for a model that has none. */
  openStep(): Promise<SteppedModel | undefined>;
  release(): Promise<void>;
}

/** The bytes of a model's graphs. */
interface TappedFiles {
  readonly model: Uint8Array;
  readonly decode?: Uint8Array | undefined;
}

/**
 * Taps of a model from its files' bytes, which stay in memory for it. The sessions hold the weights again (as float32), so
 * nobody pays for it who only reads attention. Throws `run.failed` where no attention is found in the graph.
 */
export function createTaps(ort: Ort, provider: Provider, files: TappedFiles): Taps {
  const { model, decode } = files;
  const whole = lazily(() => openTapped(ort, provider, model));
  const step = lazily(async () => decode && openStep(ort, decode, model));
  return {
    open: whole.open,
    openStep: step.open,
    async release() {
      await Promise.all([whole.end(), step.end()]);
    },
  };
}

/** Opens once, and again after a failure. */
export function lazily<Opened extends { readonly session: { release(): Promise<void> } } | undefined>(
  make: () => Promise<Opened>,
) {
  let opened: Promise<Opened> | undefined;
  return {
    open(): Promise<Opened> {
      opened ??= make().catch((error: unknown) => {
        opened = undefined;
        throw error;
      });
      return opened;
    },
    async end(): Promise<void> {
      const before = await opened?.catch(() => undefined);
      opened = undefined;
      await before?.session.release();
    },
  };
}

/** As the plain step: on wasm, its weights in model.onnx. */
async function openStep(ort: Ort, decode: Uint8Array, model: Uint8Array): Promise<SteppedModel> {
  const { bytes, doors } = planStep(decode);
  const session = await ort.InferenceSession.create(bytes, {
    ...SESSION_OPTIONS,
    executionProviders: ['wasm'],
    externalData: [{ path: MODEL_FILES.model, data: model }],
  });
  return { session, doors };
}

async function openTapped(ort: Ort, provider: Provider, model: Uint8Array): Promise<TappedModel> {
  const { bytes, blocks, weightsOf } = planTaps(model);
  if (blocks.length === 0) throw new HeadlightError('run.failed', { output: 'softmax' });
  const session = await ort.InferenceSession.create(bytes, {
    ...SESSION_OPTIONS,
    executionProviders: [provider],
  });
  return { session, blocks, weightsOf };
}
