import { findTensor, getMatrix } from '../../core/attention.ts';
import { allHeads, headKey, headName, sameHead } from '../../core/head.ts';
import { type AttentionRun, type RunPicture, runSites } from '../../core/run.ts';
import { t } from '../../i18n/translate.ts';
import { useApp } from '../stores.tsx';
import { PatchMap } from './patch-map.tsx';
import { patchWeights } from './use-patch-weights.ts';

const SIZE = 64;

/** The row of one query in every head, layer by layer: small pictures to choose from. */
export function AllHeads({
  run,
  picture,
  query,
}: {
  readonly run: AttentionRun;
  readonly picture: RunPicture;
  readonly query: number;
}) {
  const focus = useApp((state) => state.focus);
  const chooseHead = useApp((state) => state.chooseHead);
  return (
    <div className="patch-heads">
      <h3>{t('pictures.allHeads')}</h3>
      {runSites(run).map((shape) =>
        Array.from({ length: shape.layers }, (_, layer) => (
          <ul key={`${shape.site}.${layer}`} aria-label={t('grid.layer', { layer })}>
            {allHeads([shape])
              .filter((head) => head.layer === layer)
              .map((head) => {
                const tensor = findTensor(run.attentions, head);
                return (
                  tensor && (
                    <li key={headKey(head)}>
                      <button
                        type="button"
                        aria-pressed={sameHead(head, focus)}
                        title={headName(head)}
                        onClick={() => chooseHead(head)}
                      >
                        <PatchMap
                          picture={picture}
                          weights={patchWeights(getMatrix(tensor, head.head), query, picture)}
                          query={query >= picture.firstToken ? query - picture.firstToken : undefined}
                          size={SIZE}
                          opacity={0.85}
                        />
                        <span>{headName(head)}</span>
                      </button>
                    </li>
                  )
                );
              })}
          </ul>
        )),
      )}
    </div>
  );
}
