import type { HeadInspection } from '../../core/inspection.ts';
import type { AttentionRun } from '../../core/run.ts';
import type { Token } from '../../core/token.ts';
import type { StepsLevel } from '../../state/inspect-slice.ts';
import type { StepsCell } from '../../state/steps-cell.ts';

export const STEPS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
export type StepNumber = (typeof STEPS)[number];

/** What is told: one head of a run, followed for one cell at one level. */
export interface Story {
  readonly run: AttentionRun;
  readonly inspection: HeadInspection;
  readonly cell: StepsCell;
  readonly level: StepsLevel;
  /** All heads of the layer, as far as they have come; empty at the other levels. */
  readonly layer: readonly HeadInspection[];
  /** How many heads the layer has. */
  readonly heads: number;
}

/** A token as it is named in sentences and beside rows. */
export function tokenName(token: Token | undefined): string {
  return token?.text.trim() || '␣';
}

/** Place in the row-major [Q, K] arrays. */
export function cellAt({ inspection, cell }: Pick<Story, 'inspection' | 'cell'>): number {
  return cell.query * inspection.keys + cell.key;
}
