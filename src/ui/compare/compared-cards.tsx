import { t } from '../../i18n/translate.ts';
import type { ComparedRuns } from '../../state/compare/compare-slice.ts';
import { MapsCard } from './maps-card.tsx';
import { OutputCard } from './output-card.tsx';
import { RankedCard } from './ranked-card.tsx';
import { StrongestCard } from './strongest-card.tsx';
import type { ComparedPair } from './use-compared-pair.ts';
import { useComparedPair } from './use-compared-pair.ts';
import { useLinkedHover } from './use-linked-hover.ts';
import './compare-lists.css';

/** What differs between two runs: the maps, the answer, the heads, the cells. */
export function ComparedCards({ runs }: { runs: ComparedRuns }) {
  const compared = useComparedPair(runs);
  if (!compared) return <p className="card soft">{t('compare.why.no-head')}</p>;
  return <Cards compared={compared} />;
}

function Cards({ compared }: { compared: ComparedPair }) {
  const linked = useLinkedHover(compared);
  const { kind, output } = compared.runs;
  return (
    <>
      <MapsCard compared={compared} linked={linked} />
      {(kind === 'weights' || kind === 'intervention') && <OutputCard output={output} />}
      <div className="compare-lists">
        <RankedCard compared={compared} />
        <StrongestCard compared={compared} linked={linked} />
      </div>
    </>
  );
}
