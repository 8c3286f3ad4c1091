import type { HeadRef } from '../../core/head.ts';
import { t } from '../../i18n/translate.ts';
import type { HeadValues } from '../../state/grid/head-values.ts';
import { useLanguages } from '../shell/use-languages.ts';
import type { PlacedSite } from './place-site.ts';
import { RowLabels } from './row-labels.tsx';
import { Thumbnails } from './thumbnails.tsx';
import type { Canvases } from './use-grid-paint.ts';

interface SiteGridProps {
  readonly site: PlacedSite;
  readonly canvases: Canvases;
  readonly tabbable: HeadRef | undefined;
  readonly marked: ReadonlySet<string> | undefined;
  readonly values: HeadValues | undefined;
  readonly valueName: string;
  readonly adding: boolean;
}

/** The heads of one site: one canvas for all pictures, which its owner paints, and one button a head over it. */
export function SiteGrid({ site, canvases, ...thumbnails }: SiteGridProps) {
  const { names } = useLanguages();
  const { shape, layout } = site;
  const name = t(`site.${shape.site}`);
  const size = { width: layout.width, height: layout.height };
  return (
    <section className="site-grid" aria-label={name}>
      <h3>
        {name} <span className="soft">{t(`site.${shape.site}.says`, names)}</span>
      </h3>
      {site.rows.length === 0 ? (
        <p className="soft site-grid-none">{t('grid.none')}</p>
      ) : (
        <div className="site-grid-body">
          <RowLabels site={site} values={thumbnails.values} />
          <div className="thumbnails" style={size}>
            <canvas
              ref={(canvas) => {
                if (!canvas) return;
                canvases.current.set(shape.site, canvas);
                return () => void canvases.current.delete(shape.site);
              }}
              data-testid={`grid-${shape.site}`}
              style={size}
            />
            <Thumbnails site={site} {...thumbnails} />
          </div>
        </div>
      )}
    </section>
  );
}
