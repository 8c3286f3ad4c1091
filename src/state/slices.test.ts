import { describe, expect, test } from 'vitest';
import { inSlices, nextTask } from './slices.ts';

function* busy(steps: number, ms: number, done: number[] = []) {
  for (let step = 0; step < steps; step++) {
    const end = performance.now() + ms;
    while (performance.now() < end);
    done.push(step);
    yield;
  }
}

describe('inSlices', () => {
  test('without steps it is at the end at once', async () => {
    expect(await inSlices([].values(), new AbortController().signal)).toBe(true);
  });

  test('aborted before it begins, it takes no step', async () => {
    const done: number[] = [];
    expect(await inSlices(busy(3, 0, done), AbortSignal.abort())).toBe(false);
    expect(done).toEqual([]);
  });

  test('what is short is done in this task', async () => {
    const done: number[] = [];
    const ended = inSlices(busy(3, 0, done), new AbortController().signal);
    expect(done).toEqual([0, 1, 2]);
    expect(await ended).toBe(true);
  });

  test('other tasks come in between what is long', async () => {
    let others = 0;
    const timer = setInterval(() => others++, 1);
    expect(await inSlices(busy(8, 6), new AbortController().signal)).toBe(true);
    clearInterval(timer);
    expect(others).toBeGreaterThan(0);
  });

  test('aborted on the way, it stops', async () => {
    const done: number[] = [];
    const controller = new AbortController();
    const ended = inSlices(busy(50, 5, done), controller.signal);
    setTimeout(() => controller.abort(), 0);
    expect(await ended).toBe(false);
    expect(done.length).toBeLessThan(50);
  });
});

test('nextTask lets what waits go first, also where the browser has no scheduler', async () => {
  const order: string[] = [];
  setTimeout(() => order.push('timer'), 0);
  await new Promise((resolve) => setTimeout(resolve, 5));
  await nextTask();
  expect(order).toEqual(['timer']);
});
