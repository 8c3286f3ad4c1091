import type { SetSlice } from './set-slice.ts';

/** What should be run; a new object is a new wish, even with the same text. */
export interface Input {
  readonly text: string;
  /** The reader's own translation; null lets the model translate. */
  readonly target: string | null;
}

export interface InputSlice {
  readonly input: Input;
  setInput(input: Input): void;
  setText(text: string): void;
  setTarget(target: string | null): void;
}

export function createInputSlice(set: SetSlice<InputSlice>, text: string): InputSlice {
  return {
    input: { text, target: null },
    setInput: (input) => set({ input }),
    setText: (next) => set(({ input }) => ({ input: { ...input, text: next } })),
    setTarget: (target) => set(({ input }) => ({ input: { ...input, target } })),
  };
}
