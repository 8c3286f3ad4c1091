import { type Dim, known, placeOf, type Rule } from './fact.ts';

const INT_MAX = 2 ** 31 - 1;

const split: Rule = ({ node, given, int, ints }) => {
  const { dims, dtype } = given(0);
  const axis = dims && placeOf(int('axis') ?? 0, dims.length);
  const sizes = ints('split') ?? given(1).numbers;
  return node.outputs.map((_, part) => {
    if (!dims || axis === undefined) return { dtype };
    const length = dims[axis];
    const even =
      typeof length !== 'number' || node.inputs[1] ? undefined : Math.ceil(length / node.outputs.length);
    return { dims: dims.map((dim, at) => (at === axis ? (sizes ? sizes[part] : even) : dim)), dtype };
  });
};

const slice: Rule = ({ node, given, ints }) => {
  const { dims, dtype, numbers } = given(0);
  if (!dims) return [{ dtype }];
  const starts = ints('starts') ?? given(1).numbers;
  const ends = ints('ends') ?? given(2).numbers;
  const axes = ints('axes') ?? (node.inputs[3] ? given(3).numbers : starts?.map((_, at) => at));
  if (!axes) return [{ dims: dims.map(() => undefined), dtype }];
  const lengths = [...dims];
  let kept = numbers;
  for (const [at, axis] of axes.entries()) {
    const place = placeOf(axis, dims.length);
    if (place === undefined) return [{ dims: dims.map(() => undefined), dtype }];
    const step = known(node.inputs[4] ? given(4).numbers?.[at] : 1);
    const length = dims[place];
    const [from, to] = [clampTo(starts?.[at], length), clampTo(ends?.[at], length)];
    const isKnown = from !== undefined && to !== undefined && step !== undefined && step !== 0;
    lengths[place] = isKnown ? Math.max(0, Math.ceil((to - from) / step)) : undefined;
    if (from === 0 && step === 1)
      lengths[place] = (known(ends?.[at]) ?? 0) >= INT_MAX ? length : (lengths[place] ?? named(ends?.[at]));
    kept = isKnown && step === 1 ? kept?.slice(from, to) : undefined;
  }
  return [{ dims: lengths, dtype, numbers: kept }];
};

/** Up to a named length: all of it, as tables of masks and places are cut to the text. */
function named(end: Dim): Dim {
  return typeof end === 'string' ? end : undefined;
}

function clampTo(place: Dim, length: Dim): number | undefined {
  if (typeof place !== 'number') return undefined;
  if (typeof length !== 'number') return place >= 0 && place < INT_MAX ? place : undefined;
  return Math.min(length, Math.max(0, place < 0 ? place + length : place));
}

const gather: Rule = ({ given, int }) => {
  const [table, places] = [given(0), given(1)];
  const { dims, dtype } = table;
  const axis = dims && placeOf(int('axis') ?? 0, dims.length);
  if (!dims || axis === undefined || !places.dims) return [{ dtype }];
  const numbers =
    dims.length === 1 && table.numbers && places.numbers
      ? places.numbers.map((place) => table.numbers?.[placeOf(place, table.numbers.length) ?? -1])
      : undefined;
  return [{ dims: [...dims.slice(0, axis), ...places.dims, ...dims.slice(axis + 1)], dtype, numbers }];
};

/** Rules of operators that take parts of a value. */
export const PARTS: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['Split', split],
  ['Slice', slice],
  ['Gather', gather],
  ['GatherElements', ({ given }) => [{ dims: given(1).dims, dtype: given(0).dtype }]],
]);
