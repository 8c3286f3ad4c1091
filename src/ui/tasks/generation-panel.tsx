import type { NextToken } from '../../core/output.ts';
import type { AttentionRun } from '../../core/run.ts';
import { t } from '../../i18n/translate.ts';
import { useApp, useStores } from '../stores.tsx';
import { TokenRow } from '../tokens/token-row.tsx';
import { formatPercent } from './format-percent.ts';
import { ProbabilityBars } from './probability-bars.tsx';
import './generation.css';

const SHOWN = 6;

/** The text with what the model wrote after it, token by token, and what can come next. */
export function GenerationPanel() {
  const run = useApp((state) => state.run);
  const output = run?.output.task === 'generation' ? run.output : undefined;
  return (
    <section
      className="panel"
      aria-label={t('answer.generation')}
      data-testid="answer"
      data-task="generation"
    >
      <div className="panel-head">
        <h2>{t('answer.generation')}</h2>
        <Controls next={output?.next} />
      </div>
      {run && output ? (
        <>
          <Story run={run} written={output.written} />
          <NextTokens next={output.next} />
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

/** The most probable next tokens; choosing one writes it in place of the drawn one. */
function NextTokens({ next }: { next: NextToken }) {
  const { app } = useStores();
  const fresh = useApp((state) => state.answered === state.input);
  const choose = (id: number) => {
    const { setPlaying, write } = app.getState();
    setPlaying(false);
    if (fresh) write(id);
  };
  const drawn = next.candidates.findIndex(({ id }) => id === next.drawn);
  // The drawn one is among those shown, wherever it stands.
  const shown = next.candidates.filter((_, at) => at < (drawn < SHOWN ? SHOWN : SHOWN - 1) || at === drawn);
  return (
    <div className="next-tokens">
      <p className="panel-note">
        <strong>{t('generation.next')}</strong>{' '}
        <span className="soft">
          {next.end ? t(`generation.end.${next.end}`) : t('generation.kept', { count: next.kept })}
        </span>
      </p>
      <ProbabilityBars
        label={t('generation.next')}
        items={shown.map(({ id, text, probability, drawProbability }) => ({
          key: id,
          name: text,
          probability,
          marked: id === next.drawn,
          note:
            (drawProbability > 0 ? `${formatPercent(drawProbability)} %` : '–') +
            (id === next.drawn ? ` ${t('generation.drawn')}` : ''),
          ...(next.end !== 'limit' && {
            onChoose: () => choose(id),
            chooseLabel: t('generation.choose', { token: text }),
          }),
        }))}
      />
    </div>
  );
}
