import { useId } from 'react';
import { t } from '../../i18n/translate.ts';
import { otherModel } from '../../state/compare/compare-plan.ts';
import { headOfB } from '../../state/compare/compared-heads.ts';
import { useApp } from '../stores.tsx';
import { HeadSelect } from './head-select.tsx';

/** The other model, and the head of each side. */
export function ModelsSettings() {
  const id = useId();
  const models = useApp((state) => state.models);
  const own = useApp((state) => state.wanted.modelId);
  const other = useApp(otherModel);
  const setCompare = useApp((state) => state.setCompare);
  return (
    <div className="compare-row">
      <label htmlFor={id}>{t('compare.model')}</label>
      <select
        id={id}
        value={other?.manifest.id ?? ''}
        onChange={({ target }) => setCompare({ otherModel: target.value, otherHead: undefined })}
      >
        {models
          .filter(({ manifest }) => manifest.id !== own && !manifest.picture)
          .map(({ manifest }) => (
            <option key={manifest.id} value={manifest.id}>
              {manifest.title}
            </option>
          ))}
      </select>
      <Heads />
    </div>
  );
}

function Heads() {
  const compared = useApp((state) => state.compared);
  const compare = useApp((state) => state.compare);
  const focus = useApp((state) => state.focus);
  const heads = useApp((state) => state.heads);
  const chooseHead = useApp((state) => state.chooseHead);
  const setCompare = useApp((state) => state.setCompare);
  if (compared?.kind !== 'models') return null;
  return (
    <>
      <HeadSelect label={t('compare.headA')} run={compared.a} head={focus} onChoose={chooseHead} />
      <HeadSelect
        label={t('compare.headB')}
        run={compared.b}
        head={headOfB(compared, { compare, focus, heads })}
        onChoose={(head) => setCompare({ otherHead: head })}
      />
    </>
  );
}
