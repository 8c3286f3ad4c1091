import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../ensure-installed.mjs';
import { readSafetensors } from '../golden/read-golden.ts';

export interface CaseInput {
  readonly dims: readonly number[];
  readonly type: 'float32' | 'float16' | 'int64' | 'int32' | 'bool';
  readonly data: readonly number[];
}

export interface CaseExport {
  /** How far attention may be from the expected tensors. */
  readonly attentionTolerance: number;
  readonly notMade?: string;
  readonly inputs?: Readonly<Record<string, CaseInput>>;
  readonly tensors?: readonly string[];
  readonly expected?: string;
}

interface Family {
  readonly kind: string;
  readonly inputs: Readonly<Record<string, CaseInput>>;
  readonly tensors: Readonly<Record<string, readonly number[]>>;
  readonly exports: Readonly<Record<string, CaseExport>>;
}

/** One file of the suite and what has to come out of it. */
export interface ConformanceCase {
  readonly family: string;
  readonly kind: string;
  readonly exportName: string;
  readonly file: string;
  readonly inputs: Readonly<Record<string, CaseInput>>;
  /** `{site}.{layer}` of every attention that the file has. */
  readonly tensors: readonly string[];
  readonly expectedFile: string;
  readonly tolerance: number;
}

const folder = join(root, 'models/conformance/cases');

/** All cases that were made, family by family (models/conformance/README.md). */
export function readCases(families: readonly string[] = []): ConformanceCase[] {
  const all: Record<string, Family> = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8'));
  return Object.entries(all)
    .filter(([family]) => families.length === 0 || families.includes(family))
    .flatMap(([family, { kind, inputs, tensors, exports }]) =>
      Object.entries(exports)
        .filter(([, { notMade }]) => notMade === undefined)
        .map(
          ([exportName, one]): ConformanceCase => ({
            family,
            kind,
            exportName,
            file: join(folder, family, `${exportName}.onnx`),
            inputs: one.inputs ?? inputs,
            tensors: (one.tensors ?? Object.keys(tensors)).filter((name) =>
              /^(encoder|decoder|cross)\.\d+$/.test(name),
            ),
            expectedFile: join(folder, family, one.expected ?? 'expected.safetensors'),
            tolerance: one.attentionTolerance,
          }),
        ),
    );
}

export function readExpected({ expectedFile }: Pick<ConformanceCase, 'expectedFile'>) {
  return readSafetensors(readFileSync(expectedFile));
}
