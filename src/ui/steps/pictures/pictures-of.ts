import type { StepNumber, Story } from '../story.ts';
import { headsPictures } from './heads-pictures.ts';
import { matrixPictures } from './matrix-pictures.ts';
import { numberPictures } from './number-pictures.ts';
import type { Picture } from './picture.ts';
import { rowPictures } from './row-pictures.ts';

/** What a step shows at the story's level. */
export function picturesOf(step: StepNumber, story: Story): readonly Picture[] {
  switch (story.level) {
    case 'number':
      return numberPictures(step, story);
    case 'row':
      return rowPictures(step, story);
    case 'matrix':
      return matrixPictures(step, story);
    case 'heads':
      return headsPictures(step, story);
  }
}
