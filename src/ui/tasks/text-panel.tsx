import { getTask } from '../../core/manifest.ts';
import { t } from '../../i18n/translate.ts';
import { findModel } from '../../state/engine-slice.ts';
import { toggleEntity } from '../../text/toggle-entity.ts';
import { Dropdown } from '../shell/dropdown.tsx';
import { useLanguages } from '../shell/use-languages.ts';
import { useApp, useStores } from '../stores.tsx';
import { TokenRow } from '../tokens/token-row.tsx';
import { guestHint } from './guest-task-name.ts';
import { NextTokens } from './next-tokens.tsx';
import { SamplingControls } from './sampling-controls.tsx';
import { SecondText } from './second-text.tsx';
import './panels.css';
import { TextField } from './text-field.tsx';

/** The reader's text, examples to start from, and the tokens that the model reads. */
export function TextPanel() {
  const task = useApp((state) => state.input.task);
  const text = useApp((state) => state.input.text);
  const setText = useApp((state) => state.setText);
  const run = useApp((state) => state.run);
  const { codes, names } = useLanguages();
  const model = useApp(findModel);
  const guest = model?.guest !== undefined;
  const own = guest && task === 'translation' ? 'textToText' : task;
  const label = t(`input.label.${own}`, names);
  return (
    <section className="panel" aria-label={label}>
      <div className="panel-head">
        <label htmlFor="source-text">{label}</label>
        <Examples />
      </div>
      <TextField
        id="source-text"
        lang={codes.source}
        rows={2}
        placeholder={guest && model ? guestHint(model.manifest, task) : t(`input.hint.${task}`, names)}
        value={text}
        onChange={setText}
      />
      <SecondText />
      {task === 'generation' && <SamplingControls />}
      {run?.output.task === 'generation' && <NextTokens next={run.output.next} />}
      {run && run.tokens.source.length > 0 && <SourceTokens label={label} />}
    </section>
  );
}

function Examples() {
  const model = useApp(findModel);
  const task = useApp((state) => state.input.task);
  const setText = useApp((state) => state.setText);
  const setTarget = useApp((state) => state.setTarget);
  const examples = model ? getTask(model.manifest, task).examples : [];
  if (examples.length === 0) return null;
  return (
    <Dropdown className="examples" label={t('input.examples')}>
      <ul>
        {examples.map((example) => (
          <li key={example}>
            <button
              type="button"
              onClick={() => {
                setTarget(null);
                setText(example);
              }}
            >
              {example}
            </button>
          </li>
        ))}
      </ul>
    </Dropdown>
  );
}

/** Where words are covered or marked by clicking, the tokens are buttons. */
function SourceTokens({ label }: { label: string }) {
  const { app } = useStores();
  const run = useApp((state) => state.run);
  const task = useApp((state) => state.input.task);
  const fresh = useApp((state) => state.answered === state.input);
  if (!run) return null;
  const onChoose = (index: number) => {
    const { input, toggleMasked, setText } = app.getState();
    const { word, span } = run.tokens.source[index] ?? { word: -1, span: { start: 0, end: 0 } };
    if (input.task === 'relation') {
      const word0 = run.tokens.source.filter((token) => token.word === word);
      const end = word0.at(-1)?.span.end ?? span.end;
      setText(toggleEntity(input.text, { start: word0[0]?.span.start ?? span.start, end }));
      return;
    }
    toggleMasked(run.tokens.source.flatMap((token, at) => (token.word === word && word >= 0 ? [at] : [])));
  };
  const choosable = task === 'masked-word' || task === 'relation';
  return (
    <>
      {choosable && <p className="panel-note soft">{t(`input.click.${task}`)}</p>}
      {/* A click on tokens of an older text would hit another word. */}
      <TokenRow
        sequence="source"
        run={run}
        label={label}
        onChoose={choosable && fresh ? onChoose : undefined}
      />
    </>
  );
}
