/** What a model can do on screen, in the order in which the page offers it. */
export const TASKS = [
  'translation',
  'generation',
  'masked-word',
  'entities',
  'dependencies',
  'relation',
  'sentiment',
  'intent',
  'digit',
  'classification',
  'tagging',
  'attention',
] as const;

export type TaskName = (typeof TASKS)[number];

/** Tasks whose answer is one of a list of labels for the whole text or picture. */
export const CLASS_TASKS = ['relation', 'sentiment', 'intent', 'digit', 'classification'] as const;

export type ClassTask = (typeof CLASS_TASKS)[number];

export function isClassTask(task: string): task is ClassTask {
  return (CLASS_TASKS as readonly string[]).includes(task);
}

/** Tasks of a model that reads all of a text at once and writes none. */
export type EncoderTask = Exclude<TaskName, 'translation' | 'generation' | 'attention'>;
