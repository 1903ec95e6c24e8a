import { rule } from '../rule.ts';

export default rule({
  id: 'node-gyp-headers',
  title: 'Node headers fetched by node-gyp',
  before: ['node-gyp-build'],
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['$CACHE/node-gyp/**', '~/{.node-gyp,.electron-gyp}/**'],
  why: 'Only compiling native add-ons needs them.',
  remedy:
    'End each RUN that installs with `rm -rf ~/.cache/node-gyp`, or keep the headers in a cache mount at `/root/.cache/node-gyp`.',
  mounts: ['~/.cache/node-gyp', '~/.electron-gyp'],
  example: { before: 'RUN npm ci --omit=dev', after: 'RUN npm ci --omit=dev && rm -rf ~/.cache/node-gyp' },
  references: ['https://github.com/nodejs/node-gyp'],
  reports: [
    { files: { '/root/.cache/node-gyp/20.15.0/include/node/v8.h': 90000 }, bytes: 90000 },
    { files: { '/home/node/.node-gyp/20.15.0/include/node/v8.h': 70 }, bytes: 70 },
  ],
  ignores: [
    { files: { '/usr/local/include/node/v8.h': 900 }, because: 'shipped by the official image: dev-headers' },
    { files: { '/usr/local/lib/node_modules/npm/node_modules/node-gyp/bin/node-gyp.js': 900 }, because: 'the program' },
  ],
});
