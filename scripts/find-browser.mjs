// Which Chromium the browser tests, the bench and the screenshots drive.
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const PLACES = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Launch options for Playwright: its own Chromium when it is installed, else the system's. */
export function launchOptions() {
  const args = [
    '--enable-unsafe-webgpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  // As root (containers, CI) Chromium starts without its sandbox only.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  if (existsSync(chromium.executablePath())) return { args };
  const executablePath = PLACES.find((path) => path && existsSync(path));
  if (executablePath) return { args, executablePath };
  throw new Error(
    'No Chromium was found. Install one with `npx playwright install chromium`, or your distribution’s package ' +
      '(`apt-get install chromium`), or name it: CHROME_PATH=/path/to/chrome',
  );
}
