import type { ReactNode } from 'react';
import type { TaskOutput } from '../../core/output.ts';
import { t } from '../../i18n/translate.ts';
import { useApp } from '../stores.tsx';
import { ClassesAnswer } from './classes-answer.tsx';
import { DependenciesAnswer } from './dependencies-answer.tsx';
import { EntitiesAnswer } from './entities-answer.tsx';
import { GenerationPanel } from './generation-panel.tsx';
import { MaskedWordAnswer } from './masked-word-answer.tsx';
import { TaggingAnswer } from './tagging-answer.tsx';
import { TranslationPanel } from './translation-panel.tsx';

/** What the model makes of the text, as people expect it of the task. */
export function AnswerPanel() {
  const task = useApp((state) => state.input.task);
  const run = useApp((state) => state.run);
  if (task === 'translation') return <TranslationPanel />;
  if (task === 'generation') return <GenerationPanel />;
  const answer = run?.output.task === task ? run.output : undefined;
  return (
    <section className="panel" aria-label={t(`answer.${task}`)} data-testid="answer" data-task={task}>
      <div className="panel-head">
        <h2>{t(`answer.${task}`)}</h2>
      </div>
      {answer ? answerFor(answer) : <p className="soft">{t('answer.waiting')}</p>}
    </section>
  );
}

function answerFor(output: TaskOutput): ReactNode {
  switch (output.task) {
    case 'masked-word':
      return <MaskedWordAnswer masked={output.masked} />;
    case 'entities':
      return <EntitiesAnswer entities={output.entities} />;
    case 'dependencies':
      return <DependenciesAnswer dependencies={output.dependencies} />;
    case 'tagging':
      return <TaggingAnswer tags={output.tags} />;
    case 'attention':
      return <p className="soft">{t('answer.attention.says')}</p>;
    case 'classification':
    case 'relation':
    case 'sentiment':
    case 'intent':
    case 'digit':
      return <ClassesAnswer task={output.task} classes={output.classes} />;
    case 'translation':
    case 'generation':
      return null;
  }
}
