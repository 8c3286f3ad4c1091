import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildModel, type ModelParts, matrix, node } from '../../../scripts/conformance/build-model.ts';
import { runOnce } from '../../../scripts/conformance/graph-session.ts';
import { MODEL_IDS, readModelFile, readModelJson } from '../../../scripts/shipped-models.ts';
import type { Manifest } from '../../core/manifest.ts';
import { editGraph } from '../edit/edit-graph.ts';
import { DTYPE } from '../graph/onnx-fields.ts';
import { bytesField } from '../wire/write.ts';
import { planAttention } from './plan-attention.ts';

const N = 5;
const D = 8;
const H = 2;

/** x [1, N, D] → q, k, v [1, H, N, d] by three linear layers. */
const heads = (perm = '0,2,1,3') => ({
  inputs: [{ name: 'x', dtype: DTYPE.float32, dims: [1, 'tokens', D] }],
  nodes: ['q', 'k', 'v'].flatMap((one) => [
    node('MatMul', `x w${one}`, `${one}_flat`),
    node('Reshape', `${one}_flat apart`, `${one}_apart`),
    node('Transpose', `${one}_apart`, one, { attributes: { perm: perm.split(',').map(Number) } }),
  ]),
  tensors: [
    ...['q', 'k', 'v'].map((one, at) => matrix(`w${one}`, D, D, at + 1)),
    { name: 'apart', dims: [4], int64s: [0, 0, H, D / H] },
    { name: 'scale', dims: [], floats: [0.5] },
  ],
});

const turnKeys = node('Transpose', 'k', 'kt', { attributes: { perm: [0, 1, 3, 2] } });

function model(nodes: ModelParts['nodes'], more: Partial<ModelParts> = {}): Uint8Array {
  const base = heads();
  return buildModel({
    outputs: ['y'],
    ...more,
    inputs: [...base.inputs, ...(more.inputs ?? [])],
    nodes: [...base.nodes, ...nodes],
    tensors: [...base.tensors, ...(more.tensors ?? [])],
  });
}

const feeds = {
  x: {
    dims: [1, N, D],
    type: 'float32' as const,
    data: Array.from({ length: N * D }, (_, at) => Math.cos(at * 1.3)),
  },
};

/** Weights of the plan's first attention, by running the edited graph; and that its own outputs stay. */
async function weightsOf(bytes: Uint8Array, provider: 'wasm' | 'webgpu' = 'wasm') {
  const plan = planAttention(bytes, { provider });
  const edited = await runOnce(editGraph(bytes, plan), feeds, (names) => names);
  const original = await runOnce(bytes, feeds, (names) => names);
  for (const [name, { data }] of original) {
    const off = data.map((value, at) => Math.abs(value - (edited.get(name)?.data[at] ?? Number.NaN)));
    expect(Math.max(...off), name).toBeLessThan(1e-5);
  }
  const [first] = plan.seen;
  const output = first && edited.get(first.output);
  if (!output) expect.fail('no weights');
  return { plan, first, ...output };
}

/** What `weightsOf` has to give for plain attention: softmax(q·kᵀ · scale). */
async function plainWeights(scale = 0.5): Promise<Float32Array> {
  const bytes = model(
    [
      turnKeys,
      node('MatMul', 'q kt', 's'),
      node('Mul', 's scale2', 'scaled'),
      node('Softmax', 'scaled', 'y'),
    ],
    { tensors: [{ name: 'scale2', dims: [], floats: [scale] }] },
  );
  return (await runOnce(bytes, feeds, (names) => names)).get('y')?.data ?? new Float32Array();
}

function expectClose(found: Float32Array, expected: Float32Array): void {
  expect(found.length).toBe(expected.length);
  for (const [at, value] of expected.entries()) expect(Math.abs((found[at] ?? 9) - value)).toBeLessThan(1e-6);
}

