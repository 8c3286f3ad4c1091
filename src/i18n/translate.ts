import { createInstance } from 'i18next';
import type { ErrorRecord } from '../core/errors.ts';
import { en, type TextKey } from './en.ts';

const instance = createInstance();
// Keys contain dots and texts are rendered by React, so no separators and no escaping.
void instance.init({
  lng: 'en',
  fallbackLng: 'en',
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  initAsync: false,
  resources: { en: { translation: en } },
});

/** A key, without the plural endings that i18next adds by `count`. */
export type Text = TextKey extends infer Key
  ? Key extends `${infer Stem}_one` | `${infer Stem}_other`
    ? Stem
    : Key
  : never;

/** The sentence for a key in the page's language, with its gaps filled. */
export function t(key: Text, values: Readonly<Record<string, string | number>> = {}): string {
  return instance.t(key, values);
}

/** The name of a measure of a model card; a key that has none is shown as it is. */
export function measureName(key: string): string {
  return instance.exists(`quality.${key}`) ? instance.t(`quality.${key}`) : key.replaceAll('_', ' ');
}

const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** BCP 47 for what is written in no language: a model that reads pictures. */
const NO_LANGUAGE = 'zxx';

/** A language's name in the page's language, its script and country left out: `zh-Hans` is Chinese. */
export function languageName(code: string): string {
  if (code === NO_LANGUAGE) return t('pictures.language');
  return languages.of(new Intl.Locale(code).language) ?? code;
}

/** The sentence for an error: what was expected, what was found, what to do next. */
export function errorSentence({ code, details }: ErrorRecord): string {
  return t(`error.${code}`, details);
}
