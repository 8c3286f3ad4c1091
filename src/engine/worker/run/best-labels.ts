/** Added to what may not be: far below any logarithm of a probability, and still finite. */
const NEVER = -1e9;

/**
 * The labels of the most probable path, one a row, in which an `I-` follows only a `B-` or `I-` of its kind: Viterbi's
 * algorithm (1967) without learnt transitions. The first of equals; −1 where probabilities are NaN.
 *
 * @param rows probabilities, one row of [labels] a word
 */
export function bestLabels(rows: readonly ArrayLike<number>[], labels: readonly string[]): number[] {
  let scores: number[] = labels.map((label) => (label.startsWith('I-') ? NEVER : 0));
  const back = rows.map((row, place) => {
    const from = labels.map((label) => {
      if (place === 0) return -1;
      const reached = scores.map((score, at) => score + (mayFollow(label, labels[at] ?? 'O') ? 0 : NEVER));
      return reached.indexOf(Math.max(...reached));
    });
    const before = scores;
    scores = labels.map((label, at) => {
      const start = from[at] ?? -1;
      const reached =
        start < 0
          ? (before[at] ?? 0)
          : (before[start] ?? 0) + (mayFollow(label, labels[start] ?? 'O') ? 0 : NEVER);
      return reached + Math.log(row[at] ?? 0);
    });
    return from;
  });
  const path: number[] = [];
  let label = scores.indexOf(Math.max(...scores));
  for (let place = rows.length - 1; place >= 0; place -= 1) {
    path.unshift(label);
    label = back[place]?.[label] ?? -1;
  }
  return path;
}

function mayFollow(label: string, before: string): boolean {
  return !label.startsWith('I-') || (before !== 'O' && before.slice(2) === label.slice(2));
}
