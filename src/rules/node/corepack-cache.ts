import { rule } from '../rule.ts';

export default rule({
  id: 'corepack-cache',
  title: 'Package managers fetched by Corepack',
  severity: 'info',
  confidence: 'safe-if-unused',
  bucket: 'advice',
  globs: ['$CACHE/node/corepack/**', '~/.node/corepack/**'],
  envDirectories: { COREPACK_HOME: ['**'] },
  why: 'Needed only if the container starts `pnpm` or `yarn`. Then it must stay.',
  cost: 'A container that starts `pnpm` or `yarn` downloads it again, and fails without a network.',
  remedy: 'Let `CMD` start the program with `node`, and use `pnpm` or `yarn` in a build stage only.',
  example: { before: 'CMD ["pnpm", "start"]', after: 'CMD ["node", "dist/server.js"]' },
  references: ['https://github.com/nodejs/corepack'],
  reports: [
    { files: { '/root/.cache/node/corepack/v1/pnpm/9.1.0/dist/pnpm.cjs': 90000 }, bytes: 90000 },
    { files: { '/opt/corepack/v1/yarn/4.1.0/yarn.js': 70 }, env: ['COREPACK_HOME=/opt/corepack'], bytes: 70 },
  ],
  ignores: [
    { files: { '/usr/local/lib/node_modules/corepack/dist/corepack.js': 900 }, because: 'corepack itself' },
    { files: { '/root/.cache/node/other': 900 }, because: 'another cache' },
  ],
});
