import type { Site } from '../../core/head.ts';
import type { HeadLabel } from '../../core/head-label.ts';
import type { Baselines, HeadMeasures, MeasureName } from '../../core/measure.ts';
import type { BatterySummary } from '../../math/measures/battery-summary.ts';
import type { SetSlice } from '../set-slice.ts';

/** The measures of every head on one run's text; layers come in one after another. */
export interface MeasuredRun {
  readonly runId: number;
  /** By `headKey`. */
  readonly heads: ReadonlyMap<string, HeadMeasures>;
  readonly baselines: Readonly<Partial<Record<Site, Baselines>>>;
  readonly layersDone: number;
  readonly layers: number;
}

export type BatteryStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly cause: string };

/** What the measures panel shows. */
export type MeasuresOf = 'text' | 'battery';

export interface MeasuresSlice {
  /** Of the last run that was measured; it stays until the next one is. */
  readonly measures: MeasuredRun | undefined;
  /** Why the last measuring failed. */
  readonly measuresError: string | undefined;
  /** Who wants the current text measured, beside the panel itself. */
  readonly measuresWantedBy: readonly string[];
  readonly measuresOf: MeasuresOf;
  /** The measure in the histogram, by which the table is sorted. */
  readonly measure: MeasureName;
  /** What the open model scored on the battery; undefined until it ran. */
  readonly battery: BatterySummary | undefined;
  readonly batteryStatus: BatteryStatus;
  /** Somebody beside the panel wants names of heads: the battery runs for every model that is opened. */
  readonly batteryWanted: boolean;
  /** Names that the battery supports, by `headKey`: empty until it ran; a head without a name has no entry. */
  readonly headLabels: Readonly<Record<string, readonly HeadLabel[]>>;
  wantMeasures(who: string, wants: boolean): void;
  setMeasured(measures: MeasuredRun): void;
  setMeasuresError(measuresError: string | undefined): void;
  chooseMeasure(measure: MeasureName): void;
  showMeasuresOf(measuresOf: MeasuresOf): void;
  wantBattery(): void;
  setBattery(
    battery: BatterySummary | undefined,
    headLabels: Readonly<Record<string, readonly HeadLabel[]>>,
  ): void;
  setBatteryStatus(batteryStatus: BatteryStatus): void;
}

export function createMeasuresSlice(set: SetSlice<MeasuresSlice>): MeasuresSlice {
  return {
    measures: undefined,
    measuresError: undefined,
    measuresWantedBy: [],
    measuresOf: 'text',
    measure: 'previous',
    battery: undefined,
    batteryStatus: { kind: 'idle' },
    batteryWanted: false,
    headLabels: {},
    wantMeasures: (who, wants) =>
      set(({ measuresWantedBy }) => {
        const others = measuresWantedBy.filter((other) => other !== who);
        return { measuresWantedBy: wants ? [...others, who] : others };
      }),
    setMeasured: (measures) => set({ measures, measuresError: undefined }),
    setMeasuresError: (measuresError) => set({ measuresError }),
    chooseMeasure: (measure) => set({ measure }),
    showMeasuresOf: (measuresOf) => set({ measuresOf }),
    wantBattery: () => set({ batteryWanted: true }),
    setBattery: (battery, headLabels) => set({ battery, headLabels }),
    setBatteryStatus: (batteryStatus) => set({ batteryStatus }),
  };
}
