import type { ErrorRecord } from '../core/errors.ts';
import type { ProviderChoice } from '../core/run.ts';
import type { ModelSource, OpenedModel, OpenProgress } from '../engine/protocol.ts';
import type { Input } from './input-slice.ts';
import type { SetSlice } from './set-slice.ts';

export type EngineStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly progress: OpenProgress | undefined }
  | { readonly kind: 'ready'; readonly opened: OpenedModel }
  | { readonly kind: 'failed'; readonly error: ErrorRecord };

/** What should be open. A new object each time, so that opening again is a change too. */
export interface Wanted {
  readonly modelId: string;
  readonly provider: ProviderChoice;
  readonly threads?: number;
  readonly reload?: boolean;
}

export interface EngineSlice {
  readonly models: readonly ModelSource[];
  readonly wanted: Wanted;
  readonly engine: EngineStatus;
  /** How often the engine had to be started again since the page opened. */
  readonly crashes: number;
  /** What was wished for when it last had to. */
  readonly crashedDuring: Input | undefined;
  /** Opens the same model again, past the HTTP cache. */
  retryOpen(): void;
  setEngine(engine: EngineStatus): void;
  countCrash(during: Input): void;
}

export function createEngineSlice(set: SetSlice<EngineSlice>, models: readonly ModelSource[]): EngineSlice {
  return {
    models,
    wanted: { modelId: models[0]?.manifest.id ?? '', provider: 'auto' },
    engine: { kind: 'idle' },
    crashes: 0,
    crashedDuring: undefined,
    retryOpen: () =>
      set(({ wanted }) => ({
        wanted: { ...wanted, reload: true },
        engine: { kind: 'loading', progress: undefined },
      })),
    setEngine: (engine) => set({ engine }),
    countCrash: (crashedDuring) => set(({ crashes }) => ({ crashes: crashes + 1, crashedDuring })),
  };
}

export function findModel({
  models,
  wanted,
}: Pick<EngineSlice, 'models' | 'wanted'>): ModelSource | undefined {
  return models.find(({ manifest }) => manifest.id === wanted.modelId);
}
