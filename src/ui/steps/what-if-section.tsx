import { useMemo } from 'react';
import { t } from '../../i18n/translate.ts';
import { getRow } from '../../math/steps/vectors.ts';
import { NO_CHANGE, whatIfRow, whatIfWeights } from '../../math/steps/what-if.ts';
import { useApp } from '../stores.tsx';
import { formatNumber } from './format-number.ts';
import { KeysView } from './keys-view.tsx';
import { NumbersView } from './numbers-view.tsx';
import { axisNames, namesOf } from './pictures/names.ts';
import { rowsPicture } from './pictures/picture.ts';
import type { Story } from './story.ts';
import { WhatIfControls } from './what-if-controls.tsx';
import { ChangedMix, ChangedTable } from './what-if-result.tsx';

interface WhatIfSectionProps {
  readonly story: Story;
  readonly onChoose: (cell: { readonly query?: number; readonly key?: number }) => void;
}

/** The row computed again with another temperature, mask or score, beside the model's own. */
export function WhatIfSection({ story, onChoose }: WhatIfSectionProps) {
  const whatIf = useApp((state) => state.whatIf);
  const { inspection: head, cell, level } = story;
  const row = useMemo(() => whatIfRow(head, cell.query, whatIf), [head, cell.query, whatIf]);
  const before = getRow(head.weights, cell.query, head.keys);
  const names = namesOf(story);
  const along = axisNames(story);
  const same = whatIf === NO_CHANGE || JSON.stringify(whatIf) === JSON.stringify(NO_CHANGE);
  const sum = row.weights.reduce((total, weight) => total + weight, 0);
  const site = head.head.site;
  return (
    <section className="what-if" aria-labelledby="what-if">
      <h3 id="what-if">{t('whatIf.title')}</h3>
      <p className="soft what-if-local">{t('whatIf.local')}</p>
      <WhatIfControls story={story} row={row} same={same} />
      <p className="what-if-effect" role="status" data-testid="what-if-effect">
        {same
          ? t('whatIf.same')
          : Number.isNaN(sum)
            ? t('whatIf.empty')
            : t('whatIf.effect', {
                key: names.key,
                before: formatNumber(before[cell.key] ?? Number.NaN),
                after: formatNumber(row.weights[cell.key] ?? Number.NaN),
                sum: formatNumber(sum),
              })}
      </p>
      <div className="what-if-body">
        <KeysView
          picture={{
            kind: 'keys',
            id: 'what-if',
            symbol: 'a',
            label: t('whatIf.bars', names),
            values: row.weights,
            hidden: row.hidden,
            names: along.keys,
            marked: cell.key,
          }}
          outlines={before}
          site={site}
          onChoose={(key) => onChoose({ key })}
        />
        <ChangedTable before={before} after={row.weights} names={along.keys} marked={cell.key} />
        <ChangedMix before={getRow(head.mixed, cell.query, head.size)} after={row.mixed} story={story} />
        {level === 'matrix' && !same && <ChangedMatrix story={story} onChoose={onChoose} />}
      </div>
    </section>
  );
}

function ChangedMatrix({ story, onChoose }: WhatIfSectionProps) {
  const whatIf = useApp((state) => state.whatIf);
  const { inspection: head, cell } = story;
  const along = axisNames(story);
  const after = useMemo(() => whatIfWeights(head, whatIf), [head, whatIf]);
  const picture = (id: string, label: string, data: Float32Array) =>
    rowsPicture({
      ...{ id, symbol: 'a', label, data, colors: 'weight', square: true },
      axes: t('steps.axes.queriesKeys'),
      rowNames: along.queries,
      columnNames: along.keys,
      rowSide: 'query',
      columnSide: 'key',
      mark: { row: cell.query, column: cell.key },
    });
  return (
    <>
      {[
        picture('what-if-before', t('whatIf.matrix.before'), head.weights),
        picture('what-if-after', t('whatIf.matrix.after'), after),
      ].map((one) => (
        <NumbersView key={one.id} picture={one} site={head.head.site} onChoose={onChoose} />
      ))}
    </>
  );
}
