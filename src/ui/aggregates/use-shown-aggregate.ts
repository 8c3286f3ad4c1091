import { useMemo } from 'react';
import { type AttentionMatrix, findTensor, getMatrix } from '../../core/attention.ts';
import { headName, type Site } from '../../core/head.ts';
import { type AttentionRun, runSites } from '../../core/run.ts';
import { t } from '../../i18n/translate.ts';
import { goesAcross } from '../../state/aggregates/aggregate-plan.ts';
import type { AggregateName, AggregateWish } from '../../state/aggregates/aggregates-slice.ts';
import { type ShownHead, shownMatrix } from '../../state/shown-head.ts';
import type { ViewSlice } from '../../state/view-slice.ts';
import { useApp } from '../stores.tsx';

/** An aggregate as it is in the picture: with its values, and with what is painted of them. */
export interface ShownAggregate {
  readonly run: AttentionRun;
  readonly name: AggregateName;
  readonly site: Site;
  /** What it was made of, in words. */
  readonly scope: string;
  readonly shown: ShownHead;
  /** Values as shares of `end`. */
  readonly painted: ShownHead;
  /** The value with the last colour. */
  readonly end: number;
  /** Words and left-out keys are not applied to it. */
  readonly plain: boolean;
  readonly across: boolean;
}

const PLAIN = { units: 'pieces', leftOut: 'nothing' } as const;

/** The chosen aggregate, as far as it was computed; undefined before. */
export function useShownAggregate(): ShownAggregate | undefined {
  const chosen = useApp((state) => state.aggregate);
  const aggregated = useApp((state) => state.aggregated);
  const norms = useApp((state) => state.norms);
  const focus = useApp((state) => state.focus);
  const units = useApp((state) => state.units);
  const leftOut = useApp((state) => state.leftOut);
  return useMemo(() => {
    const as = { units, leftOut };
    if (chosen !== 'norms') return aggregated && shareAggregate(aggregated.of, aggregated.matrix, as);
    const tensor = norms && findTensor(norms.norms.weighted, focus);
    if (!tensor || focus.head >= tensor.heads) return undefined;
    const shown = shownMatrix(norms.run, focus.site, getMatrix(tensor, focus.head), PLAIN);
    const end = tensor.data.reduce((most, value) => Math.max(most, value), 0) || 1;
    return {
      run: norms.run,
      name: chosen,
      site: focus.site,
      scope: t('aggregates.scope.head', { site: t(`site.${focus.site}`), head: headName(focus) }),
      shown,
      painted: { ...shown, matrix: shareOf(shown.matrix, end) },
      end,
      plain: as.units !== PLAIN.units || as.leftOut !== PLAIN.leftOut,
      across: false,
    };
  }, [chosen, aggregated, norms, focus, units, leftOut]);
}

function shareAggregate(
  of: AggregateWish,
  matrix: AttentionMatrix,
  as: Pick<ViewSlice, 'units' | 'leftOut'>,
): ShownAggregate {
  const across = goesAcross(of.name, of.site);
  // Sums over pieces and rows without keys keep their meaning only where rows sum to 1.
  const fits = of.name === 'mean' || (of.name === 'rollout' && !across);
  const shown = shownMatrix(of.run, of.site, matrix, fits ? as : PLAIN);
  const isPlain = as.units === PLAIN.units && as.leftOut === PLAIN.leftOut;
  return {
    run: of.run,
    name: of.name,
    site: of.site,
    scope: scopeOf(of, across),
    shown,
    painted: shown,
    end: 1,
    plain: !fits && !isPlain,
    across,
  };
}

function scopeOf({ run, site, first, last }: AggregateWish, across: boolean): string {
  if (across) return t('aggregates.scope.across', { last });
  const heads = runSites(run).find((one) => one.site === site)?.heads ?? 0;
  return t(first === last ? 'aggregates.scope.layer' : 'aggregates.scope', {
    site: t(`site.${site}`),
    first,
    last,
    heads: heads * (last - first + 1),
  });
}

function shareOf({ queries, keys, data }: AttentionMatrix, end: number): AttentionMatrix {
  return { queries, keys, data: data.map((value) => value / end) };
}