describe('a graph without attention', () => {
  it('gives an empty plan, and its bytes as they were', () => {
    const bytes = bytesField(7, []);
    const plan = planAttention(bytes);
    expect(plan).toMatchObject({ seen: [], missed: [], removed: [] });
    expect(editGraph(bytes, plan)).toBe(bytes);
  });

  it('is refused with a code where the bytes are no model', () => {
    for (const text of ['', '<html>', 'PK\u0003\u0004 zip']) {
      const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
      expect(() => planAttention(bytes)).toThrow(expect.objectContaining({ code: 'onnx.invalid' }));
    }
  });

  it('does not list the answer of a classifier', () => {
    const bytes = model([node('MatMul', 'x wq', 'logits'), node('Softmax', 'logits', 'y')]);
    expect(planAttention(bytes)).toMatchObject({ seen: [], missed: [] });
  });

  it('lists a softmax over products that mix nothing, with a sketch around it', () => {
    const bytes = model([turnKeys, node('MatMul', 'q kt', 's'), node('Softmax', 's', 'y')]);
    const { seen, missed } = planAttention(bytes);
    expect(seen).toEqual([]);
    expect(missed).toMatchObject([{ reason: 'no-attention', operator: 'Softmax' }]);
    expect(missed[0]?.sketch.nodes.map(({ operator }) => operator)).toEqual(
      expect.arrayContaining(['Softmax', 'MatMul', 'Transpose']),
    );
  });

  it('lists learned scores that mix values', () => {
    const bytes = model(
      [node('MatMul', 'v wd', 's'), node('Softmax', 's', 'p'), node('MatMul', 'p v', 'y')],
      {
        tensors: [matrix('wd', D / H, N)],
      },
    );
    expect(planAttention(bytes).missed).toMatchObject([{ reason: 'scores-unknown' }]);
  });
});

