import { type PointerEvent, useLayoutEffect, useRef } from 'react';
import { type HeadRef, headName } from '../../core/head.ts';
import { axesOf, axisTokens } from '../../core/run.ts';
import { t } from '../../i18n/translate.ts';
import type { AggregatesSlice } from '../../state/aggregates/aggregates-slice.ts';
import { type Hover, isTokenLit } from '../../state/hover-store.ts';
import { endHover } from '../hover-handlers.ts';
import { useStores } from '../stores.tsx';
import { formatLength } from './norm-legend.tsx';

interface NormStripsProps {
  readonly norms: NonNullable<AggregatesSlice['norms']>;
  readonly head: HeadRef;
}

/** Lengths of the residual stream and of what one head adds to it, a bar a token. */
export function NormStrips({ norms: { run, norms }, head }: NormStripsProps) {
  const { hover } = useStores();
  const root = useRef<HTMLDivElement>(null);
  const outputs = norms.headOutputs.find(({ site, layer }) => site === head.site && layer === head.layer);
  const stream = norms.residual.find(({ site, layer }) => site === head.site && layer === head.layer);
  const name = headName(head);
  const axis = axesOf(head.site).queries;
  const tokens = outputs ? axisTokens(run, axis, outputs.tokens) : [];
  const added = outputs?.data.subarray(head.head * outputs.tokens, (head.head + 1) * outputs.tokens);
  const residual = stream?.data;

  useLayoutEffect(() => {
    const follow = (state: Hover) => {
      if (!root.current || !added || !residual) return;
      let told = t('aggregates.lengths.hint');
      for (const column of root.current.querySelectorAll<HTMLElement>('[data-place]')) {
        const place = Number(column.dataset.place);
        const lit = isTokenLit(state, axis.sequence, place + axis.offset);
        column.classList.toggle('is-lit', lit);
        const [length, adds] = [residual[place] ?? Number.NaN, added[place] ?? Number.NaN];
        if (!lit) continue;
        told = t('aggregates.lengths.value', {
          token: column.dataset.text ?? '',
          residual: formatLength(length),
          head: name,
          added: formatLength(adds),
          percent: formatLength((100 * adds) / length),
        });
      }
      const readout = root.current.querySelector('.lengths-readout');
      if (readout) readout.textContent = told;
    };
    follow(hover.getState());
    return hover.subscribe(follow);
  });

  if (!added || !residual) return <p className="soft">{t('aggregates.noNorms', { head: name })}</p>;
  const onPointer = (event: PointerEvent) => {
    const place = (event.target as HTMLElement).closest<HTMLElement>('[data-place]')?.dataset.place;
    if (place === undefined) return;
    hover.setState({ kind: 'token', sequence: axis.sequence, index: Number(place) + axis.offset }, true);
  };
  const strips = [
    { title: t('aggregates.lengths.residual'), values: residual },
    { title: t('aggregates.lengths.head', { head: name }), values: added },
  ];
  return (
    <div ref={root}>
      <p className="soft lengths-readout" role="status" />
      {/* biome-ignore-start lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div
        className="length-strips"
        role="group"
        tabIndex={0}
        aria-label={t('aggregates.lengths')}
        onPointerMove={onPointer}
        onPointerLeave={(event) => endHover(hover, event)}
      >
        {strips.map(({ title, values }) => (
          <LengthStrip key={title} title={title} values={values} texts={tokens.map(({ text }) => text)} />
        ))}
      </div>
      {/* biome-ignore-end lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <details>
        <summary>{t('aggregates.lengths.numbers')}</summary>
        <div className="lengths-table">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('aggregates.lengths.token')}</th>
                {strips.map(({ title }) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {tokens.map(({ text }, place) => (
                <tr key={place}>
                  <th scope="row">{text}</th>
                  <td>{formatLength(residual[place] ?? Number.NaN)}</td>
                  <td>{formatLength(added[place] ?? Number.NaN)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </div>
  );
}

interface LengthStripProps {
  readonly title: string;
  readonly values: Float32Array;
  readonly texts: readonly string[];
}

function LengthStrip({ title, values, texts }: LengthStripProps) {
  const end = values.reduce((most, value) => Math.max(most, value), 0);
  return (
    <div className="length-strip">
      <h3>
        {title} <span className="soft">{t('aggregates.lengths.range', { end: formatLength(end) })}</span>
      </h3>
      <div className="length-bars" aria-hidden="true">
        {texts.map((text, place) => (
          <span key={place} data-place={place} data-text={text}>
            <span className="length-room">
              <span style={{ blockSize: `${end > 0 ? (100 * (values[place] ?? 0)) / end : 0}%` }} />
            </span>
            <span className="length-token">{text}</span>
          </span>
        ))}
      </div>
    </div>
  );
}
