import type { AppState, AppStore } from '../app-store.ts';
import { rankHeads, ranksAgainstItself } from '../compare/ranked-heads.ts';

/** Work between two breaths: half a frame. */
const SLICE_MS = 8;

/** Measures every head of the compared pair, in slices, whenever the pair or the way it is shown changed. */
export function startRankEffect(store: AppStore): () => void {
  let latest = 0;

  const rank = async () => {
    latest += 1;
    const own = latest;
    const { compared, focus, units, leftOut, setRankedHeads } = store.getState();
    if (!compared) {
      setRankedHeads(undefined);
      return;
    }
    const work = rankHeads(compared, focus, { units, leftOut });
    let begun = performance.now();
    for (;;) {
      const { value, done } = work.next();
      if (own !== latest) return;
      if (done) {
        setRankedHeads(value);
        return;
      }
      if (performance.now() - begun < SLICE_MS) continue;
      await breathe();
      begun = performance.now();
    }
  };

  const onChange = (state: AppState, before: AppState) => {
    const { compared } = state;
    const same =
      compared === before.compared &&
      state.units === before.units &&
      state.leftOut === before.leftOut &&
      (state.focus === before.focus || !compared || ranksAgainstItself(compared.kind));
    if (!same) void rank();
  };

  return store.subscribe(onChange);
}

/** Lets the page paint and answer before the next slice. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
