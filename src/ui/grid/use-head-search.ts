import { useMemo, useState } from 'react';
import { type HeadRef, headKey } from '../../core/head.ts';
import { findModel } from '../../state/engine-slice.ts';
import { findHeads } from '../../state/grid/find-heads.ts';
import { useApp } from '../stores.tsx';
import { namesOf } from './head-names.ts';
import { useRunSites } from './use-grid-sites.ts';

export interface HeadSearch {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** In the model's order; undefined without a search. */
  readonly found: readonly HeadRef[] | undefined;
  /** Their `headKey`s. */
  readonly marked: ReadonlySet<string> | undefined;
}

/** What the reader searches for, and the heads that it means. */
export function useHeadSearch(): HeadSearch {
  const [text, setText] = useState('');
  const sites = useRunSites();
  const labels = useApp((state) => state.headLabels);
  const guided = useApp((state) => findModel(state)?.manifest.alignmentHead);
  const isOwn = useApp((state) => state.run?.provider !== 'elsewhere');
  return useMemo(() => {
    const found = findHeads(text, sites, (head) => namesOf(head, labels, isOwn ? guided : undefined));
    return { text, setText, found, marked: found && new Set(found.map(headKey)) };
  }, [text, sites, labels, guided, isOwn]);
}
