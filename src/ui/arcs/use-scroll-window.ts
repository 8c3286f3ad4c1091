import { type RefObject, useEffect, useState } from 'react';

/** What is kept ready beyond the part that shows, and how coarsely scrolling is followed, in CSS pixels. */
const STEP = 120;

/** The part of a scrolling element that shows, from a step above it to two below, in CSS pixels. */
export function useScrollWindow(
  ref: RefObject<HTMLElement | null>,
  height: number,
): { readonly top: number; readonly bottom: number } {
  const [step, setStep] = useState(0);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const follow = () => setStep(Math.floor(element.scrollTop / STEP));
    follow();
    element.addEventListener('scroll', follow, { passive: true });
    return () => element.removeEventListener('scroll', follow);
  }, [ref]);
  return { top: (step - 1) * STEP, bottom: (step + 2) * STEP + height };
}
