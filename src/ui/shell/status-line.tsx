import type { ProviderChoice } from '../../core/run.ts';
import type { OpenedModel } from '../../engine/protocol.ts';
import { t } from '../../i18n/translate.ts';
import { findModel } from '../../state/engine-slice.ts';
import { useApp } from '../stores.tsx';
import { Dropdown } from './dropdown.tsx';
import { ModelFacts } from './model-facts.tsx';
import './status-line.css';

const CHOICES: readonly ProviderChoice[] = ['auto', 'wasm', 'webgpu'];

/** Which model runs, on what, why there, and how long the last run took. */
export function StatusLine() {
  const manifest = useApp((state) => findModel(state)?.manifest);
  const engine = useApp((state) => state.engine);
  const elapsed = useApp((state) => state.run?.elapsedMs);
  const decodes = useApp((state) => state.run?.output.task === 'translation');
  const running = useApp((state) => state.runStatus.kind === 'running');
  const crashes = useApp((state) => state.crashes);
  const opened = engine.kind === 'ready' ? engine.opened : undefined;
  return (
    <footer className="status-line" data-testid="status">
      {manifest && <span>{t('status.model', { model: manifest.title, revision: manifest.revision })}</span>}
      {manifest && <ModelFacts manifest={manifest} />}
      {opened && <span data-testid="status-provider">{providerName(opened)}</span>}
      {opened && <span>{opened.dtype}</span>}
      {elapsed && (
        <span className="status-time" data-testid="status-time">
          {running
            ? t('status.running')
            : t(decodes ? 'status.time' : 'status.timeAlone', {
                total: elapsed.total.toFixed(0),
                decode: elapsed.decode.toFixed(0),
                attend: elapsed.attend.toFixed(0),
              })}
        </span>
      )}
      {crashes > 0 && <span>{t('status.restarted', { count: crashes })}</span>}
      <ProviderChooser opened={opened} />
    </footer>
  );
}

export function providerName({ provider, threads }: Pick<OpenedModel, 'provider' | 'threads'>): string {
  return provider === 'wasm' ? t('status.provider.wasm', { count: threads }) : t('status.provider.webgpu');
}

function ProviderChooser({ opened }: { opened: OpenedModel | undefined }) {
  const wanted = useApp((state) => state.wanted);
  const openModel = useApp((state) => state.openModel);
  return (
    <Dropdown className="provider-chooser" label={t('status.why')}>
      <div className="provider-box">
        <ul>
          {opened?.attempts.map(({ provider, outcome, reason, detail }) => (
            <li key={provider} className={`attempt-${outcome}`}>
              {t(`attempt.${reason}`, {
                provider: provider === 'wasm' ? 'WASM' : 'WebGPU',
                detail: detail ?? '',
              })}
            </li>
          ))}
        </ul>
        <label>
          {t('status.provider.label')}{' '}
          <select
            value={wanted.provider}
            onChange={(event) =>
              openModel({ modelId: wanted.modelId, provider: event.target.value as ProviderChoice })
            }
          >
            {CHOICES.map((choice) => (
              <option key={choice}>{choice}</option>
            ))}
          </select>
        </label>
      </div>
    </Dropdown>
  );
}
