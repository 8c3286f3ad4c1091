import { t } from '../../i18n/translate.ts';

interface PlotToolsProps {
  readonly selecting: boolean;
  readonly onSelecting: (selecting: boolean) => void;
  /** Multiplies the zoom. */
  readonly onZoom: (factor: number) => void;
  readonly onShowAll: () => void;
}

/** What the wheel and the finger do, as buttons; what is in sight is written into the empty elements without rendering. */
export function PlotTools({ selecting, onSelecting, onZoom, onShowAll }: PlotToolsProps) {
  return (
    <div className="plot-tools">
      <div className="segmented" role="group" aria-label={t('heatmap.zoom')}>
        <button type="button" aria-label={t('heatmap.zoom.out')} onClick={() => onZoom(1 / 1.6)}>
          −
        </button>
        <button type="button" aria-label={t('heatmap.zoom.in')} onClick={() => onZoom(1.6)}>
          +
        </button>
        <button type="button" onClick={onShowAll}>
          {t('heatmap.zoom.all')}
        </button>
      </div>
      <button type="button" aria-pressed={selecting} onClick={() => onSelecting(!selecting)}>
        {t('heatmap.zoom.select')}
      </button>
      <span className="sight" data-node="sight" data-testid="sight" />
      <p className="pooled" data-node="pooled" />
      <p className="soft hint for-mouse">{t('heatmap.zoom.hint')}</p>
      <p className="soft hint for-touch">{t('heatmap.zoom.hintTouch')}</p>
    </div>
  );
}
