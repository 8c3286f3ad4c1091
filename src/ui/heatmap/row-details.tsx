import { useRef } from 'react';
import type { Site } from '../../core/head.ts';
import type { AttentionRun } from '../../core/run.ts';
import type { ShownHead } from '../../state/shown-head.ts';
import { formatWeight } from './format-weight.ts';
import { LISTED_KEYS, type RowContent, rowContent, spokenRow, type WeightLine } from './row-content.ts';
import { type LastPlace, useCursor } from './use-cursor.ts';

/** A screen reader hears about a row once the reader stays on it for so long. */
const SPEAK_AFTER_MS = 350;
/** Stands in a heading until its text is written. */
const BLANK = '\u00a0';

interface RowDetailsProps {
  readonly run: AttentionRun;
  readonly site: Site;
  readonly shown: ShownHead;
  readonly last: LastPlace;
}

/** The strongest keys of the row that is pointed at, and who looks at its key; written without rendering. */
export function RowDetails({ run, site, shown, last }: RowDetailsProps) {
  const ref = useRef<HTMLDivElement>(null);
  const timer = useRef(0);
  const lastSpoken = useRef(-1);
  useCursor(site, shown, last, (cursor) => {
    const content = rowContent(run, site, shown, cursor);
    if (!ref.current || !content) return;
    write(ref.current, content);
    // Only for who moves with the keys: a pointer crosses many rows.
    if (cursor.row === lastSpoken.current || !document.activeElement?.matches('.plot')) return;
    lastSpoken.current = cursor.row;
    window.clearTimeout(timer.current);
    const spoken = ref.current.querySelector('.spoken');
    timer.current = window.setTimeout(() => {
      if (spoken) spoken.textContent = spokenRow(shown, cursor.row);
    }, SPEAK_AFTER_MS);
  });
  return (
    <div className="row-details" ref={ref}>
      <h3 data-says="title">{BLANK}</h3>
      <ol className="bars">
        {Array.from({ length: LISTED_KEYS + 1 }, (_, line) => (
          <li key={line}>
            <span className="bar-name" />
            <span className="bar" />
            <span className="bar-value" />
          </li>
        ))}
      </ol>
      <p data-says="removed" />
      <h3 data-says="columnTitle">{BLANK}</h3>
      <p className="soft" data-says="column" />
      <p className="soft" data-says="prediction" />
      <p className="spoken" aria-live="polite" />
    </div>
  );
}

function write(root: HTMLElement, content: RowContent): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-says]')) {
    const text = content[element.dataset.says as 'title'];
    element.hidden = text === undefined;
    if (text !== undefined && element.textContent !== text) element.textContent = text;
  }
  root.querySelectorAll<HTMLElement>('.bars li').forEach((line, at) => {
    writeLine(line, content.lines[at]);
  });
}

function writeLine(line: HTMLElement, content: WeightLine | undefined): void {
  line.hidden = content === undefined;
  if (!content) return;
  const [name, bar, value] = line.children as unknown as [HTMLElement, HTMLElement, HTMLElement];
  line.className = content.rest ? 'soft' : content.lit ? 'is-lit' : '';
  name.textContent = content.name;
  bar.style.inlineSize = `${content.weight * 100}%`;
  value.textContent = formatWeight(content.weight);
}
