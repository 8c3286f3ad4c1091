import { getTask } from '../core/manifest.ts';
import type { LayerRange } from '../core/memory.ts';
import type { PixelPicture } from '../core/pixels.ts';
import { DEFAULT_SAMPLING, type Sampling } from '../core/sampling.ts';
import type { TaskName } from '../core/task.ts';
import type { ModelSource } from '../engine/protocol.ts';
import type { SetSlice } from './set-slice.ts';

/** What should be run; a new object is a new wish, even with the same text. */
export interface Input {
  readonly task: TaskName;
  readonly text: string;
  /** translation: the reader's own; null lets the model translate. */
  readonly target: string | null;
  /** masked-word: the covered tokens of the source, by index, marks counted. */
  readonly masked: readonly number[];
  /** generation: ids that were written after the text; translation: ids that it has to begin with. */
  readonly written: readonly number[];
  readonly sampling: Sampling;
  /** The second text of a pair; encoder–decoders: what the answer begins with. */
  readonly second?: string | undefined;
  /** The reader's picture, for a model that reads pixels; the test picture without one. */
  readonly picture?: OwnPicture | undefined;
  /** Reads so many tokens at most; all that the model can without it. */
  readonly maxTokens?: number | undefined;
  /** Only these layers are fetched; `follows`: the chosen head's alone. */
  readonly layers?: (LayerRange & { readonly follows?: boolean }) | undefined;
}

export interface OwnPicture {
  readonly name: string;
  /** As large as the model reads it. */
  readonly pixels: PixelPicture;
}

export interface InputSlice {
  readonly input: Input;
  /** What stood there when a task was left, by model and task. */
  readonly drafts: Readonly<Record<string, Input>>;
  setInput(change: Partial<Input>): void;
  /** Another text: what was covered and written belonged to the old one. */
  setText(text: string): void;
  setTarget(target: string | null): void;
  toggleMasked(tokens: readonly number[]): void;
  write(id: number): void;
  /** Takes back the last `count` written tokens. */
  unwrite(count: number): void;
  setSampling(change: Partial<Sampling>): void;
}

/** What a task begins with: the first of its examples. */
export function firstInput(model: ModelSource | undefined, task: TaskName | undefined): Input {
  const found = model && getTask(model.manifest, task);
  return {
    task: found?.task ?? 'translation',
    text: found?.examples[0] ?? '',
    target: null,
    masked: [],
    written: [],
    sampling: DEFAULT_SAMPLING,
  };
}

export function createInputSlice(set: SetSlice<InputSlice>, input: Input): InputSlice {
  const change = (make: (input: Input) => Partial<Input>) =>
    set((slice) => ({ input: { ...slice.input, ...make(slice.input) } }));
  return {
    input,
    drafts: {},
    setInput: (next) => change(() => next),
    setText: (text) => change(() => ({ text, masked: [], written: [] })),
    setTarget: (target) => change(() => ({ target })),
    toggleMasked: (tokens) =>
      change(({ masked }) => {
        const others = masked.filter((token) => !tokens.includes(token));
        return {
          masked: others.length < masked.length ? others : [...masked, ...tokens].sort((a, b) => a - b),
        };
      }),
    write: (id) => change(({ written }) => ({ written: [...written, id] })),
    unwrite: (count) =>
      change(({ written }) => ({ written: written.slice(0, Math.max(0, written.length - count)) })),
    setSampling: (sampling) => change((before) => ({ sampling: { ...before.sampling, ...sampling } })),
  };
}
