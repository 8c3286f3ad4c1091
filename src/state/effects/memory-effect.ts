import type { AppStore } from '../app-store.ts';

/** Where one layer is fetched at a time, it is the one of the chosen head. Returns the function that ends the effect. */
export function startMemoryEffect(store: AppStore): () => void {
  return store.subscribe(({ focus, input, setInput }, before) => {
    if (focus.layer === before.focus.layer || !input.layers?.follows) return;
    if (focus.layer === input.layers.first) return;
    setInput({ layers: { first: focus.layer, last: focus.layer, follows: true } });
  });
}
