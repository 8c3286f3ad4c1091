import { type ReactNode, useId } from 'react';
import { LABELS } from '../../core/head-label.ts';
import { MEASURES, type TextMeasure } from '../../core/measure.ts';
import { t } from '../../i18n/translate.ts';
import { GRID_GROUPS, type GridFilter, type GridGrouping, MODEL_ORDER } from '../../state/grid/grid-slice.ts';
import { useApp } from '../stores.tsx';
import { SimilarityNote } from './similarity-note.tsx';
import { useRunSites } from './use-grid-sites.ts';
import { measureTitle } from './use-sort-values.ts';

/** The order of the heads, and which of them are shown; closed it says what is not as the model has it. */
export function GridOrderControls({ shown }: { shown: number }) {
  const order = useApp((state) => state.gridOrder);
  const setGridOrder = useApp((state) => state.setGridOrder);
  const all = useRunSites().reduce((sum, { layers, heads }) => sum + layers * heads, 0);
  const isModels = order.sort === 'model' && order.group === 'layer' && !order.filter;
  return (
    <div className="grid-order">
      <details>
        <summary>{t('grid.order')}</summary>
        <div className="grid-order-controls">
          <Field name={t('grid.sort')}>
            {(id) => (
              <select
                id={id}
                value={order.sort}
                onChange={(event) => setGridOrder({ sort: event.target.value as typeof order.sort })}
              >
                <option value="model">{t('grid.sort.model')}</option>
                {MEASURES.map((measure) => (
                  <option key={measure} value={measure}>
                    {measureTitle(measure)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field name={t('grid.group')}>
            {(id) => (
              <select
                id={id}
                value={order.group}
                onChange={(event) => setGridOrder({ group: event.target.value as GridGrouping })}
              >
                {GRID_GROUPS.map((group) => (
                  <option key={group} value={group}>
                    {t(`grid.group.${group}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Filter />
        </div>
      </details>
      {!isModels && (
        <p className="grid-order-state" role="status">
          {order.filter && <span>{t('grid.shown', { shown, all })}</span>}
          <Ordered />
          <button type="button" className="quiet" onClick={() => setGridOrder(MODEL_ORDER)}>
            {t('grid.order.reset')}
          </button>
        </p>
      )}
      <SimilarityNote />
    </div>
  );
}

function Field({ name, children }: { name: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="grid-order-field">
      <label htmlFor={id}>{name}</label>
      {children(id)}
    </div>
  );
}

/** What the heads are ordered by, as long as it is known; what is missing is said. */
function Ordered() {
  const { sort, filter } = useApp((state) => state.gridOrder);
  const measured = useApp((state) => state.measures !== undefined);
  const failed = useApp((state) => state.measuresError);
  const needs = sort !== 'model' || filter?.kind === 'least';
  if (!needs) return null;
  if (failed !== undefined) return <span className="soft">{t('grid.order.failed')}</span>;
  if (!measured) return <span className="soft">{t('grid.order.measuring')}</span>;
  return sort === 'model' ? null : (
    <span className="soft">{t('grid.order.by', { measure: measureTitle(sort) })}</span>
  );
}

/** Which heads are shown: all, those that score at least so much, or those with a name from the battery. */
function Filter() {
  const filter = useApp((state) => state.gridOrder.filter);
  const setGridOrder = useApp((state) => state.setGridOrder);
  const hasNames = useApp((state) => state.battery !== undefined);
  const setFilter = (next: GridFilter | undefined) => setGridOrder({ filter: next });
  const kinds: Readonly<Record<'all' | GridFilter['kind'], GridFilter | undefined>> = {
    all: undefined,
    least: { kind: 'least', measure: 'previous', least: 0.3 },
    label: { kind: 'label', label: 'previous' },
  };
  return (
    <>
      <Field name={t('grid.filter')}>
        {(id) => (
          <select
            id={id}
            value={filter?.kind ?? 'all'}
            onChange={(event) => setFilter(kinds[event.target.value as keyof typeof kinds])}
          >
            <option value="all">{t('grid.filter.all')}</option>
            <option value="least">{t('grid.filter.least')}</option>
            <option value="label" disabled={!hasNames}>
              {t(hasNames ? 'grid.filter.label' : 'grid.filter.labelLater')}
            </option>
          </select>
        )}
      </Field>
      {filter?.kind === 'least' && (
        <div className="grid-least">
          <select
            aria-label={t('grid.filter.measure')}
            value={filter.measure}
            onChange={(event) => setFilter({ ...filter, measure: event.target.value as TextMeasure })}
          >
            {MEASURES.map((measure) => (
              <option key={measure} value={measure}>
                {measureTitle(measure)}
              </option>
            ))}
          </select>
          <span aria-hidden="true">≥</span>
          <input
            type="number"
            aria-label={t('grid.filter.value')}
            min={0}
            step={0.05}
            value={filter.least}
            onChange={(event) => setFilter({ ...filter, least: event.target.valueAsNumber || 0 })}
          />
        </div>
      )}
      {filter?.kind === 'label' && (
        <select
          aria-label={t('grid.filter.name')}
          value={filter.label}
          onChange={(event) => setFilter({ kind: 'label', label: event.target.value as typeof filter.label })}
        >
          {LABELS.map((label) => (
            <option key={label} value={label}>
              {t(`label.${label}`)}
            </option>
          ))}
        </select>
      )}
    </>
  );
}
