import { aggregates } from './en/aggregates.ts';
import { arcs } from './en/arcs.ts';
import { compare } from './en/compare.ts';
import { errors } from './en/errors.ts';
import { gridTools } from './en/grid-tools.ts';
import { guest } from './en/guest.ts';
import { guestRun } from './en/guest-run.ts';
import { heads } from './en/heads.ts';
import { heatmap } from './en/heatmap.ts';
import { measures } from './en/measures.ts';
import { models } from './en/models.ts';
import { page } from './en/page.ts';
import { pictures } from './en/pictures.ts';
import { steps } from './en/steps.ts';
import { tasks } from './en/tasks.ts';
import { views } from './en/views.ts';

/** Every sentence of the page, in English, one file a part of it. `{{name}}` is filled in; the keys are the type of `t`. */
export const en = {
  ...aggregates,
  ...arcs,
  ...compare,
  ...errors,
  ...gridTools,
  ...guest,
  ...guestRun,
  ...heads,
  ...heatmap,
  ...measures,
  ...models,
  ...page,
  ...pictures,
  ...steps,
  ...tasks,
  ...views,
} as const;

export type TextKey = keyof typeof en;
