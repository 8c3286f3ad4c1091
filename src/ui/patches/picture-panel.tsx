import { getTask } from '../../core/manifest.ts';
import { t } from '../../i18n/translate.ts';
import { findModel } from '../../state/engine-slice.ts';
import { type PatchGrid, parsePatches } from '../../text/patches.ts';
import { useApp } from '../stores.tsx';
import { DrawingBoard } from './drawing-board.tsx';
import { InkPicture } from './ink-picture.tsx';
import { PatchEditor } from './patch-editor.tsx';
import './picture-panel.css';

/** The reader's picture: drawn, or one of the examples. */
export function PicturePanel({ grid }: { grid: PatchGrid }) {
  return (
    <section className="panel" aria-label={t('input.label.digit')}>
      <div className="panel-head">
        <h2>{t('input.label.digit')}</h2>
      </div>
      <div className="picture-input">
        <figure>
          <DrawingBoard grid={grid} />
          <figcaption className="soft">{t('pictures.draw')}</figcaption>
        </figure>
        <figure>
          <PatchEditor grid={grid} />
          <figcaption className="soft">
            {t('pictures.read', { columns: grid.columns, rows: grid.rows })}
          </figcaption>
        </figure>
        <Examples grid={grid} />
      </div>
    </section>
  );
}

function Examples({ grid }: { grid: PatchGrid }) {
  const model = useApp(findModel);
  const task = useApp((state) => state.input.task);
  const text = useApp((state) => state.input.text);
  const setText = useApp((state) => state.setText);
  const examples = model ? getTask(model.manifest, task).examples : [];
  return (
    <ul className="picture-examples" aria-label={t('input.examples')}>
      {examples.map((example, at) => (
        <li key={example}>
          <button
            type="button"
            aria-label={t('pictures.example', { number: at + 1 })}
            aria-pressed={example === text}
            onClick={() => setText(example)}
          >
            <InkPicture ink={parsePatches(example, grid) ?? []} columns={grid.columns} levels={grid.levels} />
          </button>
        </li>
      ))}
    </ul>
  );
}
