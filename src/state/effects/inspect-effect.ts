import { findTensor } from '../../core/attention.ts';
import { HeadlightError, toErrorRecord } from '../../core/errors.ts';
import { type HeadRef, sameHead } from '../../core/head.ts';
import type { AttentionRun } from '../../core/run.ts';
import type { Engine } from '../../engine/client/engine-client.ts';
import { latestOnly } from '../../engine/client/latest-only.ts';
import type { InspectRequest, TokensOf } from '../../engine/protocol.ts';
import type { AppState, AppStore } from '../app-store.ts';
import type { InspectedLayer } from '../inspect-slice.ts';
import { tokensOf } from '../tokens-of.ts';

/**
 * Takes the focused head apart while its steps are shown, and all heads of its layer when they are asked for.
 * Returns the function that ends the effect.
 */
export function startInspectEffect(store: AppStore, engine: Engine): () => void {
  const inspectLatest = latestOnly((request: InspectRequest) => engine.ask('inspect', request));

  const inspectHead = async (run: AttentionRun, head: HeadRef, tokens: TokensOf) => {
    const loading = { kind: 'loading', run, head } as const;
    const isWanted = () => store.getState().inspection === loading;
    store.getState().setInspection(loading);
    try {
      const inspection = await inspectLatest({ run: tokens, head });
      if (isWanted()) store.getState().setInspection({ kind: 'ready', run, head, inspection });
    } catch (error) {
      if (!isWanted() || (error instanceof HeadlightError && error.code === 'run.superseded')) return;
      store
        .getState()
        .setInspection({ kind: 'failed', run, head, error: toErrorRecord(error, 'run.failed') });
    }
  };

  const inspectLayer = async (run: AttentionRun, { site, layer }: HeadRef, tokens: TokensOf) => {
    let known: InspectedLayer = { run, site, layer, heads: [], error: undefined };
    store.getState().setInspectedLayer(known);
    const count = findTensor(run.attentions, { site, layer })?.heads ?? 0;
    for (let head = 0; head < count; head += 1) {
      try {
        const inspection = await engine.ask('inspect', { run: tokens, head: { site, layer, head } });
        if (store.getState().inspectedLayer !== known) return;
        known = { ...known, heads: [...known.heads, inspection] };
      } catch (error) {
        if (store.getState().inspectedLayer !== known) return;
        known = { ...known, error: toErrorRecord(error, 'run.failed') };
      }
      store.getState().setInspectedLayer(known);
      if (known.error) return;
    }
  };

  const onChange = (state: AppState) => {
    const { run, focus, inspection } = state;
    if (state.view !== 'steps' || state.engine.kind !== 'ready' || !run) return;
    const tokens = tokensOf(run);
    if (!tokens || !hasHead(run, focus)) return;
    const isOther = inspection.kind === 'idle' || inspection.run !== run || !sameHead(inspection.head, focus);
    if (isOther) void inspectHead(run, focus, tokens);
    else if (state.stepsLevel === 'heads' && inspection.kind === 'ready' && !hasLayer(state)) {
      void inspectLayer(run, focus, tokens);
    }
  };

  onChange(store.getState());
  return store.subscribe(onChange);
}

function hasHead({ attentions }: AttentionRun, head: HeadRef): boolean {
  return head.head < (findTensor(attentions, head)?.heads ?? 0);
}

function hasLayer({ run, focus, inspectedLayer }: AppState): boolean {
  return (
    inspectedLayer?.run === run &&
    inspectedLayer?.site === focus.site &&
    inspectedLayer?.layer === focus.layer
  );
}
