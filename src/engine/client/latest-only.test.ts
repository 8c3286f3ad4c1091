import { describe, expect, it } from 'vitest';
import { latestOnly } from './latest-only.ts';

/** A call that ends when the test says so. */
function manual() {
  const started: string[] = [];
  const ends = new Map<string, { resolve: (value: string) => void; reject: (error: Error) => void }>();
  const call = latestOnly((name: string) => {
    started.push(name);
    return new Promise<string>((resolve, reject) => ends.set(name, { resolve, reject }));
  });
  return {
    started,
    call,
    end: (name: string) => ends.get(name)?.resolve(name),
    fail: (name: string) => ends.get(name)?.reject(new Error(name)),
  };
}

describe('latestOnly', () => {
  it('starts the first call at once', async () => {
    const { started, call, end } = manual();
    const first = call('a');
    expect(started).toEqual(['a']);
    end('a');
    expect(await first).toBe('a');
  });

  it('lets only the newest of the waiting calls run', async () => {
    const { started, call, end } = manual();
    const first = call('a');
    const second = call('b');
    const third = call('c');
    await expect(second).rejects.toMatchObject({ code: 'run.superseded' });
    expect(started).toEqual(['a']);
    end('a');
    await first;
    await Promise.resolve();
    expect(started).toEqual(['a', 'c']);
    end('c');
    expect(await third).toBe('c');
  });

  it('goes on with the waiting call after one that failed', async () => {
    const { call, end, fail } = manual();
    const first = call('a');
    const second = call('b');
    fail('a');
    await expect(first).rejects.toThrow('a');
    await Promise.resolve();
    end('b');
    expect(await second).toBe('b');
  });

  it('is free again when everything has ended', async () => {
    const { started, call, end } = manual();
    const first = call('a');
    end('a');
    await first;
    await Promise.resolve();
    void call('b');
    expect(started).toEqual(['a', 'b']);
  });
});
