import { rule } from '../rule.ts';

export default rule({
  id: 'electron-download-cache',
  title: 'Electron download caches',
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['$CACHE/{electron,electron-builder}/**'],
  why: 'Archives that are already unpacked in `node_modules/electron/dist`.',
  remedy:
    'End each RUN that installs with `rm -rf ~/.cache/electron ~/.cache/electron-builder`, or keep both in cache mounts.',
  mounts: ['~/.cache/electron', '~/.cache/electron-builder'],
  example: { before: 'RUN npm ci', after: 'RUN --mount=type=cache,target=/root/.cache/electron npm ci' },
  references: ['https://github.com/electron/get'],
  reports: [
    { files: { '/root/.cache/electron/ab12/electron-v30.0.0-linux-x64.zip': 90000 }, bytes: 90000 },
    { files: { '/home/node/.cache/electron-builder/appimage/a': 70 }, bytes: 70 },
  ],
  ignores: [
    { files: { '/app/node_modules/electron/dist/electron': 900 }, because: 'the program (browser-binaries)' },
    { files: { '/opt/electron/electron': 900 }, because: 'an installed program' },
  ],
});
