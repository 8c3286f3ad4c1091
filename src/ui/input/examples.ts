/** Each sentence shows something: alignment, word order, agreement, repetition, a long one. */
export const EXAMPLES = [
  'The cat sat on the old chair because it was tired.',
  'I gave my sister the red book that you bought yesterday.',
  'She does not want to go home.',
  'The more you learn, the more you want to learn.',
  'Tom told Mary that he would help her when she needed him.',
] as const;

export const FIRST_TEXT: string = EXAMPLES[0];
