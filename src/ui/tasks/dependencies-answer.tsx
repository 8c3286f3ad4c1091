import { useMemo } from 'react';
import { findTensor, getMatrix } from '../../core/attention.ts';
import { headName } from '../../core/head.ts';
import type { Dependency } from '../../core/output.ts';
import type { AttentionRun } from '../../core/run.ts';
import { t } from '../../i18n/translate.ts';
import { headAgreement } from '../../math/head-agreement.ts';
import { arcPath, layoutArcs } from '../../render/arcs/arc-layout.ts';
import { hoverHandlers } from '../hover-handlers.ts';
import { useApp, useStores } from '../stores.tsx';
import { textWidth } from '../text-width.ts';
import { useElementSize } from '../use-element-size.ts';
import { formatPercent } from './format-percent.ts';
import './dependencies-answer.css';

const FONT_SIZE = 15;
const TEXT_HEIGHT = 22;
const HEIGHT = 78;

/** The probe's guess as arcs over the words; and whether the chosen head looks the same way. */
export function DependenciesAnswer({ dependencies }: { dependencies: readonly Dependency[] }) {
  const run = useApp((state) => state.run);
  const { ref, width } = useElementSize<HTMLDivElement>();
  if (!run) return null;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <div className="dependencies" ref={ref} tabIndex={0} role="group" aria-label={t('dependencies.label')}>
        {width > 0 && <DependencyArcs run={run} dependencies={dependencies} width={width} />}
      </div>
      <p className="panel-note soft">
        {t('dependencies.note')} <Agreement run={run} dependencies={dependencies} />
      </p>
    </>
  );
}

interface DependencyArcsProps {
  readonly run: AttentionRun;
  readonly dependencies: readonly Dependency[];
  readonly width: number;
}

function DependencyArcs({ run, dependencies, width }: DependencyArcsProps) {
  const { hover } = useStores();
  const words = useMemo(() => dependencies.map(({ token }) => wordAt(run, token)), [run, dependencies]);
  const layout = useMemo(() => {
    const widths = words.map((word) => textWidth(word, FONT_SIZE));
    const total = widths.reduce((sum, one) => sum + one, 0);
    const gap = Math.min(32, Math.max(12, (width - 24 - total) / Math.max(1, widths.length - 1)));
    return layoutArcs({
      widths,
      gap,
      heightAbove: HEIGHT,
      heightBelow: 0,
      textHeight: TEXT_HEIGHT,
      spread: 0,
    });
  }, [words, width]);
  const placeOf = new Map(dependencies.map(({ token }, place) => [token, place]));
  return (
    <svg
      className="dependency-arcs"
      role="img"
      aria-label={t('dependencies.label')}
      width={layout.width + 20}
      height={HEIGHT + TEXT_HEIGHT + 4}
    >
      <g transform="translate(10, 2)">
        {dependencies.map(({ token, head, probability }, place) => {
          const slot = layout.row.slots[place];
          const at = placeOf.get(head);
          const title = `${words[place]} → ${at === undefined ? t('dependencies.root') : words[at]}, ${formatPercent(probability)} %`;
          const opacity = 0.35 + 0.65 * probability;
          const lit = hoverHandlers(hover, { kind: 'token', sequence: 'source', index: token });
          return (
            <g key={token} data-dependency={`${place}.${at ?? -1}`} {...lit}>
              <title>{title}</title>
              {at !== undefined && (
                <path
                  d={arcPath(layout, { query: Math.max(place, at), key: Math.min(place, at) }, 0)}
                  opacity={opacity}
                />
              )}
              <text
                className="dependency-word"
                x={slot?.center}
                y={layout.upperY + TEXT_HEIGHT / 2}
                textAnchor="middle"
                dominantBaseline="central"
              >
                {words[place]}
              </text>
            </g>
          );
        })}
        {/* Last, so that no arc crosses the word. */}
        {dependencies.map(
          ({ token, head }, place) =>
            !placeOf.has(head) && (
              <text
                key={token}
                className="dependency-root"
                x={layout.row.slots[place]?.center}
                y={layout.upperY - 5}
                textAnchor="middle"
              >
                {t('dependencies.root')} ↓
              </text>
            ),
        )}
      </g>
    </svg>
  );
}

/** The word that begins at a token, as it stands in the text. */
function wordAt({ tokens, texts }: AttentionRun, first: number): string {
  const word = tokens.source[first]?.word;
  const pieces = tokens.source.filter((token) => token.word === word);
  return texts.source.slice(pieces[0]?.span.start ?? 0, pieces.at(-1)?.span.end ?? 0);
}

function Agreement({ run, dependencies }: Omit<DependencyArcsProps, 'width'>) {
  const focus = useApp((state) => state.focus);
  const tensor = findTensor(run.attentions, focus);
  if (!tensor || focus.head >= tensor.heads) return null;
  const { agreeing, count } = headAgreement(getMatrix(tensor, focus.head), run.tokens.source, dependencies);
  return <>{t('dependencies.agree', { head: headName(focus), agreeing, count })}</>;
}
