import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HeadRef } from '../core/head.ts';
import { getTask } from '../core/manifest.ts';
import type { TaskName } from '../core/task.ts';
import type { ModelSource } from '../engine/protocol.ts';
import { type AggregatesSlice, createAggregatesSlice } from './aggregates/aggregates-slice.ts';
import { type CompareSlice, createCompareSlice } from './compare/compare-slice.ts';
import { createEngineSlice, type EngineSlice, findModel, type Wanted } from './engine-slice.ts';
import { createGridSlice, type GridSlice } from './grid/grid-slice.ts';
import { createGuestSlice, type GuestSlice } from './guest/guest-slice.ts';
import { createInputSlice, firstInput, type Input, type InputSlice } from './input-slice.ts';
import { createInspectSlice, type InspectSlice } from './inspect-slice.ts';
import { createMeasuresSlice, type MeasuresSlice } from './measures/measures-slice.ts';
import { createMemorySlice, type MemorySlice } from './memory-slice.ts';
import { createPlaySlice, type PlaySlice } from './play-slice.ts';
import { createRunSlice, type RunSlice } from './run-slice.ts';
import { createViewSlice, type ViewSlice } from './view-slice.ts';

/** What concerns several slices at once. */
interface Switches {
  /** Opens a model with its first task, or with what was left there. */
  openModel(wanted: Wanted): void;
  /** Shows a task of a model, which is opened if it is not the one that is. */
  chooseTask(modelId: string, task: TaskName): void;
  /** Takes a guest out of the list; where it is open, the first model takes its place. */
  removeGuest(modelId: string): void;
}

/** Everything that the page can be in, but hovering. */
export type AppState = EngineSlice &
  InputSlice &
  RunSlice &
  ViewSlice &
  PlaySlice &
  InspectSlice &
  CompareSlice &
  MeasuresSlice &
  MemorySlice &
  GridSlice &
  AggregatesSlice &
  GuestSlice &
  Switches;
export type AppStore = StoreApi<AppState>;

export interface InitialState {
  readonly models: readonly ModelSource[];
}

export function createAppStore({ models }: InitialState): AppStore {
  return createStore<AppState>()((set) => ({
    ...createEngineSlice(set, models),
    ...createInputSlice(set, firstInput(models[0], undefined)),
    ...createRunSlice(set),
    ...createViewSlice(set, firstHead(models[0])),
    ...createPlaySlice(set),
    ...createCompareSlice(set),
    ...createMeasuresSlice(set),
    ...createMemorySlice(set),
    ...createInspectSlice(set),
    ...createGridSlice(set),
    ...createAggregatesSlice(set),
    ...createGuestSlice(set),
    openModel: (wanted) => set((state) => switched(state, wanted, undefined)),
    chooseTask: (modelId, task) =>
      set((state) => switched(state, { ...state.wanted, modelId, reload: false }, task)),
    removeGuest: (modelId) => set((state) => without(state, modelId)),
  }));
}

/** The model is opened when it is another one or a new wish; the old run leaves the picture with its model. */
function switched(state: AppState, wanted: Wanted, task: TaskName | undefined): Partial<AppState> {
  const sameModel = wanted.modelId === state.wanted.modelId;
  const model = findModel({ models: state.models, wanted });
  const drafts = { ...state.drafts, [draftKey(state.wanted.modelId, state.input.task)]: state.input };
  const asked = task ?? (sameModel ? state.input.task : undefined);
  // A task that the model lacks is its first one, with that one's draft.
  const next = model ? getTask(model.manifest, asked).task : asked;
  const input: Input =
    sameModel && next === state.input.task
      ? state.input
      : (drafts[draftKey(wanted.modelId, next)] ?? firstInput(model, next));
  const stays = sameModel && task !== undefined;
  return {
    drafts,
    input,
    playing: false,
    ...(!stays && { wanted, engine: { kind: 'loading', progress: undefined } as const }),
    ...(!sameModel && { run: undefined, answered: undefined, runStatus: { kind: 'idle' } as const }),
  };
}

function without(state: AppState, modelId: string): Partial<AppState> {
  const isIt = ({ manifest, guest }: ModelSource) => guest !== undefined && manifest.id === modelId;
  const models = state.models.filter((model) => !isIt(model));
  const [first] = models;
  if (models.length === state.models.length || !first) return {};
  const { [modelId]: _, ...guests } = state.guests;
  if (state.wanted.modelId !== modelId) return { models, guests };
  const wanted: Wanted = { modelId: first.manifest.id, provider: state.wanted.provider };
  return { ...switched(state, wanted, undefined), models, guests };
}

function draftKey(modelId: string, task: TaskName | undefined): string {
  return `${modelId}/${task}`;
}

/** The head that a model opens with: the one that aligns, else one that its card measured as the best, else the first. */
export function firstHead(model: ModelSource | undefined): HeadRef {
  const { alignmentHead, quality = {}, sites } = model?.manifest ?? {};
  const measured = Object.values(quality).find(({ head }) => head)?.head;
  return alignmentHead ?? measured ?? { site: sites?.[0]?.site ?? 'encoder', layer: 0, head: 0 };
}
