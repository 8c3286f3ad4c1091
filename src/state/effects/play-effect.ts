import type { AppState, AppStore } from '../app-store.ts';

/** Between two tokens while the model writes by itself: slow enough to see where each one came from. */
const PACE_MS = 350;

/** While playing, writes the drawn token a moment after each run; ends with the text. Returns the function that ends the effect. */
export function startPlayEffect(store: AppStore, paceMs = PACE_MS): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  const onChange = (state: AppState) => {
    clearTimeout(timer);
    const { playing, run, answered, input, runStatus, setPlaying, write } = state;
    if (!playing) return;
    if (runStatus.kind === 'failed') {
      setPlaying(false);
      return;
    }
    if (answered !== input || run?.output.task !== 'generation') return;
    const { next } = run.output;
    if (next.end !== undefined) setPlaying(false);
    else timer = setTimeout(() => write(next.drawn), paceMs);
  };

  const stop = store.subscribe((state, before) => {
    const concerned =
      state.playing !== before.playing ||
      state.answered !== before.answered ||
      state.input !== before.input ||
      state.runStatus !== before.runStatus;
    if (concerned) onChange(state);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
