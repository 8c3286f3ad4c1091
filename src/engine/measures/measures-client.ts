import type { HeadLabel } from '../../core/head-label.ts';
import type { PromptMeasures } from '../../core/measure.ts';
import type { BatterySummary } from '../../math/measures/battery-summary.ts';
import type { LayerMeasures, LayerRequest } from './measure-layer.ts';

/** What the battery says of every head. */
export interface JudgedBattery {
  readonly battery: BatterySummary;
  /** By `headKey`; a head without a name has no entry. */
  readonly labels: Readonly<Record<string, readonly HeadLabel[]>>;
}

/** Calls from page to worker: name → request and reply. */
export interface MeasuresCalls {
  layer: { request: LayerRequest; reply: LayerMeasures };
  /** The next text of a battery; the first one begins it anew. */
  text: { request: { readonly first: boolean; readonly measures: PromptMeasures }; reply: null };
  /** What the texts since the first one say together. */
  battery: { request: null; reply: JudgedBattery };
}
type CallName = keyof MeasuresCalls;

/** Page → worker, and back under the same number. */
export type ToMeasures = {
  [Name in CallName]: {
    readonly id: number;
    readonly name: Name;
    readonly request: MeasuresCalls[Name]['request'];
  };
}[CallName];
export type FromMeasures =
  | { readonly id: number; readonly value: MeasuresCalls[CallName]['reply'] }
  | { readonly id: number; readonly error: string };

/** The part of Worker that the client uses, so that a plain object can stand in. */
export interface MeasuresPort {
  postMessage(message: ToMeasures, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<FromMeasures>) => void): void;
  addEventListener(type: 'error', listener: (event: Event) => void): void;
}

export interface MeasuresClient {
  /** Measures a copy of the layer, off the page's thread. Rejects with what went wrong there. */
  measureLayer(request: LayerRequest): Promise<LayerMeasures>;
  /** The next text of the battery; one at a time, as all at once would hold up the page. */
  addText(measures: PromptMeasures, first: boolean): Promise<unknown>;
  /** Means, spreads and names from all texts since the first. */
  judgeBattery(): Promise<JudgedBattery>;
}

/** The measures' worker starts with the first thing that it is asked for. */
export function createMeasuresClient(spawn: () => MeasuresPort): MeasuresClient {
  let worker: MeasuresPort | undefined;
  let nextId = 0;
  const pending = new Map<number, { resolve(value: never): void; reject(error: Error): void }>();

  function start(): MeasuresPort {
    const started = spawn();
    started.addEventListener('message', ({ data }) => {
      const call = pending.get(data.id);
      pending.delete(data.id);
      if ('value' in data) call?.resolve(data.value as never);
      else call?.reject(new Error(data.error));
    });
    started.addEventListener('error', () => {
      worker = undefined;
      for (const { reject } of pending.values()) reject(new Error('the measures’ worker stopped'));
      pending.clear();
    });
    return started;
  }

  function call<Name extends CallName>(
    name: Name,
    request: MeasuresCalls[Name]['request'],
    transfer: Transferable[],
  ): Promise<MeasuresCalls[Name]['reply']> {
    worker ??= start();
    nextId += 1;
    const id = nextId;
    return new Promise((resolve, reject) => {
      pending.set(id, { resolve, reject });
      worker?.postMessage({ id, name, request } as ToMeasures, transfer);
    });
  }

  return {
    measureLayer({ tensor, context }) {
      // The page keeps the tensor; the copy is handed over, so that it is made only once.
      const data = tensor.data.slice();
      return call('layer', { tensor: { ...tensor, data }, context }, [data.buffer]);
    },
    addText: (measures, first) => call('text', { first, measures }, []),
    judgeBattery: () => call('battery', null, []),
  };
}
