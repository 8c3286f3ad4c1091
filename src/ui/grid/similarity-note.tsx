import { t } from '../../i18n/translate.ts';
import { ALIKE_DIVERGENCE } from '../../state/effects/similarity-effect.ts';
import type { SiteClusters } from '../../state/grid/grid-slice.ts';
import { useApp } from '../stores.tsx';

/** What “alike” means, and what was compared, while heads are grouped by it. */
export function SimilarityNote() {
  const isOn = useApp((state) => state.gridOrder.group === 'similarity');
  const clusters = useApp((state) => state.headClusters);
  const runId = useApp((state) => state.run?.id);
  if (!isOn) return null;
  if (!clusters || clusters.runId !== runId) {
    return (
      <p className="soft grid-note" role="status">
        {t('grid.similarity.computing')}
      </p>
    );
  }
  const sampled = Object.values(clusters.sites).find(isSampled);
  const compared = sampled ? t('grid.similarity.sampled', sizesOf(sampled)) : t('grid.similarity.exact');
  return (
    <p className="soft grid-note" role="status">
      {t('grid.similarity', { most: ALIKE_DIVERGENCE.toFixed(2) })} {compared}
    </p>
  );
}

function sizesOf({ rows, ofRows, keys, ofKeys }: SiteClusters) {
  return { rows, ofRows, keys, ofKeys };
}

function isSampled({ rows, ofRows, keys, ofKeys }: SiteClusters): boolean {
  return rows < ofRows || keys < ofKeys;
}
