import { t } from '../i18n/translate.ts';
import { findModel } from '../state/engine-slice.ts';
import { HeadGrid } from './grid/head-grid.tsx';
import { MemoryOffers } from './guest/memory-offers.tsx';
import { PicturePanel } from './patches/picture-panel.tsx';
import { PixelPanel } from './patches/pixel-panel.tsx';
import { Header } from './shell/header.tsx';
import { Notices } from './shell/notices.tsx';
import { Opening } from './shell/opening.tsx';
import { StatusLine } from './shell/status-line.tsx';
import { ViewPanel } from './shell/view-panel.tsx';
import { useApp } from './stores.tsx';
import { AnswerPanel } from './tasks/answer-panel.tsx';
import { TextPanel } from './tasks/text-panel.tsx';
import './page.css';

export function App() {
  const engine = useApp((state) => state.engine);
  const hasRun = useApp((state) => state.run !== undefined);
  const grid = useApp((state) => findModel(state)?.manifest.picture);
  const pixels = useApp((state) => findModel(state)?.manifest.pixels);
  const broken = engine.kind === 'failed';
  return (
    <div className="page">
      <a className="skip-link" href="#picture">
        {t('app.skip')}
      </a>
      <Header />
      <main>
        <div className="inputs">
          {grid ? <PicturePanel grid={grid} /> : pixels ? <PixelPanel pixels={pixels} /> : <TextPanel />}
          <AnswerPanel />
        </div>
        <Notices />
        <MemoryOffers />
        {hasRun && !broken ? (
          <div className="picture" id="picture" tabIndex={-1}>
            <HeadGrid />
            <ViewPanel />
          </div>
        ) : (
          <Opening engine={engine} />
        )}
      </main>
      <StatusLine />
    </div>
  );
}
