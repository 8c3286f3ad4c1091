import type { ErrorRecord } from '../core/errors.ts';
import type { HeadRef } from '../core/head.ts';
import type { HeadInspection } from '../core/inspection.ts';
import type { AttentionRun } from '../core/run.ts';
import { NO_CHANGE, type WhatIf } from '../math/steps/what-if.ts';
import type { SetSlice } from './set-slice.ts';

/** How much of a head is told at once: one weight, its row, the whole matrix, or that weight in all heads of the layer. */
export const STEPS_LEVELS = ['number', 'row', 'matrix', 'heads'] as const;
export type StepsLevel = (typeof STEPS_LEVELS)[number];

/** Taking the focused head of a run apart. */
export type InspectionStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading'; readonly run: AttentionRun; readonly head: HeadRef }
  | {
      readonly kind: 'ready';
      readonly run: AttentionRun;
      readonly head: HeadRef;
      readonly inspection: HeadInspection;
    }
  | {
      readonly kind: 'failed';
      readonly run: AttentionRun;
      readonly head: HeadRef;
      readonly error: ErrorRecord;
    };

/** Every head of one layer, as far as they have come. */
export interface InspectedLayer extends Pick<HeadRef, 'site' | 'layer'> {
  readonly run: AttentionRun;
  /** In the order of the heads. */
  readonly heads: readonly HeadInspection[];
  readonly error: ErrorRecord | undefined;
}

export interface InspectSlice {
  readonly inspection: InspectionStatus;
  /** The last inspection that succeeded, and its run; it stays in the picture while the next one is under way. */
  readonly inspected: { readonly run: AttentionRun; readonly inspection: HeadInspection } | undefined;
  readonly inspectedLayer: InspectedLayer | undefined;
  readonly stepsLevel: StepsLevel;
  /** What the reader changes in the inspected head; another head or run begins without a change. */
  readonly whatIf: WhatIf;
  setInspection(inspection: InspectionStatus): void;
  setInspectedLayer(layer: InspectedLayer): void;
  setStepsLevel(stepsLevel: StepsLevel): void;
  setWhatIf(change: Partial<WhatIf>): void;
}

export function createInspectSlice(set: SetSlice<InspectSlice>): InspectSlice {
  return {
    inspection: { kind: 'idle' },
    inspected: undefined,
    inspectedLayer: undefined,
    stepsLevel: 'number',
    whatIf: NO_CHANGE,
    setInspection: (inspection) =>
      set(
        inspection.kind === 'ready'
          ? {
              inspection,
              inspected: { run: inspection.run, inspection: inspection.inspection },
              whatIf: NO_CHANGE,
            }
          : { inspection },
      ),
    setInspectedLayer: (inspectedLayer) => set({ inspectedLayer }),
    setStepsLevel: (stepsLevel) => set({ stepsLevel }),
    setWhatIf: (change) => set(({ whatIf }) => ({ whatIf: { ...whatIf, ...change } })),
  };
}
