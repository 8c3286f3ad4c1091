import { ANY_LANGUAGE, languageName, t } from '../../i18n/translate.ts';
import { findModel } from '../../state/engine-slice.ts';
import { useApp } from '../stores.tsx';

/** Codes and names of the model's languages; a model of one language has it on both sides. */
export function useLanguages() {
  const source = useApp((state) => findModel(state)?.manifest.languages.source) ?? 'en';
  const target = useApp((state) => findModel(state)?.manifest.languages.target) ?? source;
  const writes = useApp((state) => findModel(state)?.manifest.languages.target !== undefined);
  // Whose language nobody knows is called by what it is for.
  const nameOf = (code: string, side: 'input' | 'output') =>
    code === ANY_LANGUAGE ? t(`language.${side}`) : languageName(code);
  return {
    codes: { source, target },
    names: { source: nameOf(source, 'input'), target: nameOf(target, writes ? 'output' : 'input') },
  };
}
