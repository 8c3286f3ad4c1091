import { type RefObject, useEffect, useRef } from 'react';

interface GridReadoutProps {
  readonly gridRef: RefObject<HTMLElement | null>;
  /** What stands here when nothing is pointed at. */
  readonly hint: string;
}

/** The name of the head under the pointer or the focus, at once; screen readers have it from the button itself. */
export function GridReadout({ gridRef, hint }: GridReadoutProps) {
  const ref = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const grid = gridRef.current;
    if (!grid) return;
    const onEnter = ({ target }: Event) => {
      const button = target instanceof Element ? target.closest('.thumbnail') : null;
      if (ref.current) ref.current.textContent = button?.getAttribute('aria-label') ?? '';
    };
    const onLeave = () => {
      if (ref.current) ref.current.textContent = '';
    };
    grid.addEventListener('pointerover', onEnter);
    grid.addEventListener('focusin', onEnter);
    grid.addEventListener('pointerleave', onLeave);
    return () => {
      grid.removeEventListener('pointerover', onEnter);
      grid.removeEventListener('focusin', onEnter);
      grid.removeEventListener('pointerleave', onLeave);
    };
  }, [gridRef]);
  return (
    <p className="grid-readout soft">
      <span ref={ref} className="grid-readout-head" aria-hidden="true" data-testid="grid-readout" />
      <span className="grid-readout-hint">{hint}</span>
    </p>
  );
}
