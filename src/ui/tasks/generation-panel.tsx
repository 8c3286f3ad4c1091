import type { NextToken } from '../../core/output.ts';
import type { AttentionRun } from '../../core/run.ts';
import { t } from '../../i18n/translate.ts';
import { findModel } from '../../state/engine-slice.ts';
import { useApp } from '../stores.tsx';
import { TokenRow } from '../tokens/token-row.tsx';
import './generation.css';

/** The text with what the model wrote after it, token by token. */
export function GenerationPanel() {
  const run = useApp((state) => state.run);
  const output = run?.output.task === 'generation' ? run.output : undefined;
  const guest = useApp((state) => findModel(state)?.guest !== undefined);
  const title = t(guest ? 'answer.continuation' : 'answer.generation');
  return (
    <section className="panel" aria-label={title} data-testid="answer" data-task="generation">
      <div className="panel-head">
        <h2>{title}</h2>
        <Controls next={output?.next} />
      </div>
      {run && output ? (
        <>
          <Story run={run} written={output.written} />
          <TokenRow sequence="target" run={run} label={t('input.tokens')} fresh={output.written} />
        </>
      ) : (
        <p className="soft">{t('answer.waiting')}</p>
      )}
    </section>
  );
}

function Controls({ next }: { next: NextToken | undefined }) {
  const playing = useApp((state) => state.playing);
  const setPlaying = useApp((state) => state.setPlaying);
  const write = useApp((state) => state.write);
  const unwrite = useApp((state) => state.unwrite);
  const written = useApp((state) => state.input.written.length);
  const fresh = useApp((state) => state.answered === state.input);
  const ended = next?.end !== undefined;
  return (
    <div className="generation-controls" role="group" aria-label={t('answer.generation')}>
      <button type="button" disabled={written === 0} onClick={() => unwrite(written)}>
        {t('generation.reset')}
      </button>
      <button type="button" disabled={written === 0} onClick={() => unwrite(1)}>
        {t('generation.undo')}
      </button>
      <button
        type="button"
        disabled={!next || ended || playing}
        onClick={() => next && fresh && write(next.drawn)}
      >
        {t('generation.step')}
      </button>
      <button
        type="button"
        aria-pressed={playing}
        disabled={!next || (ended && !playing)}
        onClick={() => setPlaying(!playing)}
      >
        {t(playing ? 'generation.pause' : 'generation.play')}
      </button>
    </div>
  );
}

function Story({ run, written }: { run: AttentionRun; written: number }) {
  const { target: tokens } = run.tokens;
  const text = run.texts.target;
  const first = written > 0 ? tokens[tokens.length - written] : undefined;
  const from = first?.span.start ?? text.length;
  return (
    <output id="target-text" className="text-field translation" aria-live="off">
      <span className="soft">{text.slice(0, from)}</span>
      {text.slice(from)}
    </output>
  );
}
