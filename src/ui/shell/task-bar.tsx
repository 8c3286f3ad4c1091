import { languageName, t } from '../../i18n/translate.ts';
import { GuestName } from '../guest/guest-name.tsx';
import { useApp } from '../stores.tsx';
import { guestTaskName } from '../tasks/guest-task-name.ts';
import './task-bar.css';

/** Every task of every model: what the page can show. */
export function TaskBar() {
  const models = useApp((state) => state.models);
  const modelId = useApp((state) => state.wanted.modelId);
  const chosen = useApp((state) => state.input.task);
  const chooseTask = useApp((state) => state.chooseTask);
  return (
    <nav className="task-bar" aria-label={t('task.choose')}>
      {models.map(({ manifest: { id, title, tasks, languages }, guest }) => (
        <ul key={id} className="task-group" aria-label={title}>
          {guest && <GuestName modelId={id} title={title} />}
          {tasks.map(({ task }) => {
            const current = id === modelId && task === chosen;
            return (
              <li key={task}>
                <button
                  type="button"
                  aria-current={current ? 'page' : undefined}
                  title={title}
                  data-task={`${id}/${task}`}
                  onClick={() => !current && chooseTask(id, task)}
                >
                  {guest
                    ? guestTaskName(task)
                    : t(`task.${task}`, { target: languageName(languages.target ?? languages.source) })}
                </button>
              </li>
            );
          })}
        </ul>
      ))}
    </nav>
  );
}
