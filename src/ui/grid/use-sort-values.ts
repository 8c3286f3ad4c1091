import { useEffect } from 'react';
import type { TextMeasure } from '../../core/measure.ts';
import { t } from '../../i18n/translate.ts';
import { type HeadValues, headValues } from '../../state/grid/head-values.ts';
import { useApp } from '../stores.tsx';
import { useMeasured } from './use-grid-sites.ts';

/** What heads are sorted by, else what they are filtered by: its name and every head's score, as far as they are known. */
export function useSortValues(): { readonly name: string; readonly values: HeadValues | undefined } {
  const { sort, filter } = useApp((state) => state.gridOrder);
  const measured = useMeasured();
  const measure = sort !== 'model' ? sort : filter?.kind === 'least' ? filter.measure : undefined;
  useWantedMeasures('grid-order', measure !== undefined);
  if (!measure) return { name: '', values: undefined };
  return { name: measureTitle(measure), values: headValues(measured, measure) };
}

/** Has the reader's text measured as long as somebody needs it. */
export function useWantedMeasures(who: string, wants: boolean): void {
  const wantMeasures = useApp((state) => state.wantMeasures);
  useEffect(() => {
    if (!wants) return;
    wantMeasures(who, true);
    return () => wantMeasures(who, false);
  }, [wantMeasures, who, wants]);
}

export function measureTitle(measure: TextMeasure): string {
  return t(`measure.${measure}`);
}
