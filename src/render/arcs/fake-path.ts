/** A point of a path, for tests. */
export interface PathPoint {
  readonly x: number;
  readonly y: number;
}

/**
 * Points along a path of `M`, `C`, `S` and `L`, for tests: `steps` a Bézier or line, its ends exact.
 * Throws on anything else, so that tests also check what a path is made of.
 */
export function samplePath(path: string, steps = 32): PathPoint[] {
  const commands = path.match(/[A-Z][^A-Z]*/g) ?? [];
  const points: PathPoint[] = [];
  let control: PathPoint = { x: 0, y: 0 };
  for (const command of commands) {
    const numbers = command.slice(1).split(/[ ,]/).map(Number);
    if (numbers.some((value) => !Number.isFinite(value))) throw new Error(`bad numbers: ${command}`);
    const pairs = Array.from({ length: numbers.length / 2 }, (_, at) => ({
      x: numbers[2 * at] as number,
      y: numbers[2 * at + 1] as number,
    }));
    const last = points.at(-1);
    if (command[0] === 'M' && !last) {
      points.push(...pairs);
      continue;
    }
    if (!last || !/[CSL]/.test(command)) throw new Error(`unexpected command: ${command}`);
    if (command[0] === 'L') {
      const [end] = pairs;
      if (!end) throw new Error(`too few points: ${command}`);
      for (let step = 1; step <= steps; step++) points.push(bezier(last, last, end, end, step / steps));
      control = end;
      continue;
    }
    const mirrored = { x: 2 * last.x - control.x, y: 2 * last.y - control.y };
    const [a, b, end] = command[0] === 'S' ? [mirrored, ...pairs] : pairs;
    if (!a || !b || !end) throw new Error(`too few points: ${command}`);
    for (let step = 1; step <= steps; step++) points.push(bezier(last, a, b, end, step / steps));
    control = b;
  }
  return points;
}

function bezier(p: PathPoint, a: PathPoint, b: PathPoint, q: PathPoint, t: number): PathPoint {
  const s = 1 - t;
  const at = (k: 'x' | 'y') => s ** 3 * p[k] + 3 * s * s * t * a[k] + 3 * s * t * t * b[k] + t ** 3 * q[k];
  return { x: at('x'), y: at('y') };
}
