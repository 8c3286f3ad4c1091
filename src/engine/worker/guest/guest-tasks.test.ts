import { describe, expect, it } from 'vitest';
import { guestTask } from './guest-tasks.ts';

const output = (name: string, ...dims: (number | string)[]) => ({ name, dtype: 1, dims });
const KNOWN = {
  architecture: 'encoder',
  config: {},
  outputs: [],
  pixels: false,
  mask: 103,
  vocabulary: 30522,
  examples: ['a'],
} as const;
const NAMES = { 0: 'NEGATIVE', 1: 'POSITIVE' };
const taskOf = (change: Partial<Parameters<typeof guestTask>[0]>) => {
  const { task, notes } = guestTask({ ...KNOWN, ...change });
  return { ...task, notes: notes.map(({ code }) => code) };
};

describe('guestTask', () => {
  it('is attention alone where no output is an answer, and says so', () => {
    for (const outputs of [
      [],
      [output('last_hidden_state', 1, 'T', 768)],
      [output('pooler_output', 1, 768)],
    ]) {
      expect(taskOf({ outputs })).toMatchObject({ task: 'attention', notes: ['answer.none'] });
    }
  });

  it('is masked words where the last dimension is the vocabulary and there is a mask', () => {
    const outputs = [output('logits', 'B', 'T', 30522)];
    expect(taskOf({ outputs })).toMatchObject({ task: 'masked-word', notes: [] });
    expect(taskOf({ outputs, mask: undefined })).toMatchObject({ task: 'attention' });
    // Symbolic lengths: what it is called decides.
    expect(taskOf({ outputs: [output('logits', 'B', 'T', 'V')] })).toMatchObject({ task: 'masked-word' });
  });

  it('is the next word for a decoder and a text for an encoder–decoder', () => {
    const outputs = [output('logits', 'B', 'T', 50304), output('present.0.key', 'B', 12, 'T', 64)];
    expect(taskOf({ outputs, architecture: 'decoder' })).toMatchObject({ task: 'generation' });
    expect(taskOf({ outputs, architecture: 'encoder-decoder' })).toMatchObject({ task: 'translation' });
  });

  it('is a class of the whole text where there are two dimensions, with the names of the config', () => {
    const outputs = [output('logits', 'B', 2)];
    expect(taskOf({ outputs, config: { id2label: NAMES } })).toMatchObject({
      task: 'classification',
      labels: ['NEGATIVE', 'POSITIVE'],
      notes: [],
    });
    expect(taskOf({ outputs })).toMatchObject({ labels: ['LABEL_0', 'LABEL_1'], notes: ['labels.unnamed'] });
    expect(taskOf({ outputs, config: { id2label: { 0: 'same', 1: 'same' } } })).toMatchObject({
      labels: ['same', 'same (2)'],
    });
  });

  it('is named things where labels are BIO, else a label a word', () => {
    const outputs = [output('logits', 'B', 'T', 3)];
    const bio = {
      architectures: ['BertForTokenClassification'],
      id2label: { 0: 'O', 1: 'B-PER', 2: 'I-PER' },
    };
    expect(taskOf({ outputs, config: bio })).toMatchObject({ task: 'entities' });
    const pos = { ...bio, id2label: { 0: 'NOUN', 1: 'VERB', 2: 'ADJ' } };
    expect(taskOf({ outputs, config: pos })).toMatchObject({
      task: 'tagging',
      labels: ['NOUN', 'VERB', 'ADJ'],
    });
  });

  it('is a class of a picture', () => {
    const outputs = [output('logits', 'B', 2)];
    expect(taskOf({ outputs, pixels: true, config: { id2label: NAMES } })).toMatchObject({
      task: 'classification',
    });
    expect(taskOf({ outputs: [output('last_hidden_state', 1, 197, 768)], pixels: true })).toMatchObject({
      task: 'attention',
    });
  });

  it('is attention alone where a decoder answers with a class', () => {
    const config = { architectures: ['GPT2ForSequenceClassification'], id2label: NAMES };
    expect(taskOf({ outputs: [output('logits', 'B', 2)], architecture: 'decoder', config })).toMatchObject({
      task: 'attention',
    });
  });
});