describe('attention in forms of all kinds', () => {
  const mix = node('MatMul', 'p v', 'y');
  it.each<[string, ModelParts['nodes']]>([
    [
      'scores that are scaled behind the product',
      [turnKeys, node('MatMul', 'q kt', 's'), node('Mul', 's scale', 't'), node('Softmax', 't', 'p'), mix],
    ],
    [
      'queries that are scaled before it',
      [turnKeys, node('Mul', 'q scale', 'qs'), node('MatMul', 'qs kt', 's'), node('Softmax', 's', 'p'), mix],
    ],
    [
      'an Einsum',
      [
        node('Einsum', 'q k', 's', { attributes: { equation: 'bhqd,bhkd->bhqk' } }),
        node('Mul', 's scale', 't'),
        node('Softmax', 't', 'p'),
        node('Einsum', 'p v', 'y', { attributes: { equation: 'bhqk,bhkd->bqhd' } }),
      ],
    ],
    [
      'a softmax in parts',
      [
        turnKeys,
        node('MatMul', 'q kt', 's'),
        node('Mul', 's scale', 't'),
        node('ReduceMax', 't', 'most', { attributes: { axes: [-1] } }),
        node('Sub', 't most', 'below'),
        node('Exp', 'below', 'e'),
        node('ReduceSum', 'e last', 'sum'),
        node('Div', 'e sum', 'p'),
        mix,
      ],
    ],
    [
      'keys before queries: the softmax runs over the last axis but one',
      [
        node('Transpose', 'q', 'qt', { attributes: { perm: [0, 1, 3, 2] } }),
        node('MatMul', 'k qt', 's'),
        node('Mul', 's scale', 't'),
        node('Softmax', 't', 'p', { attributes: { axis: -2 } }),
        node('Transpose', 'v', 'vt', { attributes: { perm: [0, 1, 3, 2] } }),
        node('MatMul', 'vt p', 'y'),
      ],
    ],
    [
      'casts, dropout and a guard for rows without a key between softmax and values',
      [
        turnKeys,
        node('MatMul', 'q kt', 's'),
        node('Mul', 's scale', 't'),
        node('Cast', 't', 'wide', { attributes: { to: DTYPE.float64 } }),
        node('Cast', 'wide', 'narrow', { attributes: { to: DTYPE.float32 } }),
        node('Softmax', 'narrow', 'w'),
        node('IsNaN', 'w', 'blind'),
        node('Where', 'blind zero w', 'guarded'),
        node('Identity', 'guarded', 'p'),
        mix,
      ],
    ],
    [
      'weights that are turned before they mix',
      [
        turnKeys,
        node('MatMul', 'q kt', 's'),
        node('Mul', 's scale', 't'),
        node('Softmax', 't', 'p'),
        node('Transpose', 'p', 'pt', { attributes: { perm: [0, 1, 3, 2] } }),
        node('Transpose', 'v', 'vt', { attributes: { perm: [0, 1, 3, 2] } }),
        node('MatMul', 'vt pt', 'y'),
      ],
    ],
    [
      'heads folded into the batch',
      [
        node('Reshape', 'q fold', 'qf'),
        node('Reshape', 'k fold', 'kf'),
        node('Reshape', 'v fold', 'vf'),
        node('Transpose', 'kf', 'kt', { attributes: { perm: [0, 2, 1] } }),
        node('MatMul', 'qf kt', 's'),
        node('Mul', 's scale', 't'),
        node('Softmax', 't', 'p'),
        node('MatMul', 'p vf', 'y'),
      ],
    ],
  ])('%s', async (_, nodes) => {
    const bytes = model(nodes, {
      tensors: [
        { name: 'zero', dims: [], floats: [0] },
        { name: 'last', dims: [1], int64s: [-1] },
        { name: 'fold', dims: [3], int64s: [H, -1, D / H] },
      ],
    });
    const { plan, first, data } = await weightsOf(bytes);
    expect(plan).toMatchObject({
      seen: [{ site: 'encoder', layer: 0, way: 'seen', causal: false, extraKeys: 0 }],
      missed: [],
    });
    expect(first.heads).toBe(H);
    expectClose(data, await plainWeights());
  });

  it('a sink: one more column, which is cut away before the values', async () => {
    const bytes = model(
      [
        turnKeys,
        node('MatMul', 'q kt', 's'),
        node('Mul', 's scale', 't'),
        node('Slice', 't zero one axis', 'column'),
        node('Add', 'column sinks', 'sink'),
        node('Concat', 't sink', 'wide', { attributes: { axis: -1 } }),
        node('Softmax', 'wide', 'w'),
        node('Slice', 'w zero minus axis', 'p'),
        mix,
      ],
      {
        tensors: [
          { name: 'sinks', dims: [1, H, 1, 1], floats: [0.3, -1] },
          { name: 'zero', dims: [1], int64s: [0] },
          { name: 'one', dims: [1], int64s: [1] },
          { name: 'minus', dims: [1], int64s: [-1] },
          { name: 'axis', dims: [1], int64s: [3] },
        ],
      },
    );
    const { first, dims } = await weightsOf(bytes);
    expect(first.extraKeys).toBe(1);
    expect(dims).toEqual([1, H, N, N + 1]);
  });

  it('queries before heads, several heads on one key: [B, Q, H, K] comes out as heads × queries × keys', async () => {
    const bytes = model(
      [
        node('Reshape', 'q_flat many', 'qm'),
        node('MatMul', 'x wk1', 'k1'),
        node('MatMul', 'x wv1', 'v1'),
        node('Transpose', 'k1', 'k1t', { attributes: { perm: [0, 2, 1] } }),
        node('MatMul', 'qm k1t', 's'),
        node('Shape', 'x', 'shape'),
        node('Gather', 'shape at', 'count'),
        node('Concat', 'batch count two count', 'seen', { attributes: { axis: 0 } }),
        node('Reshape', 's seen', 'apart4'),
        node('Softmax', 'apart4', 'w'),
        node('Concat', 'batch rest count', 'flat', { attributes: { axis: 0 } }),
        node('Reshape', 'w flat', 'p'),
        node('MatMul', 'p v1', 'y'),
      ],
      {
        tensors: [
          { name: 'many', dims: [3], int64s: [1, -1, D / H] },
          matrix('wk1', D, D / H, 5),
          matrix('wv1', D, D / H, 6),
          { name: 'at', dims: [1], int64s: [1] },
          { name: 'batch', dims: [1], int64s: [1] },
          { name: 'two', dims: [1], int64s: [H] },
          { name: 'rest', dims: [1], int64s: [-1] },
        ],
      },
    );
    const { first, dims } = await weightsOf(bytes);
    expect(first.heads).toBe(H);
    expect(dims).toEqual([1, H, N, N]);
  });
});

