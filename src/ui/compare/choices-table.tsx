import { isClassTask } from '../../core/task.ts';
import { t } from '../../i18n/translate.ts';
import type { ChoiceChange } from '../../state/compare/output-change.ts';
import { useApp } from '../stores.tsx';
import { labelText } from '../tasks/label-text.ts';
import { signed } from './compare-readout.tsx';

/** What the model could answer, before and after. */
export function ChoicesTable({ choices }: { choices: readonly ChoiceChange[] }) {
  const task = useApp((state) => state.compared?.a.output.task);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col" className="is-text">
            {t('compare.output.choice')}
          </th>
          <th scope="col">{t('compare.output.before')}</th>
          <th scope="col">{t('compare.output.after')}</th>
          <th scope="col">{t('compare.output.logit')}</th>
        </tr>
      </thead>
      <tbody>
        {choices.map(({ id, text, before, after, logitChange }) => (
          <tr key={id}>
            <th scope="row" className="is-text">
              {task && isClassTask(task) ? labelText(task, text) : text}
            </th>
            <td>{before.toFixed(4)}</td>
            <td>{after.toFixed(4)}</td>
            <td>{signed(logitChange, 3)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
