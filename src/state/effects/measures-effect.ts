import { headKey, type Site } from '../../core/head.ts';
import type { Baselines, HeadMeasures } from '../../core/measure.ts';
import { type AttentionRun, axesOf, axisTokens } from '../../core/run.ts';
import type { MeasuresClient } from '../../engine/measures/measures-client.ts';
import type { MeasureContext, MeasuredToken } from '../../math/measures/measure-context.ts';
import { siteContext } from '../../math/measures/site-context.ts';
import type { AppState, AppStore } from '../app-store.ts';

/** Until a text is measured, what is there of it is shown this often. */
const PARTIAL_MS = 1_000;

/** Measures the shown run while somebody wants it: the measures panel, or the grid. Returns the function that ends the effect. */
export function startMeasuresEffect(store: AppStore, client: MeasuresClient): () => void {
  let measuring: AttentionRun | undefined;

  const measure = async (run: AttentionRun) => {
    measuring = run;
    const isWanted = () => store.getState().run === run && wantsMeasures(store.getState());
    const heads = new Map<string, HeadMeasures>();
    const baselines: Partial<Record<Site, Baselines>> = {};
    const layers = run.attentions.length;
    let published = performance.now();
    try {
      for (const [index, tensor] of run.attentions.entries()) {
        const context = runContext(run, tensor.site, tensor.queries, tensor.keys);
        const measures = await client.measureLayer({ tensor, context });
        if (!isWanted()) return;
        const { site, layer } = tensor;
        measures.heads.forEach((values, head) => {
          heads.set(headKey({ site, layer, head }), values);
        });
        baselines[site] = measures.baselines;
        const layersDone = index + 1;
        if (layersDone < layers && performance.now() - published < PARTIAL_MS) continue;
        published = performance.now();
        store.getState().setMeasured({
          runId: run.id,
          heads: new Map(heads),
          baselines: { ...baselines },
          layersDone,
          layers,
        });
      }
    } catch (error) {
      if (isWanted()) store.getState().setMeasuresError(String(error));
    } finally {
      if (measuring === run) measuring = undefined;
    }
  };

  const onChange = (state: AppState) => {
    const { run, measures } = state;
    if (!run || run === measuring || !wantsMeasures(state)) return;
    const done = measures?.runId === run.id && measures.layersDone === measures.layers;
    if (!done) void measure(run);
  };

  onChange(store.getState());
  return store.subscribe((state, before) => {
    const concerned =
      state.run !== before.run ||
      state.view !== before.view ||
      state.measuresWantedBy !== before.measuresWantedBy;
    if (concerned) onChange(state);
  });
}

function wantsMeasures({ view, measuresWantedBy }: AppState): boolean {
  return view === 'measures' || measuresWantedBy.length > 0;
}

/** What rows and columns of a site are in a run. Tokens from elsewhere have no ids: equal texts are equal tokens. */
export function runContext(run: AttentionRun, site: Site, queries: number, keys: number): MeasureContext {
  const ids = new Map<string, number>();
  const idOf = (text: string) => {
    const id = ids.get(text) ?? ids.size;
    ids.set(text, id);
    return id;
  };
  const elsewhere = run.provider === 'elsewhere';
  const axes = axesOf(site);
  const tokensOf = (axis: typeof axes.queries, count: number): MeasuredToken[] =>
    axisTokens(run, axis, count).map(({ id, text, special }) => ({
      id: elsewhere ? idOf(text) : id,
      special,
    }));
  return siteContext(site, tokensOf(axes.queries, queries), tokensOf(axes.keys, keys));
}
