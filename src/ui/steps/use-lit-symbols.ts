import { type RefObject, useEffect } from 'react';
import type { SymbolName } from './symbols.ts';

/**
 * Lights a symbol's letter in every formula and its pictures, whichever of them is pointed at or focused.
 * The name goes into an attribute of the root, so that nothing renders; `pinned` stays lit when nothing is pointed at.
 */
export function useLitSymbols(root: RefObject<HTMLElement | null>, pinned: SymbolName | undefined): void {
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const light = (symbol: string | undefined) => {
      if (symbol) element.dataset.lit = symbol;
      else delete element.dataset.lit;
    };
    const enter = ({ target }: Event) => {
      const owner = target instanceof Element ? target.closest<HTMLElement>('[data-symbol]') : null;
      light(owner?.dataset.symbol ?? pinned);
    };
    const leave = () => light(pinned);
    light(pinned);
    element.addEventListener('pointerover', enter);
    element.addEventListener('focusin', enter);
    element.addEventListener('pointerleave', leave);
    element.addEventListener('focusout', leave);
    return () => {
      element.removeEventListener('pointerover', enter);
      element.removeEventListener('focusin', enter);
      element.removeEventListener('pointerleave', leave);
      element.removeEventListener('focusout', leave);
    };
  }, [root, pinned]);
}
