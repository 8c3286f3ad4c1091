import { DTYPE } from '../graph/onnx-fields.ts';
import type { Dim, Fact, Rule } from './fact.ts';

/** Dimensions under NumPy's broadcasting; undefined where a rank is open. */
export function broadcast(shapes: readonly Fact['dims'][]): Fact['dims'] {
  let result: readonly Dim[] = [];
  for (const dims of shapes) {
    if (!dims) return undefined;
    const rank = Math.max(dims.length, result.length);
    const [a, b] = [pad(result, rank), pad(dims, rank)];
    result = a.map((dim, at) => stretched(dim, b[at]));
  }
  return result;
}

/** Of two lengths that are the same, or one of them 1. */
function stretched(a: Dim, b: Dim): Dim {
  if (a === 1 || a === undefined) return b === 1 ? a : b;
  if (b === 1 || b === undefined || typeof a === 'number') return a;
  return b;
}

function pad(dims: readonly Dim[], rank: number): readonly Dim[] {
  return [...new Array<Dim>(rank - dims.length).fill(1), ...dims];
}

/** The dimensions and type of the first input. */
const same: Rule = ({ given }) => {
  const { dims, dtype, numbers } = given(0);
  return [{ dims, dtype, numbers }];
};

/** The dimensions of the first input; floats of its type. */
const sameFloats: Rule = ({ given }) => [{ dims: given(0).dims, dtype: given(0).dtype }];

const skipped: Rule = ({ given }) => {
  const dims = broadcast([given(0).dims, given(1).dims]);
  const said = { dims, dtype: given(0).dtype };
  return [said, {}, {}, said];
};

const mixed =
  (dtype?: number): Rule =>
  ({ node, given }) => [
    {
      dims: broadcast(node.inputs.map((_, at) => given(at).dims)),
      dtype: dtype ?? (given(0).dtype || given(1).dtype),
    },
  ];

type Arithmetic = (a: number, b: number) => number | undefined;

/** Of whole numbers, as shapes are computed from each other. */
const counted =
  (arithmetic: Arithmetic, dtype?: number): Rule =>
  (situation) => {
    const [said = {}] = mixed(dtype)(situation);
    const [a, b] = [situation.given(0).numbers, situation.given(1).numbers];
    if (!a || !b || (a.length !== b.length && a.length !== 1 && b.length !== 1)) return [said];
    const length = Math.max(a.length, b.length);
    const numbers = Array.from({ length }, (_, at) => {
      const [left, right] = [a[a.length === 1 ? 0 : at], b[b.length === 1 ? 0 : at]];
      return typeof left === 'number' && typeof right === 'number' ? arithmetic(left, right) : undefined;
    });
    return [{ ...said, numbers }];
  };

const where: Rule = ({ given }) => {
  const [condition, yes, no] = [given(0), given(1), given(2)];
  const dims = broadcast([condition.dims, yes.dims, no.dims]);
  const length = Math.max(yes.numbers?.length ?? 0, no.numbers?.length ?? 0);
  const pick = (fact: Fact, at: number) => fact.numbers?.[fact.numbers.length === 1 ? 0 : at];
  const numbers =
    condition.numbers && yes.numbers && no.numbers
      ? Array.from({ length }, (_, at) => {
          const chosen = pick(condition, at);
          if (typeof chosen !== 'number') return undefined;
          return pick(chosen ? yes : no, at);
        })
      : undefined;
  return [{ dims, dtype: yes.dtype || no.dtype, numbers }];
};

const cast: Rule = ({ given, int }) => [
  { dims: given(0).dims, dtype: int('to') ?? 0, numbers: given(0).numbers },
];

const quantized: Rule = ({ given }) => [{ dims: given(0).dims, dtype: given(2).dtype || DTYPE.uint8 }];

const dequantized: Rule = ({ given }) => [{ dims: given(0).dims, dtype: given(1).dtype }];

const truth: Rule = ({ given }) => [{ dims: given(0).dims, dtype: DTYPE.bool }];

const each = (rule: Rule, ...ops: string[]): [string, Rule][] => ops.map((op) => [op, rule]);

/** Rules of operators that keep or broadcast dimensions. */
export const ELEMENTWISE: ReadonlyMap<string, Rule> = new Map([
  ...each(same, 'Identity', 'Dropout'),
  ...each(sameFloats, 'Abs', 'Trilu', 'ScatterND', 'ScatterElements', 'CumSum', 'Clip'),
  ...each(sameFloats, 'Neg', 'Floor', 'Ceil', 'Round', 'Sign', 'Sqrt', 'Reciprocal', 'Exp', 'Log', 'Erf'),
  ...each(sameFloats, 'Tanh', 'Sigmoid', 'Relu', 'LeakyRelu', 'Elu', 'Celu', 'Selu', 'Gelu', 'HardSigmoid'),
  ...each(sameFloats, 'HardSwish', 'Mish', 'Softplus', 'Softsign', 'Swish', 'PRelu', 'Cos', 'Sin', 'Softmax'),
  ...each(sameFloats, 'LogSoftmax', 'LayerNormalization', 'RMSNormalization', 'InstanceNormalization'),
  ...each(sameFloats, 'GroupNormalization', 'BatchNormalization', 'LpNormalization', 'FastGelu', 'BiasGelu'),
  ...each(sameFloats, 'QuickGelu', 'SimplifiedLayerNormalization', 'BiasSoftmax'),
  ...each(sameFloats, 'RotaryEmbedding', 'BiasDropout', 'QLinearSoftmax'),
  ...each(truth, 'Not', 'IsNaN', 'IsInf'),
  ...each(mixed(), 'Pow', 'Mod', 'Mean', 'Sum', 'BitShift', 'BitwiseAnd', 'BitwiseOr', 'BitwiseXor'),
  ...each(mixed(DTYPE.bool), 'And', 'Or', 'Xor', 'Less', 'LessOrEqual', 'Greater', 'GreaterOrEqual'),
  // The last result is the sum that the norm was taken of.
  ...each(skipped, 'SkipLayerNormalization', 'SkipSimplifiedLayerNormalization'),
  ['Equal', counted((a, b) => Number(a === b), DTYPE.bool)],
  ['Add', counted((a, b) => a + b)],
  ['Sub', counted((a, b) => a - b)],
  ['Mul', counted((a, b) => a * b)],
  ['Div', counted((a, b) => (b === 0 ? undefined : Math.trunc(a / b)))],
  ['Max', counted(Math.max)],
  ['Min', counted(Math.min)],
  ['Where', where],
  ['Cast', cast],
  ['CastLike', ({ given }) => [{ ...given(0), dtype: given(1).dtype }]],
  ['QuantizeLinear', quantized],
  ['DequantizeLinear', dequantized],
  [
    'DynamicQuantizeLinear',
    ({ given }) => [
      { dims: given(0).dims, dtype: DTYPE.uint8 },
      { dims: [], dtype: DTYPE.float32 },
      { dims: [], dtype: DTYPE.uint8 },
    ],
  ],
]);
