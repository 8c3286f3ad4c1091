import { languageName } from '../../i18n/translate.ts';
import { findModel } from '../../state/engine-slice.ts';
import { useApp } from '../stores.tsx';

/** Codes and names of the model's languages; a model of one language has it on both sides. */
export function useLanguages() {
  const source = useApp((state) => findModel(state)?.manifest.languages.source) ?? 'en';
  const target = useApp((state) => findModel(state)?.manifest.languages.target) ?? source;
  return { codes: { source, target }, names: { source: languageName(source), target: languageName(target) } };
}
