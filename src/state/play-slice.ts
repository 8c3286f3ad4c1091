import type { SetSlice } from './set-slice.ts';

export interface PlaySlice {
  /** The model writes token after token by itself. */
  readonly playing: boolean;
  setPlaying(playing: boolean): void;
}

export function createPlaySlice(set: SetSlice<PlaySlice>): PlaySlice {
  return { playing: false, setPlaying: (playing) => set({ playing }) };
}
