import { createContext, type ReactNode, use } from 'react';
import { useStore } from 'zustand';
import type { AppState, AppStore } from '../state/app-store.ts';
import type { Hover, HoverStore } from '../state/hover-store.ts';

export interface Stores {
  readonly app: AppStore;
  readonly hover: HoverStore;
}

const StoresContext = createContext<Stores | undefined>(undefined);

export function StoresProvider({ stores, children }: { stores: Stores; children: ReactNode }) {
  return <StoresContext value={stores}>{children}</StoresContext>;
}

export function useStores(): Stores {
  const stores = use(StoresContext);
  if (!stores) throw new Error('StoresProvider is missing above this component');
  return stores;
}

export function useApp<Slice>(selector: (state: AppState) => Slice): Slice {
  return useStore(useStores().app, selector);
}

/** Renders on hovering: for small things only. Large ones subscribe and toggle a class. */
export function useHover<Slice>(selector: (hover: Hover) => Slice): Slice {
  return useStore(useStores().hover, selector);
}
