import { DTYPE } from '../graph/onnx-fields.ts';
import { type Dim, type Fact, known, MOST_NUMBERS, placeOf, type Rule, type Situation } from './fact.ts';
import { fillIn } from './fill-in.ts';

const transpose: Rule = ({ given, ints }) => {
  const { dims, dtype } = given(0);
  const perm = ints('perm') ?? dims?.map((_, at) => dims.length - 1 - at);
  const fitting = dims && perm?.length === dims.length ? dims : undefined;
  return [{ dims: fitting ? perm?.map((place) => fitting[place]) : perm?.map(() => undefined), dtype }];
};

const reshape: Rule = ({ given, int, ints }) => {
  const { dims, dtype, numbers } = given(0);
  const shape = given(1).numbers ?? ints('shape');
  const rank = known(given(1).dims?.[0]);
  if (!shape) return [{ dims: rank === undefined ? undefined : openDims(rank), dtype, numbers }];
  const zeros = int('allowzero') === 1;
  const asked = shape.map((dim, at) => (dim === 0 && !zeros ? dims?.[at] : dim));
  return [{ dims: fillIn(asked, dims), dtype, numbers }];
};

function openDims(rank: number): Fact['dims'] {
  return rank >= 0 && rank <= MOST_NUMBERS ? new Array<Dim>(rank).fill(undefined) : undefined;
}

/** Axes of Squeeze, Unsqueeze and Reduce…: an attribute once, an input since opset 13 or 18. */
function axesOf({ ints, given, node }: Situation, index = 1): readonly Dim[] | undefined {
  return ints('axes') ?? (node.inputs[index] ? given(index).numbers : []);
}

const unsqueeze: Rule = (situation) => {
  const { dims, dtype, numbers } = situation.given(0);
  const axes = axesOf(situation);
  if (!dims || !axes || axes.length > MOST_NUMBERS) return [{ dtype, numbers }];
  const rank = dims.length + axes.length;
  const added = new Set(axes.map((axis) => placeOf(axis, rank)));
  const rest = [...dims];
  return [
    { dims: Array.from({ length: rank }, (_, at) => (added.has(at) ? 1 : rest.shift())), dtype, numbers },
  ];
};

const squeeze: Rule = (situation) => {
  const { dims, dtype, numbers } = situation.given(0);
  const axes = axesOf(situation);
  if (!dims || !axes) return [{ dtype, numbers }];
  if (axes.length === 0)
    return [
      {
        dims: dims.some((dim) => typeof dim !== 'number') ? undefined : dims.filter((dim) => dim !== 1),
        dtype,
        numbers,
      },
    ];
  const gone = new Set(axes.map((axis) => placeOf(axis, dims.length)));
  return [{ dims: dims.filter((_, at) => !gone.has(at)), dtype, numbers }];
};

const concat: Rule = ({ node, given, int }) => {
  const facts = node.inputs.map((_, at) => given(at));
  const dtype = facts[0]?.dtype ?? 0;
  const first = facts.find(({ dims }) => dims)?.dims;
  const axis = first && placeOf(int('axis'), first.length);
  if (!first || axis === undefined) return [{ dtype }];
  const lengths = facts.map(({ dims }) => dims?.[axis]);
  const isKnown = lengths.every((length) => typeof length === 'number');
  const sum = isKnown ? lengths.reduce<number>((total, one) => total + (known(one) ?? 0), 0) : alone(lengths);
  const dims = first.map((dim, at) => (at === axis ? sum : agreed(facts, at, dim)));
  const numbers = first.length === 1 ? joined(facts) : undefined;
  return [{ dims, dtype, numbers }];
};

/** Parts are of one length along all other axes: a number where one of them says it. */
function agreed(facts: readonly Fact[], axis: number, first: Dim): Dim {
  if (typeof first === 'number') return first;
  const all = facts.slice(0, 16).map(({ dims }) => dims?.[axis]);
  return all.find((dim) => typeof dim === 'number') ?? first ?? all[1];
}

/** The one length that is not 0. */
function alone(lengths: readonly Dim[]): Dim {
  const rest = lengths.filter((length) => length !== 0);
  return rest.length === 1 ? rest[0] : undefined;
}

