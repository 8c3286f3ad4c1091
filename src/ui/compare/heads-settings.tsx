import { t } from '../../i18n/translate.ts';
import { headOfB } from '../../state/compare/compared-heads.ts';
import { useApp } from '../stores.tsx';
import { HeadSelect } from './head-select.tsx';

/** The head of each side, both of the page's own run. */
export function HeadsSettings() {
  const run = useApp((state) => state.run);
  const compare = useApp((state) => state.compare);
  const focus = useApp((state) => state.focus);
  const heads = useApp((state) => state.heads);
  const chooseHead = useApp((state) => state.chooseHead);
  const setCompare = useApp((state) => state.setCompare);
  if (!run) return null;
  const other = headOfB({ kind: 'heads', a: run, b: run }, { compare, focus, heads });
  return (
    <div className="compare-row">
      <HeadSelect label={t('compare.headA')} run={run} head={focus} onChoose={chooseHead} />
      <HeadSelect
        label={t('compare.headB')}
        run={run}
        head={other}
        onChoose={(head) => setCompare({ otherHead: head })}
      />
      <button
        type="button"
        onClick={() => {
          setCompare({ otherHead: focus });
          chooseHead(other);
        }}
      >
        {t('compare.swap')}
      </button>
    </div>
  );
}