describe('attention inside one operator', () => {
  it('com.microsoft.MultiHeadAttention gives scores, and a Softmax stands behind them', async () => {
    const bytes = model([
      node('MultiHeadAttention', 'q_flat k_flat v_flat', 'y', {
        domain: 'com.microsoft',
        attributes: { num_heads: H, scale: { float: 0.5 } },
      }),
    ]);
    const { plan, data } = await weightsOf(bytes);
    expect(plan.seen).toMatchObject([{ way: 'operator', operator: 'MultiHeadAttention', heads: H }]);
    expectClose(data, await plainWeights());
  });

  it.each([
    ['lengths', [3], [1]],
    ['an end and a beginning', [4, 1], [2]],
    ['keys', [1, 0, 1, 1, 0], [1, N]],
  ])('com.microsoft.Attention with a mask of %s is taken apart', async (_, mask, dims) => {
    for (const unidirectional of [0, 1]) {
      const attributes = { num_heads: H, unidirectional };
      const bytes = model(
        [
          node('Cast', 'mask', 'mask32', { attributes: { to: DTYPE.int32 } }),
          node('Attention', 'x wqkv bias mask32', 'y', { domain: 'com.microsoft', attributes }),
        ],
        {
          tensors: [
            matrix('wqkv', D, 3 * D, 4),
            { name: 'bias', dims: [3 * D], floats: new Array(3 * D).fill(0.1) },
            { name: 'mask', dims, int64s: mask },
          ],
        },
      );
      const { plan, data } = await weightsOf(bytes);
      expect(plan).toMatchObject({ seen: [{ way: 'decomposed', causal: unidirectional === 1 }], missed: [] });
      // Key 4 is hidden in all three masks, and key 1 from query 0 where later keys are.
      expect(data[4]).toBeLessThan(1e-6);
      if (unidirectional) expect(data[1]).toBeLessThan(1e-6);
    }
  });

  it('com.microsoft.QAttention, its quantised form, is taken apart', async () => {
    const weights = Array.from({ length: 3 * D * D }, (_, at) => (at * 37) % 256);
    const bytes = model(
      [
        node('DynamicQuantizeLinear', 'x', 'xq xs xz'),
        node('Cast', 'w64', 'w8', { attributes: { to: DTYPE.uint8 } }),
        node('Cast', 'z64', 'z8', { attributes: { to: DTYPE.uint8 } }),
        node('QAttention', 'xq w8 bias xs ws - xz z8', 'y', {
          domain: 'com.microsoft',
          attributes: { num_heads: H, unidirectional: 1 },
        }),
      ],
      {
        tensors: [
          { name: 'w64', dims: [D, 3 * D], int64s: weights },
          { name: 'z64', dims: [], int64s: [128] },
          { name: 'ws', dims: [], floats: [0.004] },
          { name: 'bias', dims: [3 * D], floats: new Array(3 * D).fill(0.1) },
        ],
      },
    );
    const { first } = await weightsOf(bytes);
    expect(first).toMatchObject({ way: 'decomposed', operator: 'QAttention', site: 'decoder', heads: H });
  });

  it('com.microsoft.GroupQueryAttention gives the same weights beside it, for WebGPU, as it gives itself', async () => {
    const bytes = model(
      [
        node('MatMul', 'x wq1', 'q_wide'),
        node('MatMul', 'x wk1', 'k1'),
        node('MatMul', 'x wv1', 'v1'),
        node('Shape', 'x', 'shape'),
        node('Gather', 'shape at', 'count'),
        node('Cast', 'count', 'total', { attributes: { to: DTYPE.int32 } }),
        node('Sub', 'total one', 'lengths'),
        node('GroupQueryAttention', 'q_wide k1 v1 - - lengths total cos sin', 'y present_k present_v', {
          domain: 'com.microsoft',
          attributes: { num_heads: H, kv_num_heads: 1, do_rotary: 1, local_window_size: 3 },
        }),
        node('Cast', 'one64', 'one', { attributes: { to: DTYPE.int32 } }),
      ],
      {
        tensors: [
          matrix('wq1', D, 2 * 16, 4),
          matrix('wk1', D, 16, 5),
          matrix('wv1', D, 16, 6),
          matrix('cos', 16, 8, 2),
          matrix('sin', 16, 8, 3),
          { name: 'at', dims: [1], int64s: [1] },
          { name: 'one64', dims: [1], int64s: [1] },
        ],
      },
    );
    const [own, beside] = [await weightsOf(bytes), await weightsOf(bytes, 'webgpu')];
    expect([own.first.way, beside.first.way]).toEqual(['operator', 'decomposed']);
    expect(own.first).toMatchObject({ heads: H, keyValueHeads: 1, causal: true });
    expectClose(beside.data, own.data);
  });

  it('operators that no provider of a browser runs are listed', () => {
    const bytes = model([
      node('PackedMultiHeadAttention', 'q_flat k_flat v_flat', 'y', {
        domain: 'com.microsoft',
        attributes: { num_heads: H },
      }),
    ]);
    expect(planAttention(bytes).missed).toMatchObject([
      { reason: 'operator-unknown', operator: 'PackedMultiHeadAttention' },
    ]);
  });
});

