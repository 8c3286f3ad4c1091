/** What browsers and the runtime say when they cannot allocate. */
const SIGNS =
  /out of memory|bad_alloc|allocation failed|failed to allocate|memory access out of bounds|cannot enlarge memory|invalid array length/i;

/** Whether an error of the runtime means that memory has run out. */
export function isOutOfMemory(error: unknown): boolean {
  return SIGNS.test(error instanceof Error ? `${error.name} ${error.message}` : String(error));
}
