import type { AttentionRun } from '../../core/run.ts';
import { t } from '../../i18n/translate.ts';
import { formatPercent } from '../tasks/format-percent.ts';
import { labelText } from '../tasks/label-text.ts';

/** What a model made of its text, in a line; undefined where there is nothing short to say. */
export function answerText({ output, texts, tokens }: AttentionRun): string | undefined {
  const sure = (name: string, probability: number) => `${name} ${formatPercent(probability)} %`;
  switch (output.task) {
    case 'attention':
    case 'dependencies':
      return undefined;
    case 'tagging':
      return output.tags.map(({ label }) => label).join(' ');
    case 'translation':
      return texts.target;
    case 'generation': {
      const [best] = output.next.candidates;
      return best && sure(`… ${best.text}`, best.probability);
    }
    case 'masked-word':
      return output.masked
        .flatMap(({ guesses }) => guesses.slice(0, 1).map((best) => sure(best.text, best.probability)))
        .join(', ');
    case 'entities': {
      const names = output.entities.map(({ start, end, label }) => {
        const [from, to] = [tokens.source[start]?.span.start ?? 0, tokens.source[end - 1]?.span.end ?? 0];
        return `${texts.source.slice(from, to)}: ${label}`;
      });
      return names.join(', ') || t('entities.none');
    }
    default: {
      const [best] = output.classes;
      return best && sure(labelText(output.task, best.label), best.probability);
    }
  }
}