/** A part whose numbers are open but whose length is known leaves open places. */
function joined(facts: readonly Fact[]): Fact['numbers'] {
  const all: Dim[] = [];
  for (const { numbers, dims } of facts) {
    const length = numbers?.length ?? dims?.[0];
    if (typeof length !== 'number' || all.length + length > MOST_NUMBERS) return undefined;
    for (let at = 0; at < length; at += 1) all.push(numbers?.[at]);
  }
  return all;
}

const expand: Rule = ({ given }) => {
  const { dims, dtype, numbers } = given(0);
  const shape = given(1).numbers;
  const rank = known(given(1).dims?.[0]);
  if (!shape || !dims)
    return [{ dims: rank === undefined || !dims ? undefined : openDims(Math.max(rank, dims.length)), dtype }];
  const longer = Math.max(dims.length, shape.length);
  const wide = (list: readonly Dim[]) => [...new Array<Dim>(longer - list.length).fill(1), ...list];
  const [own, asked] = [wide(dims), wide(shape)];
  const grown = own.map((dim, at) =>
    dim === 1 || dim === undefined ? (asked[at] === 1 ? dim : asked[at]) : dim,
  );
  return [{ dims: grown, dtype, numbers: grown.every((dim) => dim === 1) ? numbers : undefined }];
};

const tile: Rule = ({ given }) => {
  const { dims, dtype } = given(0);
  const repeats = given(1).numbers;
  return [
    {
      dims: dims?.map((dim, at) => {
        const times = repeats?.[at];
        if (times === 1) return dim;
        return typeof dim === 'number' && typeof times === 'number' ? dim * times : undefined;
      }),
      dtype,
    },
  ];
};

const shapeOf: Rule = ({ given, int }) => {
  const { dims } = given(0);
  if (!dims) return [{ dims: [undefined], dtype: DTYPE.int64 }];
  const numbers = dims.slice(int('start') ?? 0, int('end') ?? dims.length);
  return [{ dims: [numbers.length], dtype: DTYPE.int64, numbers }];
};

const constantOfShape: Rule = ({ node, given }) => {
  const shape = given(0).numbers;
  const rank = known(given(0).dims?.[0]);
  const value = node.attributes.get('value')?.tensor;
  const dims = shape ?? (rank === undefined ? undefined : openDims(rank));
  return [{ dims, dtype: value?.dtype ?? DTYPE.float32 }];
};

const reduce: Rule = (situation) => {
  const { dims, dtype } = situation.given(0);
  const axes = axesOf(situation);
  const keep = (situation.int('keepdims') ?? 1) === 1;
  if (!dims || !axes) return [{ dtype }];
  if (axes.length === 0) {
    if (situation.int('noop_with_empty_axes') === 1) return [{ dims, dtype }];
    return [{ dims: keep ? dims.map(() => 1) : [], dtype }];
  }
  const gone = new Set(axes.map((axis) => placeOf(axis, dims.length)));
  const reduced = dims.map((dim, at) => (gone.has(at) ? 1 : dim));
  return [{ dims: keep ? reduced : reduced.filter((_, at) => !gone.has(at)), dtype }];
};

const flatten: Rule = ({ given }) => [{ dims: [undefined, undefined], dtype: given(0).dtype }];

/** Rules of operators that rearrange, repeat and put together. */
export const LAYOUT: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['Transpose', transpose],
  ['Reshape', reshape],
  ['Unsqueeze', unsqueeze],
  ['Squeeze', squeeze],
  ['Concat', concat],
  ['Expand', expand],
  ['Tile', tile],
  ['Shape', shapeOf],
  ['Size', () => [{ dims: [], dtype: DTYPE.int64 }]],
  ['ConstantOfShape', constantOfShape],
  ['Range', ({ given }) => [{ dims: [undefined], dtype: given(0).dtype }]],
  ['Flatten', flatten],
  ['Pad', ({ given }) => [{ dims: given(0).dims?.map(() => undefined), dtype: given(0).dtype }]],
  ...['ReduceSum', 'ReduceMean', 'ReduceMax', 'ReduceMin', 'ReduceProd', 'ReduceL2', 'ReduceSumSquare'].map(
    (op): [string, Rule] => [op, reduce],
  ),
]);
