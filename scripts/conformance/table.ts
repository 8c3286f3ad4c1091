import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../ensure-installed.mjs';
import type { CaseResult } from './run-case.ts';

const page = join(root, 'docs/models.md');
const BEGIN = '<!-- conformance: written by `npm run conformance -- --table` -->';
const END = '<!-- /conformance -->';
const RESULTS = join(root, 'models/conformance/results.json');

type Row = Pick<CaseResult, 'family' | 'exportName' | 'way' | 'attentionOff'> & { readonly passed: boolean };

/** Writes the results file, and the table into docs/models.md between its marks. */
export function writeTable(results: readonly CaseResult[]): void {
  const rows = results.map(({ family, exportName, way, attentionOff, faults }) => ({
    family,
    exportName,
    way,
    attentionOff: Number(attentionOff.toPrecision(2)),
    passed: faults.length === 0,
  }));
  writeFileSync(RESULTS, `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]\n`);
  const text = readFileSync(page, 'utf8');
  const parts = splitPage(text);
  if (!parts) throw new Error(`docs/models.md lacks the marks ${BEGIN} and ${END}`);
  writeFileSync(page, `${parts.before}${BEGIN}\n${tableOf(rows)}\n${END}${parts.after}`);
}

/** The table as it stands in docs/models.md, and as the results file says; both should be the same. */
export function readTables(): { readonly inPage: string | undefined; readonly ofResults: string } {
  const rows: Row[] = JSON.parse(readFileSync(RESULTS, 'utf8'));
  return { inPage: splitPage(readFileSync(page, 'utf8'))?.table, ofResults: tableOf(rows) };
}

function splitPage(text: string) {
  const [before, rest] = text.split(`${BEGIN}`);
  const [table, after] = rest?.split(END) ?? [];
  if (before === undefined || table === undefined || after === undefined) return undefined;
  return { before, table: table.trim(), after };
}

/** Family × export: how the weights are had, and how far they are from PyTorch's at most. */
function tableOf(rows: readonly Row[]): string {
  const families = [...new Set(rows.map(({ family }) => family))];
  const lines = families.map((family) => {
    const cells = rows.filter((row) => row.family === family).map(cellOf);
    return `| ${family} | ${cells.join('; ')} |`;
  });
  return ['| family | exports: how attention is had |', '|---|---|', ...lines].join('\n');
}

function cellOf({ exportName, way, passed, attentionOff }: Row): string {
  return passed ? `${exportName}: ${way} (${attentionOff.toExponential(0)})` : `${exportName}: **not yet**`;
}
