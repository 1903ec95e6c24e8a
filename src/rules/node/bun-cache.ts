import { rule } from '../rule.ts';

export default rule({
  id: 'bun-cache',
  title: 'Bun install cache',
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['~/.bun/install/cache/**'],
  envDirectories: { BUN_INSTALL_CACHE_DIR: ['**'] },
  adviceWhen: image =>
    image.commands.some(([program]) => program === 'bun' || program === 'bunx') && !image.hasName('node_modules'),
  adviceWhenText: 'The container starts `bun`, and the image has no `node_modules`: then Bun runs from its cache.',
  why: 'Downloads. Files that `node_modules` shares by a hard link, which is how Bun installs on Linux, do not count.',
  remedy:
    'End each RUN that installs with `rm -rf ~/.bun/install/cache`, or keep it in a cache mount at `/root/.bun/install/cache`.',
  mounts: ['~/.bun/install/cache'],
  example: {
    before: 'RUN bun install --frozen-lockfile --production',
    after: 'RUN --mount=type=cache,target=/root/.bun/install/cache bun install --frozen-lockfile --production',
  },
  references: ['https://bun.sh/docs/install/cache'],
  reports: [
    { files: { '/root/.bun/install/cache/react@18.3.1@@@1/index.js': 90000 }, bytes: 90000 },
    { files: { '/root/.bun/install/cache/a@1@@@1/index.js': 70 }, cmd: ['bun', 'run', 'x.ts'], bytes: 0, advice: 70 },
    {
      files: { '/bun/cache/a': 5, '/app/node_modules/a/index.js': 4 },
      env: ['BUN_INSTALL_CACHE_DIR=/bun/cache'],
      cmd: ['bun', 'x.js'],
      bytes: 5,
    },
  ],
  ignores: [
    { files: { '/root/.bun/bin/bun': 900 }, because: 'the runtime' },
    { files: { '/root/.bun/install/global/node_modules/serve/x.js': 900 }, because: 'global install' },
  ],
});
