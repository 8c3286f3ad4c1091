import { t } from '../../i18n/translate.ts';
import type { LabelChange } from '../../state/compare/label-changes.ts';
import type { OutputChange, PlaceChange } from '../../state/compare/output-change.ts';
import { useApp } from '../stores.tsx';
import { ChoicesTable } from './choices-table.tsx';
import { WrittenTable } from './written-table.tsx';

/** What became of the model's answer. */
export function OutputCard({ output }: { output: OutputChange | undefined }) {
  const task = useApp((state) => state.compared?.a.output.task);
  return (
    <section className="card compare-output" aria-label={t('compare.output')}>
      <h2>{t('compare.output')}</h2>
      {!output && <p className="soft">{t('compare.output.none')}</p>}
      {output?.count === 0 && <p className="soft">{t('compare.output.nothing')}</p>}
      {output && output.count > 0 && (
        <>
          <p>
            <strong data-testid="compare-divergence">
              {t('compare.output.mean', { count: output.count, divergence: output.divergence.toFixed(4) })}
            </strong>{' '}
            <span className="soft">{t('compare.output.says')}</span>
          </p>
          {output.labels && <Labels labels={output.labels} />}
          {task === 'translation' ? (
            <WrittenTable places={output.places} />
          ) : (
            <div className="compare-lists">
              {output.places.map((place, at) => (
                <Place key={at} place={place} />
              ))}
            </div>
          )}
        </>
      )}
    </section>
  );
}

function Place({ place }: { place: PlaceChange }) {
  return (
    <div>
      {place.token !== undefined && (
        <h3 className="side-head">{t('compare.output.about', { token: place.token })}</h3>
      )}
      <ChoicesTable choices={place.choices} />
    </div>
  );
}

function Labels({ labels }: { labels: readonly LabelChange[] }) {
  const task = useApp((state) => state.compared?.a.output.task);
  const name = (label: string | undefined) => {
    if (label === undefined) return t('compare.output.noLabel');
    return task === 'dependencies' && label === '' ? t('compare.output.root') : label;
  };
  if (labels.length === 0) return <p>{t('compare.output.labels.none')}</p>;
  return (
    <>
      <p>{t('compare.output.labels', { count: labels.length })}</p>
      <ul className="label-changes">
        {labels.map(({ text, before, after }, at) => (
          <li key={at}>{t('compare.output.label', { text, before: name(before), after: name(after) })}</li>
        ))}
      </ul>
    </>
  );
}
