import { useId, useState } from 'react';
import { type HeadRef, headName } from '../../core/head.ts';
import type { AttentionRun, RunPicture } from '../../core/run.ts';
import { t } from '../../i18n/translate.ts';
import { litCell, NO_HOVER } from '../../state/hover-store.ts';
import { endHover } from '../hover-handlers.ts';
import { useApp, useHover, useStores } from '../stores.tsx';
import { formatPercent } from '../tasks/format-percent.ts';
import { AllHeads } from './all-heads.tsx';
import { PatchMap } from './patch-map.tsx';
import { PATCH_SOURCES, type PatchSource, patchWeights, usePatchMatrix } from './use-patch-weights.ts';
import './patches-card.css';

const SIZE = 288;
const NAMED = 3;

/** Attention over a picture: the row of one query, as weights on the patches. */
export function PatchesCard({ run, picture }: { readonly run: AttentionRun; readonly picture: RunPicture }) {
  const { app, hover } = useStores();
  const focus = useApp((state) => state.focus);
  const held = useApp((state) => state.cell?.query) ?? 0;
  const hovered = useHover((state) => litCell(state, focus.site).query);
  const [source, setSource] = useState<PatchSource>('head');
  const [opacity, setOpacity] = useState(0.75);
  const opacityId = useId();
  const query = hovered ?? held;
  const matrix = usePatchMatrix(run, focus, source);
  if (!matrix) return null;
  const { columns, firstToken } = picture;
  const weights = patchWeights(matrix, query, picture);
  const onCls = matrix.data[query * matrix.keys] ?? 0;
  const name = sourceName(source, focus);
  const best = strongest(weights, columns);
  const choose = (token: number) => app.getState().setView({ cell: { query: token, key: token } });
  const isPatch = query >= firstToken;
  const queryName = isPatch ? patchName(query - firstToken, columns) : t('pictures.cls');
  return (
    <section className="card patches-card" aria-label={t('pictures.title')}>
      <div className="card-head">
        <h2>{t('pictures.title')}</h2>
        <p className="soft">{t('pictures.says')}</p>
      </div>
      <div className="patches-body">
        <div role="img" aria-label={t('pictures.label', { query: queryName, name, best })}>
          <PatchMap
            picture={picture}
            weights={weights}
            query={isPatch ? query - firstToken : undefined}
            size={SIZE}
            opacity={opacity}
            onHover={(patch, event) => {
              if (patch === undefined) endHover(hover, event);
              else hover.setState({ kind: 'token', sequence: 'source', index: patch + firstToken }, true);
            }}
            onChoose={(patch) => choose(patch + firstToken)}
          />
        </div>
        <div className="patches-side">
          <QueryChooser picture={picture} query={held} onChoose={choose} />
          <div className="segmented" role="group" aria-label={t('pictures.of')}>
            {PATCH_SOURCES.map((one) => (
              <button key={one} type="button" aria-pressed={one === source} onClick={() => setSource(one)}>
                {sourceName(one, focus)}
              </button>
            ))}
          </div>
          {source !== 'head' && (
            <p className="soft">
              {t(source === 'mean' ? 'pictures.meanSays' : 'pictures.rolloutSays', { layer: focus.layer })}
            </p>
          )}
          <p data-testid="patch-readout">
            <strong>{queryName}</strong>. {t('pictures.strongest', { patches: best })}.{' '}
            {t('pictures.onCls', { percent: formatPercent(onCls) })}
          </p>
          <label htmlFor={opacityId}>{t('pictures.opacity')}</label>
          <input
            id={opacityId}
            type="range"
            min={0}
            max={1}
            step={0.05}
            value={opacity}
            onChange={(event) => setOpacity(event.target.valueAsNumber)}
            onBlur={() => hover.setState(NO_HOVER, true)}
          />
        </div>
        <AllHeads run={run} picture={picture} query={query} />
      </div>
    </section>
  );
}

function QueryChooser({
  picture: { columns, rows, firstToken },
  query,
  onChoose,
}: {
  readonly picture: RunPicture;
  readonly query: number;
  readonly onChoose: (token: number) => void;
}) {
  const id = useId();
  return (
    <p className="patches-query">
      <label htmlFor={id}>{t('pictures.query')}</label>
      <select id={id} value={query} onChange={(event) => onChoose(Number(event.target.value))}>
        {Array.from({ length: columns * rows + firstToken }, (_, token) => (
          <option key={token} value={token}>
            {token < firstToken ? t('pictures.cls') : patchName(token - firstToken, columns)}
          </option>
        ))}
      </select>
    </p>
  );
}

function sourceName(source: PatchSource, focus: HeadRef): string {
  return source === 'head'
    ? `${t('pictures.head')} (${headName(focus)})`
    : t(`pictures.${source}`, { layer: focus.layer });
}

function patchName(patch: number, columns: number): string {
  return t('pictures.patch', { row: Math.floor(patch / columns), column: patch % columns });
}

/** The strongest patches with their weights, in words. */
function strongest(weights: Float32Array, columns: number): string {
  return [...weights]
    .map((weight, patch) => ({ weight, patch }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, NAMED)
    .map(({ weight, patch }) => `${patchName(patch, columns)} ${weight.toFixed(3)}`)
    .join(', ');
}
