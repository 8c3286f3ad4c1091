import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HeadRef } from '../core/head.ts';
import type { ModelSource } from '../engine/protocol.ts';
import { createEngineSlice, type EngineSlice } from './engine-slice.ts';
import { createInputSlice, type InputSlice } from './input-slice.ts';
import { createRunSlice, type RunSlice } from './run-slice.ts';
import { createViewSlice, type ViewSlice } from './view-slice.ts';

/** Everything that the page can be in, but hovering. */
export type AppState = EngineSlice & InputSlice & RunSlice & ViewSlice;
export type AppStore = StoreApi<AppState>;

export interface InitialState {
  readonly models: readonly ModelSource[];
  readonly text: string;
}

export function createAppStore({ models, text }: InitialState): AppStore {
  return createStore<AppState>()((set) => ({
    ...createEngineSlice(set, models),
    ...createInputSlice(set, text),
    ...createRunSlice(set),
    ...createViewSlice(set, firstHead(models[0])),
  }));
}

/** The head that a model opens with: the one that aligns, else the first. */
export function firstHead(model: ModelSource | undefined): HeadRef {
  return (
    model?.manifest.alignmentHead ?? { site: model?.manifest.sites[0]?.site ?? 'encoder', layer: 0, head: 0 }
  );
}
