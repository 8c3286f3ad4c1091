const KEY = 'headlight.hub';

/** The hub that the reader chose on an earlier visit; undefined where there is none, or storage is denied. */
export function findHubBase(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Remembers it for the next visit, where storage is not denied. */
export function keepHubBase(base: string): void {
  try {
    localStorage.setItem(KEY, base);
  } catch {
    // Denied in some frames: it is typed again next time.
  }
}
