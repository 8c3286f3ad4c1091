import { useId, useState } from 'react';
import { findTensor } from '../../core/attention.ts';
import { headName, sameHead } from '../../core/head.ts';
import { type AttentionRun, axesOf, axisTokens } from '../../core/run.ts';
import { t } from '../../i18n/translate.ts';
import { type CutScope, type ReaderChange, sameChange } from '../../state/compare/reader-changes.ts';
import { useApp } from '../stores.tsx';
import { ChangeChips } from './change-chips.tsx';
import { fullHeadName } from './head-select.tsx';

const CAVEATS = ['zero', 'backup', 'large', 'cut'] as const;

/** What is changed in side B: heads that are switched off, edges that are cut. */
export function InterventionSettings() {
  const run = useApp((state) => state.run);
  const focus = useApp((state) => state.focus);
  const heads = useApp((state) => state.heads);
  const changes = useApp((state) => state.compare.changes);
  const setCompare = useApp((state) => state.setCompare);
  if (!run || run.provider === 'elsewhere') return null;
  const add = (more: readonly ReaderChange[]) => {
    const fresh = more.filter((one) => !changes.some((other) => sameChange(one, other)));
    if (fresh.length > 0) setCompare({ changes: [...changes, ...fresh] });
  };
  const off = changes.some((change) => change.kind === 'ablate' && sameHead(change.head, focus));
  return (
    <div className="compare-changes">
      <div className="compare-row">
        <button type="button" disabled={off} onClick={() => add([{ kind: 'ablate', head: focus }])}>
          {t('compare.ablate', { head: fullHeadName(focus) })}
        </button>
        {heads.length > 1 && (
          <button type="button" onClick={() => add(heads.map((head) => ({ kind: 'ablate', head })))}>
            {t('compare.ablateChosen', { count: heads.length })}
          </button>
        )}
      </div>
      <CutEdge run={run} onCut={(change) => add([change])} />
      <ChangeChips run={run} />
      <details className="compare-caveats">
        <summary>{t('compare.caveats')}</summary>
        <ul>
          {CAVEATS.map((name) => (
            <li key={name}>{t(`compare.caveat.${name}`)}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}

/** Query, key and where; the cell that the reader holds on to is filled in. */
function CutEdge({ run, onCut }: { run: AttentionRun; onCut: (change: ReaderChange) => void }) {
  const id = useId();
  const focus = useApp((state) => state.focus);
  const cell = useApp((state) => state.cell);
  const setView = useApp((state) => state.setView);
  const [scope, setScope] = useState<CutScope>('head');
  const tensor = findTensor(run.attentions, focus);
  if (!tensor || tensor.queries === 0 || tensor.keys === 0) return null;
  const axes = axesOf(focus.site);
  const queries = axisTokens(run, axes.queries, tensor.queries);
  const keys = axisTokens(run, axes.keys, tensor.keys);
  const query = Math.min(cell?.query ?? 0, tensor.queries - 1);
  const key = Math.min(cell?.key ?? 0, tensor.keys - 1);
  const side = (
    name: 'query' | 'key',
    tokens: typeof queries,
    chosen: number,
    hidden: (at: number) => boolean,
  ) => (
    <>
      <label htmlFor={`${id}${name}`}>{t(`compare.cut.${name}`)}</label>
      <select
        id={`${id}${name}`}
        value={chosen}
        onChange={({ target }) => setView({ cell: { query, key, [name]: Number(target.value) } })}
      >
        {tokens.map(({ text }, at) => (
          <option key={at} value={at} disabled={hidden(at)}>
            {at} {text}
          </option>
        ))}
      </select>
    </>
  );
  // A causal head never sees what comes later.
  const later = (at: number) => focus.site === 'decoder' && at > query;
  return (
    <fieldset className="compare-row compare-cut">
      <legend>{t('compare.cut')}</legend>
      {side('query', queries, query, () => false)}
      {side('key', keys, key, later)}
      <label htmlFor={`${id}scope`}>{t('compare.cut.scope')}</label>
      <select id={`${id}scope`} value={scope} onChange={({ target }) => setScope(target.value as CutScope)}>
        {(['head', 'layer', 'site'] as const).map((name) => (
          <option key={name} value={name}>
            {t(`compare.cut.scope.${name}`, { head: headName(focus), layer: focus.layer })}
          </option>
        ))}
      </select>
      <button
        type="button"
        disabled={later(key)}
        onClick={() =>
          onCut({
            kind: 'cut',
            head: focus,
            scope,
            query,
            key,
            queryText: queries[query]?.text ?? '',
            keyText: keys[key]?.text ?? '',
          })
        }
      >
        {t('compare.cut.do')}
      </button>
    </fieldset>
  );
}
