/** Indices of the `count` largest values, largest first, the earlier of equal ones first; one pass, no sort of the row. */
export function topIndices(row: Float32Array, count: number): number[] {
  const best: number[] = [];
  let least = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < row.length; index += 1) {
    const value = row[index] as number;
    if (value <= least) continue;
    let place = best.length;
    while (place > 0 && value > (row[best[place - 1] as number] as number)) place -= 1;
    best.splice(place, 0, index);
    best.length = Math.min(best.length, count);
    if (best.length === count) least = row[best[count - 1] as number] as number;
  }
  return best;
}
