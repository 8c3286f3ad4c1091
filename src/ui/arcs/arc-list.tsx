import { useMemo, useState } from 'react';
import { t } from '../../i18n/translate.ts';
import { strongestEdges } from '../../math/strongest-edges.ts';
import type { Edge } from '../../math/top-edges.ts';
import { NO_HOVER } from '../../state/hover-store.ts';
import { useApp, useStores } from '../stores.tsx';
import type { ArcData } from './use-arc-data.ts';

/** As many as are read rather than searched. */
const LISTED = 20;
const EVERYTHING = { from: 0, to: Number.POSITIVE_INFINITY };

interface ArcListProps {
  readonly data: ArcData;
  /** Brings a query of the picture into sight. */
  readonly onChoose: (query: number) => void;
}

/** The arcs in words: what the picture shows to those who do not see it. */
export function ArcList({ data, onChoose }: ArcListProps) {
  const [open, setOpen] = useState(false);
  return (
    <details className="arcs-list" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('arcs.list')}</summary>
      {open && <Strongest data={data} onChoose={onChoose} />}
    </details>
  );
}

function Strongest({ data, onChoose }: ArcListProps) {
  const { hover } = useStores();
  const setView = useApp((state) => state.setView);
  const strongest = useMemo(() => strongestOf(data), [data]);
  if (strongest.length === 0) return <p className="soft">{t('arcs.listNone')}</p>;
  return (
    <>
      <p className="soft">{t('arcs.listNote', { count: strongest.length })}</p>
      <ol>
        {strongest.map(({ head, edge }) => {
          const query = data.queries.items[edge.query];
          const key = data.keys.items[edge.key];
          if (!query || !key) return null;
          const cell = { query: query.start, key: key.start };
          const light = () => hover.setState({ kind: 'cell', site: data.site, ...cell }, true);
          const putOut = () => hover.setState(NO_HOVER, true);
          return (
            <li key={`${head.key} ${edge.query} ${edge.key}`}>
              <button
                type="button"
                className="quiet"
                onPointerEnter={light}
                onPointerLeave={putOut}
                onFocus={light}
                onBlur={putOut}
                onClick={() => {
                  setView({ cell });
                  onChoose(edge.query);
                }}
              >
                <span className="swatch" style={{ background: head.color }} />
                {t('arcs.listItem', {
                  head: head.name,
                  query: query.text,
                  queryPlace: cell.query,
                  key: key.text,
                  keyPlace: cell.key,
                  weight: edge.weight.toFixed(4),
                })}
              </button>
            </li>
          );
        })}
      </ol>
    </>
  );
}

function strongestOf({ heads }: ArcData) {
  const sight = { queries: EVERYTHING, keys: EVERYTHING };
  const { edges } = strongestEdges(
    heads.map(({ list }) => list),
    { sight, limit: LISTED },
  );
  return heads
    .flatMap((head, index) => (edges[index] ?? []).map((edge: Edge) => ({ head, edge })))
    .sort((a, b) => b.edge.weight - a.edge.weight);
}
