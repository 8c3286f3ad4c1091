import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { HeadlightError } from '../../src/core/errors.ts';
import { planAttention } from '../../src/onnx/attention/plan-attention.ts';
import { editGraph } from '../../src/onnx/edit/edit-graph.ts';
import { externalFiles } from '../../src/onnx/graph/external-files.ts';
import { readGraph } from '../../src/onnx/graph/read-graph.ts';
import { readCases } from './read-cases.ts';

const SLOWEST_MS = 2000;
/** Beyond what the heap held at the start: a mutated file of a few hundred kB must not need more. */
const MOST_HEAP = 512 * 2 ** 20;
const LARGEST_FILE = 600_000;

export interface FuzzReport {
  readonly files: number;
  readonly planned: number;
  readonly refused: number;
  readonly slowestMs: number;
  readonly largestHeapBytes: number;
  /** What went wrong, with the number that makes the file again. */
  readonly faults: readonly string[];
}

/** Damages real models in seeded ways; each must give a plan or an error with a code, in time and in bounds. */
export function fuzz(count: number, seed: number): FuzzReport {
  const files = readCases()
    .filter(({ file }) => statSync(file).size < LARGEST_FILE)
    .filter((_, at) => at % 5 === seed % 5)
    .slice(0, 24)
    // Not a Buffer: its slices share memory.
    .map(({ file }) => baseOf(Uint8Array.from(readFileSync(file))));
  const before = process.memoryUsage().heapUsed;
  const faults: string[] = [];
  let [planned, refused, slowestMs, largestHeapBytes] = [0, 0, 0, 0];
  for (let number = 0; number < count; number += 1) {
    const random = randomFrom(seed * 1_000_003 + number);
    const bytes = damage(files, random);
    // Of this process alone: other programs may hold the machine.
    const began = process.cpuUsage();
    try {
      const plan = planAttention(bytes);
      externalFiles(bytes);
      // What an edit adds can be read again.
      readGraph(editGraph(bytes, plan));
      planned += 1;
    } catch (error) {
      if (error instanceof HeadlightError) refused += 1;
      else faults.push(`${number}: ${error instanceof Error ? error.stack : error}`);
    }
    const { user, system } = process.cpuUsage(began);
    const took = (user + system) / 1000;
    slowestMs = Math.max(slowestMs, took);
    if (took > SLOWEST_MS) faults.push(`${number}: ${Math.round(took)} ms`);
    const heap = process.memoryUsage().heapUsed - before;
    largestHeapBytes = Math.max(largestHeapBytes, heap);
    if (heap > MOST_HEAP) faults.push(`${number}: ${Math.round(heap / 2 ** 20)} MB of heap`);
  }
  return { files: count, planned, refused, slowestMs, largestHeapBytes, faults };
}

type Random = (below: number) => number;

/** Mulberry32. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below;
  };
}

/** A real model, and where its nodes name what they read. */
interface Base {
  readonly bytes: Uint8Array;
  readonly names: readonly { readonly place: number; readonly length: number }[];
  readonly nodes: readonly { readonly start: number; readonly end: number }[];
}

function baseOf(bytes: Uint8Array): Base {
  const { nodes } = readGraph(bytes);
  const names = nodes.flatMap(({ inputs, inputPlaces }) =>
    inputs.map((input, at) => ({ place: inputPlaces[at] ?? 0, length: input.length })),
  );
  return { bytes, names, nodes: nodes.map(({ field }) => field) };
}

type Damage = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

const place = (bytes: Uint8Array, random: Random) => Math.floor(random(bytes.length));

const DAMAGES: readonly Damage[] = [
  // Cut off at the end, or a piece in the middle left out.
  (bytes, random) => bytes.slice(0, place(bytes, random)),
  (bytes, random) => {
    const [a, b] = [place(bytes, random), place(bytes, random)].sort((x, y) => x - y) as [number, number];
    return joined([bytes.subarray(0, a), bytes.subarray(Math.min(b, a + 200))]);
  },
  // A few bits or bytes turned, anywhere or near the beginning, where lengths stand.
  (bytes, random) => poked(bytes, random, 1 + random(8), bytes.length),
  (bytes, random) => poked(bytes, random, 1 + random(40), Math.min(4000, bytes.length)),
  (bytes, random) => poked(bytes, random, 1 + random(400), bytes.length),
  // A length that claims far too much.
  (bytes, random) => {
    const copy = bytes.slice();
    copy.fill(0xff, place(bytes, random), Math.min(bytes.length, place(bytes, random) + 9));
    return copy;
  },
  // A piece of another model, or the same piece many times.
  (bytes, random, other) => {
    const at = place(bytes, random);
    const from = place(other, random);
    return joined([bytes.subarray(0, at), other.subarray(from, from + random(3000)), bytes.subarray(at)]);
  },
  (bytes, random) => {
    const at = place(bytes, random);
    const piece = bytes.subarray(at, at + random(120));
    return joined([bytes, ...new Array<Uint8Array>(Math.floor(random(500))).fill(piece)]);
  },
  // Names swapped: the same letters elsewhere.
  (bytes, random) => {
    const copy = bytes.slice();
    const [from, to] = [place(bytes, random), place(bytes, random)];
    copy.copyWithin(to, from, from + random(40));
    return copy;
  },
  // No model at all.
  (_, random) => Uint8Array.from({ length: random(2000) }, () => random(256)),
];

/** Still a model, but another: nodes read other values, circles among them. */
function rewired({ bytes, names }: Base, random: Random): Uint8Array {
  const copy = bytes.slice();
  for (let time = 1 + random(30); time >= 1; time -= 1) {
    const to = names[Math.floor(random(names.length))];
    const alike = names.filter(({ length }) => length === to?.length);
    const from = alike[Math.floor(random(alike.length))];
    if (from && to) copy.copyWithin(to.place, from.place, from.place + from.length);
  }
  return copy;
}

/** Bytes turned inside nodes: operators, attributes, names. */
function mutated({ bytes, nodes }: Base, random: Random): Uint8Array {
  const copy = bytes.slice();
  for (let time = 1 + random(4); time >= 1; time -= 1) {
    const node = nodes[Math.floor(random(nodes.length))];
    if (node) copy[Math.floor(node.start + random(node.end - node.start))] = random(256);
  }
  return copy;
}

function damage(files: readonly Base[], random: Random): Uint8Array {
  const pick = () => files[Math.floor(random(files.length))] as Base;
  const base = pick();
  const kind = random(10);
  if (kind < 3) return rewired(base, random);
  if (kind < 5) return mutated(base, random);
  let { bytes } = base;
  for (let times = 1 + random(2); times >= 1; times -= 1) {
    const one = DAMAGES[Math.floor(random(DAMAGES.length))] as Damage;
    if (bytes.length > 0) bytes = one(bytes, random, pick().bytes);
  }
  return bytes;
}

function poked(bytes: Uint8Array, random: Random, times: number, below: number): Uint8Array {
  const copy = bytes.slice();
  for (let time = 0; time < times; time += 1) copy[Math.floor(random(below))] = random(256);
  return copy;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}

/** `--count` files, `--seed`; the exit code is 1 where something went wrong. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { count: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
  });
  const report = fuzz(Number(values.count), Number(values.seed));
  for (const fault of report.faults.slice(0, 20)) console.log(fault);
  const { faults, ...numbers } = report;
  console.log(JSON.stringify({ ...numbers, faults: faults.length }));
  return faults.length === 0 ? 0 : 1;
}
