import { DEFAULT_BUDGET_BYTES } from '../core/memory.ts';
import type { SetSlice } from './set-slice.ts';

export interface MemorySlice {
  /** A run's attention may need as much as this, in bytes. */
  readonly budgetBytes: number;
  setBudget(budgetBytes: number): void;
}

export function createMemorySlice(set: SetSlice<MemorySlice>): MemorySlice {
  return {
    budgetBytes: DEFAULT_BUDGET_BYTES,
    setBudget: (budgetBytes) => set({ budgetBytes }),
  };
}
