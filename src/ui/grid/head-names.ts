import { type HeadRef, headKey, sameHead } from '../../core/head.ts';
import type { HeadLabel } from '../../core/head-label.ts';
import { t } from '../../i18n/translate.ts';
import { labelName } from '../measures/label-text.ts';

/** `Encoder, layer 3, head 7` */
export function fullName({ site, layer, head }: HeadRef): string {
  return t('grid.head', { site: t(`site.${site}`), layer, head });
}

/** The names that the battery gave a head, and what its model's card says of it. */
export function namesOf(
  head: HeadRef,
  labels: Readonly<Record<string, readonly HeadLabel[]>>,
  guided: HeadRef | undefined,
): string[] {
  const names = (labels[headKey(head)] ?? []).map(labelName);
  return guided && sameHead(guided, head) ? [...names, t('grid.guidedShort')] : names;
}
