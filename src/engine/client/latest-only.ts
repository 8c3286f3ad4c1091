import { HeadlightError } from '../../core/errors.ts';

/**
 * At most one call at a time, and at most one waiting: a newer call takes the waiting place and the older
 * one rejects with `run.superseded`.
 */
export function latestOnly<Argument, Result>(
  call: (argument: Argument) => Promise<Result>,
): (argument: Argument) => Promise<Result> {
  let busy = false;
  let waiting: { start: () => void; drop: () => void } | undefined;

  const next = () => {
    busy = false;
    const turn = waiting;
    waiting = undefined;
    turn?.start();
  };

  return (argument) =>
    new Promise<Result>((resolve, reject) => {
      const start = () => {
        busy = true;
        call(argument).then(resolve, reject).finally(next);
      };
      if (!busy) {
        start();
        return;
      }
      waiting?.drop();
      waiting = { start, drop: () => reject(new HeadlightError('run.superseded')) };
    });
}
