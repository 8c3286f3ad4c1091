import { DTYPE } from '../graph/onnx-fields.ts';
import { broadcast } from './elementwise-rules.ts';
import { type Dim, type Fact, known, type Rule } from './fact.ts';

/** Rules of matrix products; `x · y` where the operands may be turned first. */
function multiplied(x: Fact['dims'], y: Fact['dims'], xTurned = false, yTurned = false): Fact['dims'] {
  if (!x || !y || x.length < 2 || y.length < 2) return undefined;
  const before = broadcast([x.slice(0, -2), y.slice(0, -2)]);
  return before && [...before, x.at(xTurned ? -1 : -2), y.at(yTurned ? -2 : -1)];
}

const product =
  (second: number, dtype?: (facts: { readonly given: (index: number) => Fact }) => number): Rule =>
  ({ given, int }) => [
    {
      dims: multiplied(given(0).dims, given(second).dims, int('transA') === 1, int('transB') === 1),
      dtype: dtype ? dtype({ given }) : given(0).dtype,
    },
  ];

/** MatMulNBits: packed weights; N is the width of the result. */
const packed: Rule = ({ given, int }) => {
  const { dims, dtype } = given(0);
  return [{ dims: dims && [...dims.slice(0, -1), int('N')], dtype }];
};

const einsum: Rule = ({ node, given }) => {
  const { dtype } = given(0);
  const equation = readEquation(node.attributes.get('equation')?.text);
  if (!equation) return [{ dtype }];
  const lengths = new Map<string, Dim>();
  for (const [at, letters] of equation.inputs.entries()) {
    for (const [place, letter] of [...letters].entries()) {
      lengths.set(letter, lengths.get(letter) ?? given(at).dims?.[place]);
    }
  }
  return [{ dims: [...equation.output].map((letter) => lengths.get(letter)), dtype }];
};

/** An equation without `…` and with its result said; undefined for any other. */
export function readEquation(
  text: string | undefined,
): { readonly inputs: readonly string[]; readonly output: string } | undefined {
  const [left, output, ...more] = (text ?? '').replaceAll(' ', '').split('->');
  if (!left || output === undefined || more.length > 0 || left.length + output.length > 100) return undefined;
  const inputs = left.split(',');
  return [...inputs, output].every((letters) => /^[A-Za-z]*$/.test(letters)) ? { inputs, output } : undefined;
}

const convolution: Rule = ({ given }) => {
  const { dims, dtype } = given(0);
  return [
    { dims: dims?.map((dim, at) => (at === 0 ? dim : at === 1 ? given(1).dims?.[0] : undefined)), dtype },
  ];
};

const embedded: Rule = ({ given }) => {
  const ids = given(0).dims;
  return [
    { dims: ids && [...ids, given(2).dims?.[1]], dtype: given(2).dtype },
    { dims: ids?.slice(0, 1), dtype: DTYPE.int32 },
  ];
};

/** The attention of fused operators [B, N, D]: as wide as its queries where these stand alone. */
const attended: Rule = ({ node, given, int }) => {
  const { dims, dtype } = given(0);
  if (dims?.length !== 3) return [{ dims: node.domain === '' ? dims : undefined, dtype }];
  const [heads, groups] = [int('num_heads'), int('kv_num_heads')];
  const width = known(dims[2]);
  const isAlone = node.inputs[1] !== '' && node.op !== 'Attention';
  const unpacked = heads && groups && width ? (width * heads) / (heads + 2 * groups) : undefined;
  return [{ dims: [...dims.slice(0, 2), isAlone ? dims[2] : unpacked], dtype }];
};

/** [B, N, D] · weights [D, 3 · D] */
const projected: Rule = ({ node, given, int, ints }) => {
  if (node.domain === '') return attended({ node, given, int, ints, opset: 0 });
  const columns = known(given(1).dims?.[1]);
  const width = ints('qkv_hidden_sizes')?.[2] ?? (columns === undefined ? undefined : columns / 3);
  const before = given(0).dims?.slice(0, 2) ?? [undefined, undefined];
  return [{ dims: [...before, width], dtype: given(2).dtype }];
};

export const PRODUCTS: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['MatMul', product(1)],
  ['Gemm', product(1)],
  ['FusedMatMul', product(1)],
  ['FusedGemm', product(1)],
  ['MatMulInteger', product(1, () => DTYPE.int32)],
  ['MatMulIntegerToFloat', product(1, ({ given }) => given(2).dtype)],
  ['DynamicQuantizeMatMul', product(1)],
  ['QLinearMatMul', product(3)],
  ['MatMulNBits', packed],
  ['Einsum', einsum],
  ['Conv', convolution],
  ['EmbedLayerNormalization', embedded],
  ['Attention', projected],
  ['QAttention', projected],
  ['MultiHeadAttention', attended],
  ['GroupQueryAttention', attended],
]);
