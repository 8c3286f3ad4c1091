import { describe, expect, it } from 'vitest';
import type { AttentionRun } from '../core/run.ts';
import type { TaskName } from '../core/task.ts';
import type { ModelSource } from '../engine/protocol.ts';
import { createAppStore, firstHead } from './app-store.ts';

const modelOf = (id: string, tasks: readonly TaskName[], more: object = {}) =>
  ({
    manifest: {
      id,
      sites: [{ site: 'decoder', layers: 2, heads: 4 }],
      tasks: tasks.map((task) => ({ task, examples: [`${id} ${task}`, 'another'] })),
      quality: {},
      ...more,
    },
    urls: {},
  }) as unknown as ModelSource;
const translator = modelOf('translator', ['translation']);
const tagger = modelOf('tagger', ['masked-word', 'entities']);
const run = { id: 1, output: { task: 'translation' } } as AttentionRun;
const opened = { provider: 'wasm', threads: 1 } as never;

function setup(models = [translator, tagger]) {
  const store = createAppStore({ models });
  const { setEngine, setRun, input } = store.getState();
  setEngine({ kind: 'ready', opened });
  setRun(run, input);
  return store;
}

describe('createAppStore', () => {
  it('begins without models as something that can be shown', () => {
    const { input, wanted, heads } = createAppStore({ models: [] }).getState();
    expect(input).toMatchObject({ task: 'translation', text: '', target: null, masked: [], written: [] });
    expect(wanted.modelId).toBe('');
    expect(heads).toEqual([{ site: 'encoder', layer: 0, head: 0 }]);
  });

  it('begins with the first example of the first task of the first model', () => {
    const { input, wanted, playing } = createAppStore({ models: [tagger, translator] }).getState();
    expect(input).toMatchObject({ task: 'masked-word', text: 'tagger masked-word' });
    expect(wanted).toEqual({ modelId: 'tagger', provider: 'auto' });
    expect(playing).toBe(false);
  });

  it('begins with an empty text where a task has no example', () => {
    const bare = modelOf('bare', []);
    Object.assign(bare.manifest, { tasks: [{ task: 'sentiment', examples: [] }] });
    expect(createAppStore({ models: [bare] }).getState().input.text).toBe('');
  });
});

describe('chooseTask', () => {
  it('of another model opens it, with its first example and without the old picture', () => {
    const store = setup();
    store.getState().chooseTask('tagger', 'entities');
    expect(store.getState()).toMatchObject({
      wanted: { modelId: 'tagger' },
      engine: { kind: 'loading' },
      input: { task: 'entities', text: 'tagger entities' },
      run: undefined,
      answered: undefined,
      runStatus: { kind: 'idle' },
    });
  });

  it('of the same model opens nothing and leaves the picture until the next one', () => {
    const store = setup([tagger]);
    const { wanted } = store.getState();
    store.getState().chooseTask('tagger', 'entities');
    expect(store.getState().wanted).toBe(wanted);
    expect(store.getState()).toMatchObject({ engine: { kind: 'ready' }, run, input: { task: 'entities' } });
  });

  it('that is on screen already changes nothing that would run again', () => {
    const store = setup();
    const { input, wanted } = store.getState();
    store.getState().chooseTask('translator', 'translation');
    expect(store.getState().input).toBe(input);
    expect(store.getState().wanted).toBe(wanted);
  });

  it('brings back what was left there: text, target, covered and written tokens, sampling', () => {
    const store = setup();
    const mine = {
      text: 'mine',
      target: 'le mien',
      masked: [1],
      written: [7],
      sampling: { temperature: 0, topK: 1, topP: 0.5, seed: 9 },
    };
    store.getState().setInput(mine);
    store.getState().chooseTask('tagger', 'masked-word');
    store.getState().setText('covered');
    store.getState().toggleMasked([2]);
    store.getState().chooseTask('tagger', 'entities');
    expect(store.getState().input).toMatchObject({ text: 'tagger entities', masked: [], target: null });
    store.getState().chooseTask('translator', 'translation');
    expect(store.getState().input).toEqual({ task: 'translation', ...mine });
    store.getState().chooseTask('tagger', 'masked-word');
    expect(store.getState().input).toMatchObject({ task: 'masked-word', text: 'covered', masked: [2] });
  });

  it('keeps drafts of two models apart that have the same task', () => {
    const store = setup([translator, modelOf('other', ['translation'])]);
    store.getState().setText('first');
    store.getState().chooseTask('other', 'translation');
    expect(store.getState().input.text).toBe('other translation');
    store.getState().setText('second');
    store.getState().chooseTask('translator', 'translation');
    expect(store.getState().input.text).toBe('first');
    store.getState().chooseTask('other', 'translation');
    expect(store.getState().input.text).toBe('second');
  });

  it('that the model lacks is its first one, and loses nothing', () => {
    const store = setup();
    store.getState().setText('mine');
    store.getState().chooseTask('translator', 'intent');
    expect(store.getState().input).toMatchObject({ task: 'translation', text: 'mine' });
    store.getState().chooseTask('tagger', 'intent');
    expect(store.getState().input).toMatchObject({ task: 'masked-word', text: 'tagger masked-word' });
    store.getState().chooseTask('translator', 'translation');
    expect(store.getState().input.text).toBe('mine');
  });

  it('keeps provider and threads, and asks the cache again after a retry', () => {
    const store = setup();
    store.getState().openModel({ modelId: 'translator', provider: 'wasm', threads: 2 });
    store.getState().retryOpen();
    store.getState().chooseTask('tagger', 'entities');
    expect(store.getState().wanted).toEqual({
      modelId: 'tagger',
      provider: 'wasm',
      threads: 2,
      reload: false,
    });
  });

  it('stops the model that writes by itself', () => {
    const store = setup();
    store.getState().setPlaying(true);
    store.getState().chooseTask('tagger', 'entities');
    expect(store.getState().playing).toBe(false);
  });
});

