import { readFileSync } from 'node:fs';
import type { AttentionWay } from '../../src/core/guest.ts';
import type { PlannedAttention } from '../../src/onnx/attention/attention-plan.ts';
import { planAttention } from '../../src/onnx/attention/plan-attention.ts';
import { editGraph } from '../../src/onnx/edit/edit-graph.ts';
import { DTYPE } from '../../src/onnx/graph/onnx-fields.ts';
import { type Output, runOnce } from './graph-session.ts';
import { type ConformanceCase, readExpected } from './read-cases.ts';

export interface CaseResult {
  readonly family: string;
  readonly exportName: string;
  /** How most of its attention is had; undefined where none is. */
  readonly way: AttentionWay | undefined;
  /** Largest |difference| of attention to the expected tensors. */
  readonly attentionOff: number;
  /** Largest |difference| of the model's own outputs, edited against unedited, relative to 1 + |value|. */
  readonly outputsOff: number;
  /** What is wrong; empty where the case passes. */
  readonly faults: readonly string[];
}

/** Where graphs run: by default Node, on wasm. */
export interface Place {
  readonly provider: 'wasm' | 'webgpu';
  readonly run: (
    bytes: Uint8Array,
    inputs: ConformanceCase['inputs'],
  ) => Promise<ReadonlyMap<string, Output>>;
}

const NODE: Place = { provider: 'wasm', run: (bytes, inputs) => runOnce(bytes, inputs, (names) => names) };
/** float32 on a GPU sums in another order. */
const LEAST_ON_WEBGPU = 1e-4;

/** Finds, edits, runs and compares one case. */
export async function runCase(asked: ConformanceCase, { provider, run }: Place = NODE): Promise<CaseResult> {
  const least = provider === 'webgpu' ? LEAST_ON_WEBGPU : 0;
  const one = { ...asked, tolerance: Math.max(asked.tolerance, least) };
  const faults: string[] = [];
  let attentionOff = 0;
  let outputsOff = 0;
  let way: AttentionWay | undefined;
  try {
    const bytes = readFileSync(one.file);
    const plan = planAttention(bytes, { provider });
    way = plan.seen.find((seen) => seen.way !== 'seen')?.way ?? plan.seen[0]?.way;
    for (const { reason, node } of plan.missed) {
      if (reason !== 'no-attention') faults.push(`missed ${node}: ${reason}`);
    }
    const edited = editGraph(bytes, plan);
    const outputs = await run(edited, one.inputs);
    const original = await run(bytes, one.inputs);
    outputsOff = compareOutputs(original, outputs);
    if (!(outputsOff <= (isHalf(plan.seen) ? 2e-2 : Math.max(1e-5, least))))
      faults.push(`outputs ${outputsOff.toExponential(1)} off`);
    attentionOff = compareAttention(one, plan.seen, outputs, faults);
  } catch (error) {
    faults.push(error instanceof Error ? error.message.slice(0, 300) : String(error));
  }
  return { family: one.family, exportName: one.exportName, way, attentionOff, outputsOff, faults };
}

function isHalf(seen: readonly PlannedAttention[]): boolean {
  return seen.some(({ dtype }) => dtype === DTYPE.float16);
}

function compareAttention(
  one: ConformanceCase,
  seen: readonly PlannedAttention[],
  outputs: ReadonlyMap<string, Output>,
  faults: string[],
): number {
  const expected = readExpected(one);
  const found = new Map(seen.map((attention) => [`${attention.site}.${attention.layer}`, attention]));
  for (const name of found.keys()) if (!one.tensors.includes(name)) faults.push(`${name} is not expected`);
  let largest = 0;
  for (const name of one.tensors) {
    const attention = found.get(name);
    const output = attention && outputs.get(attention.output);
    const tensor = expected.get(name);
    if (!attention || !output || !tensor) {
      faults.push(`${name} is ${tensor ? 'not found' : 'not in the expected tensors'}`);
      continue;
    }
    const { data, rowsOff } = withoutSinks(output, attention.extraKeys);
    const [heads = 0] = tensor.shape;
    const off = data.length === tensor.data.length ? largestOf(data, tensor.data) : Number.POSITIVE_INFINITY;
    largest = Math.max(largest, off);
    if (!(off <= one.tolerance)) faults.push(`${name} is ${off.toExponential(1)} off`);
    if (!(rowsOff <= (attention.dtype === DTYPE.float16 ? 4e-3 : 1e-5)))
      faults.push(`rows of ${name} sum ${rowsOff.toExponential(1)} off 1`);
    if (attention.heads !== heads) faults.push(`${name} has ${heads} heads: ${attention.heads} said`);
    const causal = isCausal(tensor.data, tensor.shape);
    if (causal !== undefined && causal !== attention.causal)
      faults.push(`${name}: causal is ${causal}: ${attention.causal} said`);
  }
  return largest;
}

/** Rows that see nothing are no error: their weights are 0 or open. */
function withoutSinks({ dims, data }: Output, extraKeys: number) {
  const columns = dims.at(-1) ?? 1;
  let rowsOff = 0;
  for (let row = 0; row < data.length; row += columns) {
    let sum = 0;
    for (let at = row; at < row + columns; at += 1) sum += data[at] as number;
    if (sum !== 0) rowsOff = Math.max(rowsOff, Math.abs(1 - sum));
  }
  return {
    rowsOff,
    data: extraKeys === 0 ? data : data.filter((_, at) => at % columns < columns - extraKeys),
  };
}

/** undefined where one query or key says nothing. */
function isCausal(data: Float32Array, shape: readonly number[]): boolean | undefined {
  const [queries = 0, keys = 0] = shape.slice(-2);
  if (queries < 2) return undefined;
  if (queries !== keys) return false;
  return data.every((value, at) => {
    const column = at % keys;
    const row = Math.floor(at / keys) % queries;
    return column <= row || value === 0;
  });
}

function compareOutputs(original: ReadonlyMap<string, Output>, edited: ReadonlyMap<string, Output>): number {
  let largest = 0;
  for (const [name, { data }] of original) {
    const other = edited.get(name)?.data;
    if (other?.length !== data.length) return Number.POSITIVE_INFINITY;
    for (let at = 0; at < data.length; at += 1) {
      const value = data[at] as number;
      const off = Math.abs(value - (other[at] as number)) / (1 + Math.abs(value));
      if (!(off <= largest)) largest = off;
    }
  }
  return largest;
}

function largestOf(a: Float32Array, b: Float32Array): number {
  let largest = 0;
  for (let at = 0; at < a.length; at += 1) {
    const off = Math.abs((a[at] as number) - (b[at] as number));
    if (!(off <= largest)) largest = off;
  }
  return largest;
}
