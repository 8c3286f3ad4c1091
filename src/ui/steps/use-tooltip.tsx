import { useRef } from 'react';

/** A line of text at the pointer, written without a render; tables are its twin for other readers. */
export function useTooltip() {
  const ref = useRef<HTMLDivElement>(null);
  const show = (event: { clientX: number; clientY: number }, text: string) => {
    const tip = ref.current;
    const box = tip?.parentElement?.getBoundingClientRect();
    if (!tip || !box) return;
    tip.textContent = text;
    tip.hidden = false;
    const most = box.width - tip.offsetWidth;
    tip.style.left = `${Math.max(0, Math.min(most, event.clientX - box.left - tip.offsetWidth / 2))}px`;
    tip.style.top = `${event.clientY - box.top - tip.offsetHeight - 12}px`;
  };
  const hide = () => {
    if (ref.current) ref.current.hidden = true;
  };
  const element = <div ref={ref} className="steps-tip" aria-hidden="true" hidden />;
  return { show, hide, element };
}
