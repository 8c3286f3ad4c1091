import { HeadlightError, toErrorRecord } from '../../core/errors.ts';
import type { AttentionRun } from '../../core/run.ts';
import type { Engine } from '../../engine/client/engine-client.ts';
import { latestOnly } from '../../engine/client/latest-only.ts';
import type { TokensOf } from '../../engine/protocol.ts';
import type { AppState, AppStore } from '../app-store.ts';
import { tokensOf } from '../tokens-of.ts';

/** Asks for the norms of a run while aggregates are shown. Returns the function that ends the effect. */
export function startNormsEffect(store: AppStore, engine: Engine): () => void {
  const askLatest = latestOnly((run: TokensOf) => engine.ask('norms', { run }));

  const ask = async (run: AttentionRun, tokens: TokensOf) => {
    const { setNorms, setNormsStatus } = store.getState();
    const isWanted = () => store.getState().run === run;
    setNormsStatus({ kind: 'loading', run });
    try {
      const norms = await askLatest(tokens);
      if (isWanted()) setNorms({ run, norms });
    } catch (error) {
      if (!isWanted() || (error instanceof HeadlightError && error.code === 'run.superseded')) return;
      setNormsStatus({ kind: 'failed', run, error: toErrorRecord(error, 'run.failed') });
    }
  };

  const onChange = ({ view, engine: status, run, norms, normsStatus }: AppState) => {
    if (view !== 'aggregates' || status.kind !== 'ready' || !run || norms?.run === run) return;
    if (normsStatus.kind !== 'idle' && normsStatus.run === run) return;
    const tokens = tokensOf(run);
    if (tokens) void ask(run, tokens);
  };

  onChange(store.getState());
  return store.subscribe(onChange);
}