describe('openModel', () => {
  it('of another model opens its first task, and comes back to what was left', () => {
    const store = setup();
    store.getState().setText('mine');
    store.getState().openModel({ modelId: 'tagger', provider: 'auto' });
    expect(store.getState()).toMatchObject({
      input: { task: 'masked-word', text: 'tagger masked-word' },
      engine: { kind: 'loading' },
      run: undefined,
    });
    store.getState().openModel({ modelId: 'translator', provider: 'auto' });
    expect(store.getState().input.text).toBe('mine');
  });

  it('of the same model is a new wish, with the same input and the same picture', () => {
    const store = setup();
    const { input } = store.getState();
    const wanted = { modelId: 'translator', provider: 'wasm' } as const;
    store.getState().openModel(wanted);
    expect(store.getState().wanted).toBe(wanted);
    expect(store.getState().input).toBe(input);
    expect(store.getState()).toMatchObject({ engine: { kind: 'loading' }, run });
  });

  it('of the same model stays with the task that is on screen', () => {
    const store = setup([tagger]);
    store.getState().chooseTask('tagger', 'entities');
    const { input } = store.getState();
    store.getState().openModel({ modelId: 'tagger', provider: 'wasm' });
    expect(store.getState().input).toBe(input);
  });

  it('of a model that nobody knows loses nothing either', () => {
    const store = setup();
    store.getState().setText('mine');
    store.getState().openModel({ modelId: 'nobody', provider: 'auto' });
    expect(store.getState()).toMatchObject({ input: { text: '' }, run: undefined });
    store.getState().chooseTask('translator', 'translation');
    expect(store.getState().input.text).toBe('mine');
  });
});

describe('firstHead', () => {
  it('is the first of the first site where nothing was measured', () => {
    expect(firstHead(translator)).toEqual({ site: 'decoder', layer: 0, head: 0 });
  });

  it('is the head that aligns, else the one that was measured as the best', () => {
    const quality = {
      bleu: { value: 1, data: '', n: 1 },
      induction: { value: 1, data: '', n: 1, head: { site: 'decoder', layer: 1, head: 3 } },
    };
    const alignmentHead = { site: 'cross', layer: 1, head: 0 };
    expect(firstHead(modelOf('m', ['generation'], { quality }))).toEqual(quality.induction.head);
    expect(firstHead(modelOf('m', ['translation'], { quality, alignmentHead }))).toEqual(alignmentHead);
  });
});
