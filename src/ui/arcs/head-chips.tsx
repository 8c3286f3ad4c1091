import { headKey, headName, sameHead } from '../../core/head.ts';
import { t } from '../../i18n/translate.ts';
import { headColor } from '../../render/color/head-colors.ts';
import { useApp } from '../stores.tsx';

/** The heads that are shown, in their colours; the one in the heatmap is marked. */
export function HeadChips() {
  const heads = useApp((state) => state.heads);
  const focus = useApp((state) => state.focus);
  const theme = useApp((state) => state.theme);
  const toggleHead = useApp((state) => state.toggleHead);
  return (
    <ul className="head-chips" aria-label={t('heads.shown')}>
      {heads.map((head, slot) => {
        const name = `${t(`site.${head.site}`)} ${headName(head)}`;
        return (
          <li key={headKey(head)} className={sameHead(head, focus) ? 'is-focus' : undefined}>
            <span className="swatch" style={{ background: headColor(slot, theme) }} />
            <span title={name}>{headName(head)}</span>
            {head.site !== focus.site && <span className="soft"> {t('heads.elsewhere')}</span>}
            {heads.length > 1 && (
              <button
                type="button"
                className="quiet"
                aria-label={t('heads.remove', { head: name })}
                onClick={() => toggleHead(head)}
              >
                ×
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
