/** As a ref: the keyboard is where the dialog goes on. One function for all, so that React calls it once an element. */
export function focusOnce(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}
