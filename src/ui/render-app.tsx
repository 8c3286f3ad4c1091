import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { type Stores, StoresProvider } from './stores.tsx';

/** Puts the page into an element of the document. */
export function renderApp(container: Element, stores: Stores): void {
  createRoot(container).render(
    <StrictMode>
      <StoresProvider stores={stores}>
        <App />
      </StoresProvider>
    </StrictMode>,
  );
}
