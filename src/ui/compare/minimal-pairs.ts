import type { TaskName } from '../../core/task.ts';

/** Two texts that differ in little. Nothing is claimed of what a model makes of the difference. */
export type MinimalPair = readonly [a: string, b: string];

const PRONOUNS: readonly MinimalPair[] = [
  [
    'The animal did not cross the street because it was too tired.',
    'The animal did not cross the street because it was too wide.',
  ],
  ['The cat sat on the chair because it was tired.', 'The cat sat on the chair because it was soft.'],
];

/** English texts to start from, by task; every word is in the vocabulary of the bundled models (tested). */
export const MINIMAL_PAIRS: Readonly<Partial<Record<TaskName, readonly MinimalPair[]>>> = {
  translation: [
    ...PRONOUNS,
    ['The bank by the river is closed.', 'The bank by the church is closed.'],
    ['She gave him the book.', 'He gave her the book.'],
  ],
  generation: [
    ['tom gave the ball to lily. then he', 'lily gave the ball to tom. then she'],
    ['one day, the cat found a red ball. the cat', 'one day, the cat found a red ball. the dog'],
  ],
  'masked-word': [
    ...PRONOUNS,
    ['She is [MASK] than her sister.', 'He is [MASK] than his brother.'],
    ['It [MASK] raining when I woke up.', 'It [MASK] raining while I wake up.'],
  ],
  entities: [
    ['Paris is a big city.', 'Paris is a nice girl.'],
    ['Washington was born in 1732.', 'Washington was founded in 1790.'],
  ],
  dependencies: [
    ['I saw the man with the telescope.', 'I saw the man with the dog.'],
    ['The old man gave his daughter a red book.', 'The old man gave a red book to his daughter.'],
  ],
  relation: [
    ['The [fire] was caused by the [cigarette].', 'The [fire] caused the [explosion].'],
    ['The [wheel] of the [car] was broken.', 'The [wheel] was in the [car].'],
  ],
  sentiment: [
    ['The food was good.', 'The food was not good.'],
    ['The film was not bad at all.', 'The film was bad.'],
  ],
  intent: [
    ['My card has arrived.', 'My card has not arrived yet.'],
    ['I want to cancel my transfer.', 'I don’t want to cancel my transfer.'],
  ],
};
