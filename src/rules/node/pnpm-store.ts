import { rule } from '../rule.ts';

export default rule({
  id: 'pnpm-store',
  title: 'pnpm store and metadata cache',
  before: ['bun-cache'],
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '~/.local/share/pnpm/store/**',
    '/pnpm/store/**',
    '/**/.pnpm-store/**',
    '$CACHE/pnpm/**',
    '~/.local/state/pnpm/**',
  ],
  envDirectories: { PNPM_HOME: ['store/**'] },
  why: 'Copies of what `node_modules` holds. Files that `node_modules` shares by a hard link do not count; a store in another layer, or a copied one, counts in full.',
  remedy:
    'Keep the store in a cache mount: `RUN --mount=type=cache,target=/pnpm/store pnpm install --frozen-lockfile --store-dir /pnpm/store`. Or end each RUN that installs with `pnpm store prune`.',
  mounts: ['/pnpm/store', '~/.local/share/pnpm/store', '~/.cache/pnpm'],
  usedBy: [{ programs: ['pnpm'], verb: ['deploy', 'i', 'install'] }],
  // Files that node_modules links to keep their other names.
  empties: ['/pnpm/store', '/root/.local/share/pnpm/store'],
  example: {
    before: 'RUN pnpm install --prod --frozen-lockfile',
    after: 'RUN --mount=type=cache,target=/pnpm/store pnpm install --prod --frozen-lockfile --store-dir /pnpm/store',
  },
  references: ['https://pnpm.io/settings', 'https://pnpm.io/docker'],
  reports: [
    {
      files: {
        '/root/.local/share/pnpm/store/v3/files/00/ab': 90000,
        '/app/.pnpm-store/v10/files/00/ab': 700,
        '/root/.cache/pnpm/metadata-v1.3/registry/x.json': 30,
      },
      bytes: 90730,
    },
    { files: { '/opt/pnpm/store/v10/files/00/ab': 70, '/opt/pnpm/pnpm': 5 }, env: ['PNPM_HOME=/opt/pnpm'], bytes: 70 },
  ],
  ignores: [
    {
      files: { '/app/node_modules/.pnpm/react@18.3.1/node_modules/react/index.js': 900 },
      because: 'the virtual store: the packages in use',
    },
    { files: { '/root/.local/share/pnpm/global/5/node_modules/serve/index.js': 900 }, because: 'global install' },
  ],
});
