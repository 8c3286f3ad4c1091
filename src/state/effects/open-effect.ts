import { toErrorRecord } from '../../core/errors.ts';
import type { Engine } from '../../engine/client/engine-client.ts';
import { type AppStore, firstHead } from '../app-store.ts';
import { findModel, type Wanted } from '../engine-slice.ts';

/** Opens the wanted model whenever another is wanted. Returns the function that ends the effect. */
export function startOpenEffect(store: AppStore, engine: Engine): () => void {
  const open = async (wanted: Wanted) => {
    const { setEngine } = store.getState();
    const isLatest = () => store.getState().wanted === wanted;
    const model = findModel(store.getState());
    if (!model) {
      setEngine({ kind: 'failed', error: { code: 'model.unknown', details: { model: wanted.modelId } } });
      return;
    }
    setEngine({ kind: 'loading', progress: undefined });
    const { provider, threads, reload } = wanted;
    try {
      const opened = await engine.open(
        { model, provider, ...(threads && { threads }), ...(reload && { reload }) },
        (progress) => isLatest() && setEngine({ kind: 'loading', progress }),
      );
      if (isLatest()) setEngine({ kind: 'ready', opened });
    } catch (error) {
      if (isLatest()) setEngine({ kind: 'failed', error: toErrorRecord(error, 'engine.failed') });
    }
  };

  void open(store.getState().wanted);
  return store.subscribe(({ wanted, models, chooseHead }, before) => {
    if (wanted === before.wanted) return;
    if (wanted.modelId !== before.wanted.modelId) chooseHead(firstHead(findModel({ models, wanted })));
    void open(wanted);
  });
}
