import type { HeadLabel } from '../../core/head-label.ts';
import { t } from '../../i18n/translate.ts';
import { formatMeasure, formatOffset } from './format-measure.ts';

/** The name of a head as readers see it: `induction`, `positional (−2)`. */
export function labelName({ name, offset, relation }: HeadLabel): string {
  if (name === 'positional' && offset !== undefined) {
    return t('label.positional.at', { offset: formatOffset(offset) });
  }
  if (name === 'syntactic' && relation) {
    const [dependency = '', direction] = relation.split('>');
    const key = direction === 'head' ? 'label.syntactic.head' : 'label.syntactic.dependent';
    return t(key, { relation: dependency });
  }
  return t(`label.${name}`);
}

/** The score and the better of what a head without knowledge would score. */
export function labelScore({ name, mean, uniform, best, diagonal = Number.NaN }: HeadLabel): string {
  const known = [uniform, best?.score ?? Number.NaN, diagonal].filter((score) => !Number.isNaN(score));
  // Equal weights have the largest entropy by definition: nothing to be better than.
  if (name === 'broad' || name === 'positional' || known.length === 0) return formatMeasure(mean);
  const baseline = name === 'alignment' ? Math.min(...known) : Math.max(...known);
  return t('label.short', { mean: formatMeasure(mean), baseline: formatMeasure(baseline) });
}

/** Why a head has its name, with the numbers. */
export function labelReason(label: HeadLabel): string {
  const { name, best, offset, diagonal = Number.NaN, count } = label;
  const values = {
    mean: formatMeasure(label.mean),
    lower: formatMeasure(label.lower),
    upper: formatMeasure(label.upper),
    uniform: formatMeasure(label.uniform),
    best: formatMeasure(best?.score ?? Number.NaN),
    offset: formatOffset(best?.offset ?? offset ?? 0),
    diagonal: formatMeasure(diagonal),
    count,
  };
  switch (name) {
    case 'induction':
    case 'duplicate':
      return t('label.reason.copies', values);
    case 'positional':
    case 'alignment':
    case 'syntactic':
    case 'broad':
      return t(`label.reason.${name}`, values);
    default:
      return t('label.reason.weight', values);
  }
}
