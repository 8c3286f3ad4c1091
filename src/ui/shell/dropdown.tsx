import { type ReactNode, useEffect, useRef } from 'react';

interface DropdownProps {
  readonly className: string;
  readonly label: string;
  readonly children: ReactNode;
}

/** A disclosure that closes on Escape, on a press outside, and when something inside is chosen. */
export function Dropdown({ className, label, children }: DropdownProps) {
  const ref = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = () => ref.current?.removeAttribute('open');
    const onPointer = (event: Event) => {
      if (!ref.current?.contains(event.target as Node)) close();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !ref.current?.open) return;
      close();
      ref.current.querySelector('summary')?.focus();
    };
    const onClick = (event: Event) => {
      if (event.target instanceof HTMLButtonElement) close();
    };
    const details = ref.current;
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('keydown', onKey);
    details?.addEventListener('click', onClick);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('keydown', onKey);
      details?.removeEventListener('click', onClick);
    };
  }, []);
  return (
    <details className={className} ref={ref}>
      <summary>{label}</summary>
      {children}
    </details>
  );
}
