/** Work on the main thread is done in slices no longer than this, so that a keystroke between them is not felt. */
const SLICE_MS = 8;

/**
 * Takes all steps, some at a time; between slices the page paints and answers its reader. Returns whether it came to the
 * end: with the signal aborted it stops before the next step. The first slice begins in this task.
 */
export async function inSlices(steps: Iterator<unknown>, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    const end = performance.now() + SLICE_MS;
    do {
      if (steps.next().done) return true;
    } while (performance.now() < end);
    await nextTask();
  }
  return false;
}

/** Resolves in a task of its own. */
export function nextTask(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  if (scheduler?.yield) return scheduler.yield();
  // Not setTimeout, which waits 4 ms when nested.
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
