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

/** Sentences without gaps, which a view may ask for hundreds of times. */
const plain = new Map<Text, string>();
instance.on('languageChanged', () => plain.clear());

/** The sentence for a key in the page's language, with its gaps filled. */
export function t(key: Text, values?: Readonly<Record<string, string | number>>): string {
  if (values) return instance.t(key, values);
  const known = plain.get(key);
  if (known !== undefined) return known;
  const sentence = instance.t(key);
  plain.set(key, sentence);
  return sentence;
}

/** The name of a measure of a model card; a key that has none is shown as it is. */
export function measureName(key: string): string {
  return instance.exists(`quality.${key}`) ? instance.t(`quality.${key}`) : key.replaceAll('_', ' ');
}

const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** BCP 47 for a text whose language nobody knows. */
export const ANY_LANGUAGE = 'und';

/** BCP 47 for what is written in no language: a model that reads pictures. */
const NO_LANGUAGE = 'zxx';

const namedLanguages = new Map<string, string>();

/** A language's name in the page's language, its script and country left out: `zh-Hans` is Chinese. */
export function languageName(code: string): string {
  if (code === NO_LANGUAGE) return t('pictures.language');
  if (code === ANY_LANGUAGE) return t('language.any');
  const name = namedLanguages.get(code) ?? languages.of(new Intl.Locale(code).language) ?? code;
  namedLanguages.set(code, name);
  return name;
}

/** The sentence for an error: what was expected, what was found, what to do next. */
export function errorSentence({ code, details }: ErrorRecord): string {
  return t(`error.${code}`, details);
}
