import { t } from '../../i18n/translate.ts';
import { MOST_FLOW_TOKENS } from '../../math/aggregates/attention-flow.ts';
import type { AggregateName } from '../../state/aggregates/aggregates-slice.ts';

interface AggregateFactsProps {
  readonly name: AggregateName;
  /** A rollout through encoder, decoder and cross-attention. */
  readonly across: boolean;
  /** Tokens see only what stands before them. */
  readonly causal: boolean;
}

/** How an aggregate is made, where it is from, and what it does not prove. */
export function AggregateFacts({ name, across, causal }: AggregateFactsProps) {
  const rolled = name === 'rollout' && across;
  const gathers = causal && (name === 'rollout' || name === 'flow');
  return (
    <dl className="aggregate-facts">
      <dt>{t('aggregates.facts.how')}</dt>
      <dd>{t(rolled ? 'aggregates.how.rollout.across' : `aggregates.how.${name}`)}</dd>
      <dt>{t('aggregates.facts.limits')}</dt>
      <dd>
        {t(`aggregates.limits.${name}`)}
        {gathers && ` ${t('aggregates.limits.causal')}`}
      </dd>
      <dt>{t('aggregates.facts.source')}</dt>
      <dd>
        {t(rolled ? 'aggregates.source.rollout.across' : `aggregates.source.${name}`, {
          most: MOST_FLOW_TOKENS,
        })}
      </dd>
    </dl>
  );
}
