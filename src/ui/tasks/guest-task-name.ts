import type { Manifest } from '../../core/manifest.ts';
import type { TaskName } from '../../core/task.ts';
import { t } from '../../i18n/translate.ts';

/** A guest's task by what it is: nobody knows which languages it translates, or whether it writes stories. */
export function guestTaskName(task: TaskName): string {
  if (task === 'translation') return t('task.textToText');
  return task === 'generation' ? t('task.continuation') : t(`task.${task}`);
}

/** What to type for a guest. */
export function guestHint({ numbers }: Pick<Manifest, 'numbers'>, task: TaskName): string {
  if (numbers) return t('input.hint.numbers');
  if (task === 'translation') return t('input.hint.textToText');
  return task === 'generation' ? t('input.hint.continuation') : t(`input.hint.${task}`);
}
