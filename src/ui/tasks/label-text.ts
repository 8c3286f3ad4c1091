import type { ClassTask } from '../../core/task.ts';
import { t } from '../../i18n/translate.ts';

/** A data set's label as it is read: `card_arrival` → “card arrival”, `Cause-Effect(e1,e2)` with its direction. */
export function labelText(task: ClassTask, label: string): string {
  if (task !== 'relation') return label.replaceAll('_', ' ');
  const [, name = label, direction] = /^(.*)\((e\d),e\d\)$/.exec(label) ?? [];
  if (!direction) return name;
  return t(direction === 'e1' ? 'relation.forward' : 'relation.backward', { name });
}
