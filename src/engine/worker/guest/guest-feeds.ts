import type { Tensor } from 'onnxruntime-web/wasm';
import { type PairFrame, tokenTypes } from '../../../core/frames.ts';
import { toHalf } from '../../../onnx/graph/half.ts';
import { DTYPE } from '../../../onnx/graph/onnx-fields.ts';
import type { Ort } from '../open/runtime.ts';
import { type RoledInput, typeName, unmade } from './input-roles.ts';

/** What one pass reads. */
export interface PassInput {
  /** The encoder's ids, or the only ones. */
  readonly ids: readonly number[];
  /** The decoder's, where the graph has both. */
  readonly decoderIds: readonly number[];
  /** [1, 3, H, W] */
  readonly pixels?: { readonly data: Float32Array; readonly dims: readonly number[] };
  /** An encoder's result, for a decoder in a graph of its own. */
  readonly states?: Tensor;
}

/** What is known of a guest beside its graph. */
export interface FeedFacts {
  readonly pair: PairFrame | undefined;
  /** Positions begin here: behind the padding id in RoBERTa's family, where the graph wants them as an input. */
  readonly firstPosition: number;
  /** Key–value heads and their size, where a past's dimensions are not in the graph. */
  readonly pastHeads: number | undefined;
  readonly pastSize: number | undefined;
  /** What stands for a text that nobody typed, where a graph wants one beside its picture. */
  readonly filler: readonly number[];
}

/**
 * Every input of a graph for one pass of batch 1, as long as its ids are; in a graph of a fixed length filled up with zeros,
 * which the mask hides. Throws `guest.input` for a type that is not made.
 */
export function guestFeeds(
  ort: Ort,
  inputs: readonly RoledInput[],
  input: PassInput,
  facts: FeedFacts,
): Record<string, Tensor> {
  return Object.fromEntries(inputs.map((one) => [one.name, feedFor(ort, one, input, facts)]));
}

function feedFor(ort: Ort, input: RoledInput, read: PassInput, facts: FeedFacts): Tensor {
  const { decoderIds, pixels, states } = read;
  const ids = pixels && read.ids.length === 0 ? facts.filler : read.ids;
  const row = (values: readonly number[]) => {
    const fixed = fixedLength(input);
    const missing = Math.max(0, (fixed ?? 0) - values.length);
    const filled = missing > 0 ? [...values, ...new Array<number>(missing).fill(0)] : values;
    return tensorOf(ort, input, filled, [1, filled.length]);
  };
  const ones = (count: number) => row(new Array<number>(count).fill(1));
  const count = (length: number) => Array.from({ length }, (_, at) => at);
  switch (input.role) {
    case 'ids':
      return row(ids);
    case 'decoder-ids':
      return row(decoderIds);
    case 'mask':
      return ones(ids.length);
    case 'decoder-mask':
      return ones(decoderIds.length);
    case 'types':
      return row(tokenTypes(ids, facts.pair));
    case 'positions':
      return row(count(fixedLength(input) ?? ids.length).map((at) => at + facts.firstPosition));
    case 'decoder-positions':
      return row(count(decoderIds.length));
    case 'cache-position':
      return tensorOf(ort, input, count(ids.length), [ids.length]);
    case 'encoder-states':
      if (!states) throw unmade(input);
      return states.type === typeName(input.dtype)
        ? states
        : tensorOf(ort, input, floatsOf(states), states.dims);
    case 'pixels':
      if (!pixels) throw unmade(input);
      return tensorOf(ort, input, pixels.data, pixels.dims);
    case 'pixel-mask': {
      const [, , height = 1, width = 1] = pixels?.dims ?? [];
      return tensorOf(ort, input, new Array<number>(height * width).fill(1), [1, height, width]);
    }
    case 'past':
      return emptyPast(ort, input, facts);
    case 'no-cache':
    case 'zero': {
      const dims = (input.dims ?? []).map((dim) => (typeof dim === 'number' ? dim : 1));
      const length = dims.reduce((product, dim) => product * dim, 1);
      return tensorOf(ort, input, new Array<number>(length).fill(0), dims);
    }
  }
}

/** The number of tokens that a graph reads, where it reads no other. */
export function fixedLength({ dims }: Pick<RoledInput, 'dims'>): number | undefined {
  const length = dims?.[1];
  return dims?.length === 2 && typeof length === 'number' && length > 1 ? length : undefined;
}

/** [1, heads, 0, size]; in some exports keys lie turned, or all keys of a layer in one. The open length is the past's. */
function emptyPast(ort: Ort, input: RoledInput, { pastHeads, pastSize }: FeedFacts): Tensor {
  const dims = input.dims ?? [1, undefined, undefined, undefined];
  const made = dims.map((dim, at) => {
    if (at === 0) return typeof dim === 'number' && dim > 0 ? dim : 1;
    if (typeof dim === 'number') return dim;
    const isLast = at === dims.length - 1;
    // Heads and size are open only where an exporter has lost them.
    if (at === 1 && dims.length === 4 && pastHeads !== undefined) return pastHeads;
    if (isLast && pastSize !== undefined) return pastSize;
    return 0;
  });
  return tensorOf(ort, input, [], made.includes(0) ? made : made.map((dim, at) => (at === 2 ? 0 : dim)));
}

function tensorOf(
  ort: Ort,
  input: Pick<RoledInput, 'name' | 'dtype' | 'dims'>,
  values: ArrayLike<number>,
  dims: readonly number[],
): Tensor {
  switch (input.dtype) {
    case DTYPE.int64:
      return new ort.Tensor('int64', BigInt64Array.from(Array.from(values), BigInt), dims);
    case DTYPE.int32:
      return new ort.Tensor('int32', Int32Array.from(values), dims);
    case DTYPE.bool:
      return new ort.Tensor(
        'bool',
        Uint8Array.from(values, (value) => (value === 0 ? 0 : 1)),
        dims,
      );
    case DTYPE.float32:
      return new ort.Tensor('float32', Float32Array.from(values), dims);
    case DTYPE.float16:
      return halfTensor(ort, values, dims);
    default:
      throw unmade(input);
  }
}

/** Half floats are a Float16Array where the platform has one, else their bits. */
function halfTensor(ort: Ort, values: ArrayLike<number>, dims: readonly number[]): Tensor {
  const Half = (globalThis as { Float16Array?: { from(values: ArrayLike<number>): Uint16Array } })
    .Float16Array;
  return new ort.Tensor('float16', Half ? Half.from(values) : Uint16Array.from(values, toHalf), dims);
}

function floatsOf({ data }: Tensor): ArrayLike<number> {
  return data as unknown as ArrayLike<number>;
}
