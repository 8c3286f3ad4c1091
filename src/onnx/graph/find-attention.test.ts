import { describe, expect, it } from 'vitest';
import { MODEL_IDS, readModelFile, readModelJson } from '../../../scripts/shipped-models.ts';
import type { Manifest } from '../../core/manifest.ts';
import { bytesField } from '../wire/write.ts';
import { findAttention } from './find-attention.ts';
import { findLinearFrom, readLinear } from './linear.ts';
import { linkGraph } from './links.ts';
import { readGraph } from './read-graph.ts';
import { findConstant } from './read-tensor.ts';

const linksOf = (modelId: string) => linkGraph(readGraph(readModelFile(modelId, 'model.onnx')));

describe('readGraph', () => {
  it('refuses a file without a graph', () => {
    expect(() => readGraph(new Uint8Array())).toThrow('no graph');
    expect(() => readGraph(Uint8Array.from('<html>', (letter) => letter.charCodeAt(0)))).toThrow(
      'onnx.invalid',
    );
  });

  it('takes an empty graph for what it is', () => {
    const graph = readGraph(bytesField(7, []));
    expect(graph).toMatchObject({ nodes: [], inputs: [], outputs: [] });
    expect(findAttention(linkGraph(graph))).toEqual([]);
  });
});

describe.each(MODEL_IDS)('the graph of %s', (modelId) => {
  const manifest = readModelJson(modelId, 'manifest.json') as Manifest;
  const links = linksOf(modelId);
  const blocks = findAttention(links);

  it('has the sites and layers of the manifest, in order', () => {
    const found = manifest.sites.map(({ site }) => ({
      site,
      layers: blocks.filter((block) => block.site === site).map(({ layer }) => layer),
    }));
    expect(found).toEqual(
      manifest.sites.map(({ site, layers }) => ({
        site,
        layers: Array.from({ length: layers }, (_, layer) => layer),
      })),
    );
    expect(blocks).toHaveLength(manifest.sites.reduce((sum, { layers }) => sum + layers, 0));
  });

  it('has output weights of every layer, found through all their parts, [D, D]', () => {
    for (const { outputProjection } of blocks) {
      expect(readLinear(links, outputProjection).dims).toEqual([manifest.width, manifest.width]);
    }
  });

  it('has queries and keys that are projected from what the norm gives', () => {
    for (const { site, queryProjection, keyProjection } of blocks) {
      expect(links.producerOf(queryProjection.input)?.op).toBe('LayerNormalization');
      expect(links.producerOf(keyProjection.input)?.op).toBe('LayerNormalization');
      expect(queryProjection.input === keyProjection.input).toBe(site !== 'cross');
    }
  });
});

describe('a linear layer in parts', () => {
  const links = linksOf('translate-en-fr');

  it('has its weights in the order of the rows of the stored matrix', () => {
    const [block] = findAttention(links);
    const stored = findConstant(links, 'encoder.0.attention.output.weight');
    expect(block && readLinear(links, block.outputProjection)).toEqual(stored);
  });

  it('ends with its bias and before the residual', () => {
    const [block] = findAttention(links);
    const output = block?.outputProjection.output ?? '';
    expect(links.producerOf(output)?.inputs).toContain('encoder.0.attention.output.bias.float32');
    expect(links.consumersOf(output).map(({ op }) => op)).toEqual(['Add']);
    expect(block?.residual).toBe(links.producerOf(links.consumersOf(output)[0]?.outputs[0] ?? '')?.inputs[0]);
  });

  it('is not seen where nothing linear follows', () => {
    expect(findLinearFrom(links, 'logits')).toBeUndefined();
    expect(findLinearFrom(links, 'no such value')).toBeUndefined();
  });
});
