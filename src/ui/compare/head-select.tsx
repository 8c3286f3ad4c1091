import { useId } from 'react';
import { allHeads, type HeadRef, headKey, headName } from '../../core/head.ts';
import { type AttentionRun, runSites } from '../../core/run.ts';
import { t } from '../../i18n/translate.ts';

interface HeadSelectProps {
  readonly label: string;
  readonly run: AttentionRun;
  readonly head: HeadRef;
  readonly onChoose: (head: HeadRef) => void;
}

/** A head among all that a run has, site by site. */
export function HeadSelect({ label, run, head, onChoose }: HeadSelectProps) {
  const id = useId();
  const sites = runSites(run);
  const heads = allHeads(sites);
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={headKey(head)}
        onChange={({ target }) => {
          const chosen = heads.find((one) => headKey(one) === target.value);
          if (chosen) onChoose(chosen);
        }}
      >
        {sites.map((shape) => (
          <optgroup key={shape.site} label={t(`site.${shape.site}`)}>
            {allHeads([shape]).map((one) => (
              <option key={headKey(one)} value={headKey(one)}>
                {fullHeadName(one)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </>
  );
}

/** With its site: “Encoder L1 H0”. */
export function fullHeadName(head: HeadRef): string {
  return t('compare.head', { site: t(`site.${head.site}`), head: headName(head) });
}
