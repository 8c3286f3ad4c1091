import { t } from '../../i18n/translate.ts';
import { findModel } from '../../state/engine-slice.ts';
import { useApp } from '../stores.tsx';

/** Where the battery stands: how far it is, how to stop or start it, or why there is none. */
export function BatteryStatusLine() {
  const status = useApp((state) => state.batteryStatus);
  const battery = useApp((state) => state.battery);
  const elsewhere = useApp((state) => state.run?.provider === 'elsewhere');
  const picture = useApp((state) => findModel(state)?.manifest.picture !== undefined);
  const setBatteryStatus = useApp((state) => state.setBatteryStatus);
  if (elsewhere) return <p className="soft measures-note">{t('battery.elsewhere')}</p>;
  if (picture) return <p className="soft measures-note">{t('battery.picture')}</p>;
  if (status.kind === 'running') {
    return (
      <div className="battery-status">
        <progress
          aria-label={t('measures.of.battery')}
          {...(status.total > 0 && { value: status.done, max: status.total })}
        />
        <span>
          {status.total > 0
            ? t('battery.running', { done: status.done, total: status.total })
            : t('battery.starting')}
        </span>
        <button type="button" onClick={() => setBatteryStatus({ kind: 'stopped' })}>
          {t('battery.stop')}
        </button>
      </div>
    );
  }
  if (status.kind === 'idle')
    return battery ? null : <p className="battery-status">{t('battery.starting')}</p>;
  return (
    <div className="battery-status" role={status.kind === 'failed' ? 'alert' : undefined}>
      <span>
        {status.kind === 'failed' ? t('battery.failed', { cause: status.cause }) : t('battery.stopped')}
      </span>
      <button type="button" onClick={() => setBatteryStatus({ kind: 'idle' })}>
        {t('battery.start')}
      </button>
    </div>
  );
}
