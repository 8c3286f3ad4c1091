import { t } from '../../i18n/translate.ts';
import { useApp } from '../stores.tsx';
import './guest-name.css';

/** Before the tasks of a guest: which model it is, and a way to take it out of the list. */
export function GuestName({ modelId, title }: { modelId: string; title: string }) {
  const removeGuest = useApp((state) => state.removeGuest);
  return (
    <li className="guest-name" ref={showOnce}>
      <span title={title}>{title}</span>
      <button
        type="button"
        aria-label={t('guest.remove', { title })}
        title={t('guest.remove', { title })}
        onClick={() => removeGuest(modelId)}
      >
        ✕
      </button>
    </li>
  );
}

/** On a phone the list scrolls: what was just opened is in sight. */
function showOnce(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest', inline: 'center' });
}
