import { t } from '../../i18n/translate.ts';
import { OpenModel } from '../guest/open-model.tsx';
import { useApp } from '../stores.tsx';
import { TaskBar } from './task-bar.tsx';
import './header.css';

export function Header() {
  const theme = useApp((state) => state.theme);
  const setView = useApp((state) => state.setView);
  const next = theme === 'dark' ? 'light' : 'dark';
  return (
    <header className="header">
      <h1 title={t('app.tagline')}>
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width="26" height="26" />
        {t('app.name')}
      </h1>
      <TaskBar />
      <OpenModel />
      <button
        type="button"
        className="quiet"
        aria-label={t(next === 'dark' ? 'theme.toDark' : 'theme.toLight')}
        title={t(next === 'dark' ? 'theme.toDark' : 'theme.toLight')}
        onClick={() => setView({ theme: next })}
      >
        {next === 'dark' ? '☾' : '☀'}
      </button>
    </header>
  );
}
