import type { MaskedWord } from '../../core/output.ts';
import { t } from '../../i18n/translate.ts';
import { useApp } from '../stores.tsx';
import { formatPercent } from './format-percent.ts';
import { ProbabilityBars } from './probability-bars.tsx';

const SHOWN = 5;

/** For each covered token the best guesses, and how probable the covered one was. */
export function MaskedWordAnswer({ masked }: { masked: readonly MaskedWord[] }) {
  const setInput = useApp((state) => state.setInput);
  const covered = useApp((state) => state.input.masked.length > 0);
  if (masked.length === 0) return <p className="soft">{t('masked.none')}</p>;
  return (
    <div className="masked-answers">
      {masked.map(({ token, covered: under, guesses }) => (
        <figure key={token} data-masked={token}>
          <figcaption>
            {under
              ? t('masked.at', { text: under.text, percent: formatPercent(under.probability) })
              : t('masked.typed')}
          </figcaption>
          <ProbabilityBars
            label={t('answer.masked-word')}
            items={guesses.slice(0, SHOWN).map(({ id, text, probability }) => ({
              key: id,
              name: text,
              probability,
              marked: id === under?.id,
            }))}
          />
        </figure>
      ))}
      {covered && (
        <button type="button" className="quiet" onClick={() => setInput({ masked: [] })}>
          {t('masked.uncover')}
        </button>
      )}
    </div>
  );
}
