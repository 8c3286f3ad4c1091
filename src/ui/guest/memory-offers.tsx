import { useId } from 'react';
import type { ErrorDetails } from '../../core/errors.ts';
import { t } from '../../i18n/translate.ts';
import { findModel } from '../../state/engine-slice.ts';
import { useApp } from '../stores.tsx';
import './memory-offers.css';

/** What can be shown instead of attention that does not fit; and, once chosen, the way back. */
export function MemoryOffers() {
  const failed = useApp((state) => (state.runStatus.kind === 'failed' ? state.runStatus.error : undefined));
  const limited = useApp(({ input }) => input.layers !== undefined || input.maxTokens !== undefined);
  if (failed?.code === 'memory.over') return <Offers details={failed.details} />;
  return limited ? <Chosen /> : null;
}

function Offers({ details }: { readonly details: ErrorDetails }) {
  const setInput = useApp((state) => state.setInput);
  const setBudget = useApp((state) => state.setBudget);
  const focus = useApp((state) => state.focus);
  const chooseHead = useApp((state) => state.chooseHead);
  const number = (name: string) => Number(details[name] ?? 0);
  const [tokens, layers, needed] = [number('fittingTokens'), number('fittingLayers'), number('neededMB')];
  return (
    <div className="memory-offers" role="group" aria-label={t('memory.title')} data-testid="memory-offers">
      {tokens > 0 && (
        <button type="button" onClick={() => setInput({ maxTokens: tokens, layers: undefined })}>
          {t('memory.fewerTokens', { tokens })}
        </button>
      )}
      {layers > 1 && (
        <button
          type="button"
          onClick={() => {
            setInput({ layers: { first: 0, last: layers - 1 } });
            if (focus.layer >= layers) chooseHead({ ...focus, layer: 0 });
          }}
        >
          {t('memory.fewerLayers', { last: layers - 1 })}
        </button>
      )}
      {layers > 0 && (
        <button
          type="button"
          onClick={() => setInput({ layers: { first: focus.layer, last: focus.layer, follows: true } })}
        >
          {t('memory.oneLayer')}
        </button>
      )}
      <button type="button" title={t('memory.moreSays')} onClick={() => setBudget(needed * 1_000_000)}>
        {t('memory.more', { megabytes: needed })}
      </button>
    </div>
  );
}

function Chosen() {
  const id = useId();
  const input = useApp((state) => state.input);
  const setInput = useApp((state) => state.setInput);
  const focus = useApp((state) => state.focus);
  const chooseHead = useApp((state) => state.chooseHead);
  const layers = useApp(
    (state) => findModel(state)?.manifest.sites.find(({ site }) => site === state.focus.site)?.layers ?? 0,
  );
  const follows = input.layers?.follows === true;
  return (
    <div className="memory-offers" role="group" aria-label={t('memory.title')} data-testid="memory-chosen">
      {input.maxTokens !== undefined && <span>{t('memory.tokens', { tokens: input.maxTokens })}</span>}
      {follows && (
        <label htmlFor={id}>
          {t('memory.layer')}{' '}
          <select
            id={id}
            value={focus.layer}
            onChange={(event) => chooseHead({ ...focus, layer: Number(event.target.value) })}
          >
            {Array.from({ length: layers }, (_, layer) => (
              <option key={layer} value={layer}>
                {t('grid.layer', { layer })}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="button" onClick={() => setInput({ layers: undefined, maxTokens: undefined })}>
        {t('memory.all')}
      </button>
    </div>
  );
}
