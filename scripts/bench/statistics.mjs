/** Median, least and largest of some numbers, rounded to what they can be trusted to. */
export function summarize(values, unit) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  const round = (value) => (unit === 'bytes' ? value : Number(value.toFixed(2)));
  return { median: round(median), min: round(sorted[0]), max: round(sorted.at(-1)), unit };
}

/** The same with the floor it was measured against in the same run, and the ratio of the medians. */
export function against(measured, floor) {
  return { ...measured, floor: floor.median, ratio: Number((measured.median / floor.median).toFixed(3)) };
}

/** A table of the results, as text. */
export function table(results) {
  const rows = Object.entries(results).map(([name, { median, min, max, unit, floor, ratio }]) => [
    name,
    format(median, unit),
    format(min, unit),
    format(max, unit),
    unit,
    floor === undefined ? '' : format(floor, unit),
    ratio === undefined ? '' : ratio.toFixed(3),
  ]);
  const all = [['name', 'median', 'min', 'max', 'unit', 'floor', 'ratio'], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
        .join('  '),
    )
    .join('\n');
}

function format(value, unit) {
  return unit === 'bytes' ? value.toLocaleString('en') : value.toFixed(1);
}
