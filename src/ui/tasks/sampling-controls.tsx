import { useId } from 'react';
import { t } from '../../i18n/translate.ts';
import { useApp } from '../stores.tsx';
import './generation.css';

/** How the next token is drawn; the same settings and seed write the same story. */
export function SamplingControls() {
  const { temperature, topK, topP, seed } = useApp((state) => state.input.sampling);
  const setSampling = useApp((state) => state.setSampling);
  const id = useId();
  const whole = (value: string, most: number) => Math.min(most, Math.max(0, Math.trunc(Number(value) || 0)));
  return (
    <div className="sampling">
      <label>
        {t('generation.temperature', { value: temperature.toFixed(1) })}
        <input
          type="range"
          min={0}
          max={2}
          step={0.1}
          value={temperature}
          onChange={(event) => setSampling({ temperature: event.target.valueAsNumber })}
        />
      </label>
      <label>
        {t('generation.topP', { value: topP.toFixed(2) })}
        <input
          type="range"
          min={0.05}
          max={1}
          step={0.05}
          value={topP}
          onChange={(event) => setSampling({ topP: event.target.valueAsNumber })}
        />
      </label>
      <label>
        {t('generation.topK')}
        <input
          type="number"
          min={0}
          max={1000}
          value={topK}
          onChange={(event) => setSampling({ topK: whole(event.target.value, 1000) })}
        />
      </label>
      <span className="sampling-seed">
        <label htmlFor={id}>{t('generation.seed')}</label>
        <span>
          <input
            id={id}
            type="number"
            min={0}
            max={2 ** 32 - 1}
            value={seed}
            onChange={(event) => setSampling({ seed: whole(event.target.value, 2 ** 32 - 1) })}
          />
          <button
            type="button"
            className="quiet"
            aria-label={t('generation.reseed')}
            title={t('generation.reseed')}
            onClick={() => setSampling({ seed: Math.floor(Math.random() * 10_000) })}
          >
            ⚄
          </button>
        </span>
      </span>
    </div>
  );
}