describe('the shipped models', () => {
  it.each(MODEL_IDS)('have the sites and layers of their manifest: %s', (modelId) => {
    const manifest = readModelJson(modelId, 'manifest.json') as Manifest;
    const { seen, missed } = planAttention(readModelFile(modelId, 'model.onnx'));
    expect(missed).toEqual([]);
    const found = manifest.sites.map(({ site }) => {
      const here = seen.filter((one) => one.site === site);
      return {
        site,
        layers: here.map(({ layer }) => layer),
        heads: [...new Set(here.map(({ heads }) => heads))],
      };
    });
    expect(found).toEqual(
      manifest.sites.map(({ site, layers, heads: count }) => ({
        site,
        layers: Array.from({ length: layers }, (_, layer) => layer),
        heads: [count],
      })),
    );
  });
});

describe('large graphs', () => {
  const long = (count: number) =>
    model([
      ...Array.from({ length: count }, (_, at) => node('Add', at === 0 ? 'x x' : `a${at - 1} x`, `a${at}`)),
      ...Array.from({ length: count / 10 }, (_, at) => node('Softmax', `a${count - 1 - at}`, `p${at}`)),
      ...Array.from({ length: count / 10 }, (_, at) => node('MatMul', `p${at} a${at}`, `y${at}`)),
    ]);

  it('are planned in time that grows with their nodes', () => {
    const bytes = long(20_000);
    const began = process.cpuUsage();
    planAttention(bytes);
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1000).toBeLessThan(4000);
  });

  it('whose nodes stand in any order give the same plan', () => {
    const { nodes, inputs, tensors } = heads();
    const all = [
      ...nodes,
      turnKeys,
      node('MatMul', 'q kt', 's'),
      node('Softmax', 's', 'p'),
      node('MatMul', 'p v', 'y'),
    ];
    const plain = planAttention(buildModel({ nodes: all, inputs, tensors, outputs: ['y'] }));
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        const { seen } = planAttention(buildModel({ nodes: shuffled, inputs, tensors, outputs: ['y'] }));
        expect(seen.map(({ doors: _, ...rest }) => rest)).toEqual(
          plain.seen.map(({ doors: _, ...rest }) => rest),
        );
      }),
      { numRuns: 30 },
    );
  });
});
