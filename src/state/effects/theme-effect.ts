import type { AppStore } from '../app-store.ts';
import type { Theme } from '../view-slice.ts';

const KEY = 'headlight.theme';

/** Keeps the document's theme and the reader's choice in step. Storage can be denied; the visit goes on. */
export function startThemeEffect(store: AppStore, root: HTMLElement): () => void {
  store.getState().setView({ theme: savedTheme() ?? systemTheme() });
  root.dataset.theme = store.getState().theme;
  return store.subscribe(({ theme }, before) => {
    if (theme === before.theme) return;
    root.dataset.theme = theme;
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // Denied in some frames: the choice holds for this visit.
    }
  });
}

function savedTheme(): Theme | undefined {
  try {
    const saved = localStorage.getItem(KEY);
    return saved === 'light' || saved === 'dark' ? saved : undefined;
  } catch {
    return undefined;
  }
}

function systemTheme(): Theme {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
