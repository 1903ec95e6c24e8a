import { rule } from '../rule.ts';

export default rule({
  id: 'npm-cache',
  title: 'npm cache and logs',
  before: ['yarn-berry-project-cache'],
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '~/.npm/{_cacache,_logs,_prebuilds,_libvips,_locks,_tmp}/**',
    '~/.npm/{_update-notifier-last-checked,anonymous-cli-metrics.json}',
  ],
  envDirectories: { npm_config_cache: ['{_cacache,_logs}/**'], NPM_CONFIG_CACHE: ['{_cacache,_logs}/**'] },
  why: 'Downloads, stored by their hash and fetched again when missing, and logs.',
  remedy:
    "End each RUN that installs with `rm -rf ~/.npm/_cacache ~/.npm/_logs`, or keep npm's cache in a cache mount at `/root/.npm`.",
  mounts: ['~/.npm'],
  example: { before: 'RUN npm ci --omit=dev', after: 'RUN npm ci --omit=dev && rm -rf ~/.npm/_cacache ~/.npm/_logs' },
  references: ['https://docs.npmjs.com/cli/v11/commands/npm-cache'],
  reports: [
    {
      files: {
        '/root/.npm/_cacache/content-v2/sha512/ab/cd/ef': 900,
        '/home/node/.npm/_logs/2026-debug-0.log': 70,
        '/.npm/_cacache/index-v5/aa/bb/cc': 5,
        '/root/.npm/_update-notifier-last-checked': 1,
      },
      bytes: 976,
    },
    { files: { '/cache/npm/_cacache/x': 5, '/cache/npm/_npx/y': 2 }, env: ['npm_config_cache=/cache/npm'], bytes: 5 },
  ],
  ignores: [
    { files: { '/root/.npmrc': 30 }, because: 'configuration' },
    { files: { '/usr/local/lib/node_modules/npm/lib/npm.js': 900 }, because: 'npm itself' },
    {
      files: { '/root/.npm/_npx/1a2b/node_modules/serve/build/main.js': 90 },
      because: 'a program that `npx` starts: npx-cache',
    },
  ],
});
