import type { AttentionRun } from '../../core/run.ts';
import { t } from '../../i18n/translate.ts';
import { useApp } from '../stores.tsx';
import { ProbabilityBars } from './probability-bars.tsx';

interface AlternativesProps {
  readonly run: AttentionRun;
  /** The token of the translation that is asked about. */
  readonly index: number | undefined;
  readonly onDone: () => void;
}

/** What else the model thought of at one place; choosing one makes the translation go on from there. */
export function Alternatives({ run, index, onDone }: AlternativesProps) {
  const setInput = useApp((state) => state.setInput);
  const led = useApp((state) => state.input.written.length > 0);
  const tokens = run.tokens.target;
  const prediction =
    index !== undefined && run.output.task === 'translation' ? run.output.predictions[index - 1] : undefined;
  const token = tokens[index ?? -1];
  const lead = (id: number) => {
    setInput({ written: [...tokens.slice(1, index).map((before) => before.id), id] });
    onDone();
  };
  return (
    <>
      {prediction && token && (
        <div data-testid="alternatives">
          <p className="panel-note soft">{t('alternatives.title', { token: token.text })}</p>
          <ProbabilityBars
            label={t('alternatives.title', { token: token.text })}
            items={prediction.alternatives.map(({ id, text, probability }) => ({
              key: id,
              name: text,
              probability,
              marked: id === token.id,
              ...(id !== token.id && {
                onChoose: () => lead(id),
                chooseLabel: t('generation.choose', { token: text }),
              }),
            }))}
          />
        </div>
      )}
      {led ? (
        <p className="panel-note">
          {t('alternatives.led')}{' '}
          <button type="button" className="quiet" onClick={() => setInput({ written: [] })}>
            {t('alternatives.back')}
          </button>
        </p>
      ) : (
        !prediction && <p className="panel-note soft">{t('alternatives.hint')}</p>
      )}
    </>
  );
}
