import { rule } from '../rule.ts';

export default rule({
  id: 'browser-binaries',
  title: 'Downloaded browsers',
  severity: 'info',
  confidence: 'judgement',
  bucket: 'advice',
  globs: [
    '$CACHE/{ms-playwright,ms-playwright-go,puppeteer,Cypress,selenium}/**',
    '/ms-playwright/**',
    '/**/node_modules/playwright-core/.local-browsers/**',
    '/**/node_modules/puppeteer/.local-{chromium,firefox}/**',
    '/**/node_modules/electron/dist/**',
  ],
  envDirectories: { PLAYWRIGHT_BROWSERS_PATH: ['**'], PUPPETEER_CACHE_DIR: ['**'], CYPRESS_CACHE_FOLDER: ['**'] },
  why: 'A scraper or a PDF service needs a browser. A web service whose development dependencies brought one does not. Look for several browsers, and for several versions of one.',
  cost: 'A program that starts a browser fails without it, or downloads it when it starts.',
  remedy:
    'Install only the browser that the program starts, as in `npx playwright install --only-shell chromium`. If it starts none, set `PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1`, `PUPPETEER_SKIP_DOWNLOAD=1` and `CYPRESS_INSTALL_BINARY=0` before the install.',
  example: {
    before: 'RUN npx playwright install --with-deps',
    after: 'RUN npx playwright install --with-deps --only-shell chromium',
  },
  references: [
    'https://playwright.dev/docs/browsers',
    'https://pptr.dev/guides/configuration',
    'https://docs.cypress.io/app/get-started/install-cypress',
  ],
  reports: [
    {
      files: {
        '/root/.cache/ms-playwright/firefox-1466/firefox/libxul.so': 90000,
        '/home/pptruser/.cache/puppeteer/chrome/linux-126/chrome-linux64/chrome': 700,
        '/ms-playwright/webkit-2070/minibrowser-wpe/lib/x.so': 30,
      },
      bytes: 90730,
    },
    {
      files: { '/app/node_modules/electron/dist/electron': 80, '/browsers/chromium-1117/chrome': 7 },
      env: ['PLAYWRIGHT_BROWSERS_PATH=/browsers'],
      bytes: 87,
    },
  ],
  ignores: [
    { files: { '/usr/lib/chromium/chromium': 900 }, because: 'distribution package' },
    { files: { '/app/node_modules/playwright-core/lib/server/index.js': 900 }, because: 'the library' },
  ],
});
