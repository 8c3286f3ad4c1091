import { t } from '../../i18n/translate.ts';
import { type MaskChoice, NO_CHANGE, type WhatIfRow } from '../../math/steps/what-if.ts';
import { useApp } from '../stores.tsx';
import { formatNumber } from './format-number.ts';
import { namesOf } from './pictures/names.ts';
import { cellAt, type Story } from './story.ts';

/** The temperature's slider runs over powers of two of the model's own, eight times less to eight times more. */
const OCTAVES = 3;
const LEAST_SCORE = 10;

interface WhatIfControlsProps {
  readonly story: Story;
  readonly row: WhatIfRow;
  readonly same: boolean;
}

/** Temperature, mask, one score. */
export function WhatIfControls({ story, row, same }: WhatIfControlsProps) {
  const setWhatIf = useApp((state) => state.setWhatIf);
  return (
    <div className="what-if-controls">
      <TemperatureSlider story={story} />
      <MaskChoices story={story} />
      <ScoreSlider story={story} row={row} />
      <button type="button" disabled={same} onClick={() => setWhatIf(NO_CHANGE)}>
        {t('whatIf.reset')}
      </button>
    </div>
  );
}

function TemperatureSlider({ story }: { story: Story }) {
  const temperature = useApp((state) => state.whatIf.temperature);
  const setWhatIf = useApp((state) => state.setWhatIf);
  const own = 1 / story.inspection.scale;
  const octave = temperature === undefined ? 0 : Math.log2(temperature / own);
  const text =
    temperature === undefined ? t('whatIf.own', { value: formatNumber(own) }) : formatNumber(temperature);
  return (
    <label className="what-if-slider" title={t('whatIf.temperature.says')}>
      <span>{t('whatIf.temperature')}</span>
      <input
        type="range"
        data-testid="temperature"
        min={-OCTAVES}
        max={OCTAVES}
        step={0.125}
        value={octave}
        aria-valuetext={text}
        onChange={({ target }) => {
          const chosen = Number(target.value);
          setWhatIf({ temperature: chosen === 0 ? undefined : own * 2 ** chosen });
        }}
      />
      <output>{text}</output>
      <small className="soft">{t('whatIf.temperature.says')}</small>
    </label>
  );
}

function MaskChoices({ story }: { story: Story }) {
  const mask = useApp((state) => state.whatIf.mask);
  const setWhatIf = useApp((state) => state.setWhatIf);
  const { head, hidden } = story.inspection;
  const choices: readonly MaskChoice[] = hidden.includes(1)
    ? ['model', 'none']
    : head.site === 'cross'
      ? ['model']
      : ['model', 'causal'];
  return (
    <div className="what-if-mask">
      <span id="what-if-mask">{t('whatIf.mask')}</span>
      {choices.length === 1 ? (
        <span className="soft">{t('whatIf.mask.absent')}</span>
      ) : (
        <div className="steps-segmented" role="group" aria-labelledby="what-if-mask">
          {choices.map((choice) => (
            <button
              key={choice}
              type="button"
              aria-pressed={choice === mask}
              onClick={() => setWhatIf({ mask: choice })}
            >
              {t(`whatIf.mask.${choice}`)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function ScoreSlider({ story, row }: Pick<WhatIfControlsProps, 'story' | 'row'>) {
  const changed = useApp((state) => state.whatIf.changed);
  const setWhatIf = useApp((state) => state.setWhatIf);
  const { cell, inspection } = story;
  const { query, key } = cell;
  const own = inspection.scores[cellAt(story)] ?? 0;
  const score = row.scores[key] ?? 0;
  const isChanged = changed?.query === query && changed.key === key;
  const edge = Math.max(LEAST_SCORE, Math.ceil(Math.abs(own)) + 2);
  const text = isChanged ? formatNumber(score) : t('whatIf.own', { value: formatNumber(score) });
  return (
    <label className="what-if-slider">
      <span>{t('whatIf.score', namesOf(story))}</span>
      <input
        type="range"
        data-testid="score"
        min={-edge}
        max={edge}
        step="any"
        value={Math.max(-edge, Math.min(edge, score))}
        aria-valuetext={text}
        onChange={({ target }) => setWhatIf({ changed: { query, key, score: Number(target.value) } })}
      />
      <output>{text}</output>
      <small className="soft">{t('whatIf.score.model', { value: formatNumber(own) })}</small>
    </label>
  );
}
