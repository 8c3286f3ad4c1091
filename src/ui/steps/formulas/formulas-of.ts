import type { StepNumber, Story } from '../story.ts';
import { headsFormulas } from './heads-formulas.ts';
import { matrixFormulas } from './matrix-formulas.ts';
import { numberFormulas } from './number-formulas.ts';
import { rowFormulas } from './row-formulas.ts';

/** The lines of a step's formula, with the numbers of the cell put in where there is one of them. */
export function formulasOf(step: StepNumber, story: Story): readonly string[] {
  switch (story.level) {
    case 'number':
      return numberFormulas(step, story);
    case 'row':
      return rowFormulas(step, story);
    case 'matrix':
      return matrixFormulas(step, story);
    case 'heads':
      return headsFormulas(step, story);
  }
}
