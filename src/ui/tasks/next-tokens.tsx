import type { NextToken } from '../../core/output.ts';
import { t } from '../../i18n/translate.ts';
import { useApp, useStores } from '../stores.tsx';
import { formatPercent } from './format-percent.ts';
import { ProbabilityBars } from './probability-bars.tsx';
import './generation.css';

const SHOWN = 6;

/** The most probable next tokens; choosing one writes it in place of the drawn one. */
export function NextTokens({ next }: { next: NextToken }) {
  const { app } = useStores();
  const fresh = useApp((state) => state.answered === state.input);
  const choose = (id: number) => {
    const { setPlaying, write } = app.getState();
    setPlaying(false);
    if (fresh) write(id);
  };
  const drawn = next.candidates.findIndex(({ id }) => id === next.drawn);
  // The drawn one is among those shown, wherever it stands.
  const shown = next.candidates.filter((_, at) => at < (drawn < SHOWN ? SHOWN : SHOWN - 1) || at === drawn);
  return (
    <div className="next-tokens">
      <p className="panel-note">
        <strong>{t('generation.next')}</strong>{' '}
        <span className="soft">
          {next.end ? t(`generation.end.${next.end}`) : t('generation.kept', { count: next.kept })}{' '}
          {t('generation.columns')}
        </span>
      </p>
      <ProbabilityBars
        label={t('generation.next')}
        items={shown.map(({ id, text, probability, drawProbability }) => ({
          key: id,
          name: text,
          probability,
          marked: id === next.drawn,
          note:
            (drawProbability > 0 ? `${formatPercent(drawProbability)} %` : '–') +
            (id === next.drawn ? ` ${t('generation.drawn')}` : ''),
          ...(next.end !== 'limit' && {
            onChoose: () => choose(id),
            chooseLabel: t('generation.choose', { token: text }),
          }),
        }))}
      />
    </div>
  );
}
