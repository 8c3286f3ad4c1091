import { describe, expect, it } from 'vitest';
import { fuzz } from './fuzz.ts';
import { readCases } from './read-cases.ts';
import { runCase } from './run-case.ts';
import { readTables } from './table.ts';

/** One of each kind; `npm run conformance` runs all. */
const SELECTION = [
  'bert/torchscript',
  'bert/qdq',
  'deberta-v2/dynamo',
  'gpt2/opset-11',
  'llama/genai',
  'bart/torchscript',
  't5/torchscript',
  'whisper/optimum-merged',
  'clip/dynamo',
  'hand-written/sinks',
  'hand-written/attention-lengths',
  'hand-written/group-query-sinks',
  'hand-written/attention-23-causal',
];
const selected = readCases().filter(({ family, exportName }) =>
  SELECTION.includes(`${family}/${exportName}`),
);

describe('the conformance suite', () => {
  it('has the cases that are run here', () => {
    expect(selected.length).toBe(SELECTION.length);
  });

  it.each(selected)('finds, edits and runs $family/$exportName', async (one) => {
    expect((await runCase(one)).faults).toEqual([]);
  });

  it('has its table in docs/models.md as the last results say', () => {
    const { inPage, ofResults } = readTables();
    expect(inPage).toBe(ofResults);
  });
});

describe('damaged files', () => {
  it('give a plan or an error with a code, in time and within bounds', () => {
    const { files, planned, refused, faults } = fuzz(300, 7);
    expect(faults).toEqual([]);
    expect(planned + refused).toBe(files);
    // Neither all sound nor all broken: both ways are walked.
    expect(planned).toBeGreaterThan(30);
    expect(refused).toBeGreaterThan(30);
  });
});
