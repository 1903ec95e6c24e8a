import { hint, leavesCache } from '../hint.ts';

const PROGRAMS = new Set(['npm', 'yarn', 'pnpm']);
const CACHES = ['npm-cache', 'yarn-classic-cache', 'pnpm-store'];

export default hint({
  id: 'hint-npm-cache',
  title: 'an install whose download cache stays in the layer',
  severity: 'warn',
  evidence: 'The rules `npm-cache`, `yarn-classic-cache` or `pnpm-store` find bytes in the layer.',
  explains: [...CACHES, 'cache-deleted-later'],
  remedy:
    'End the RUN that installs with `rm -rf ~/.npm/_cacache ~/.npm/_logs`, `yarn cache clean` or `pnpm store prune`, or keep the cache in a cache mount.',
  about: 'layer',
  test: leavesCache(({ name }) => PROGRAMS.has(name), ...CACHES),
  reports: [
    { does: 'RUN npm ci', found: { 'npm-cache': 1 }, bytes: 1 },
    { does: 'RUN yarn install', lost: { 'yarn-classic-cache': 1 }, bytes: 1 },
  ],
  ignores: [
    { does: 'RUN npm ci', because: 'the cache is gone' },
    { does: 'RUN make', found: { 'npm-cache': 1 }, because: 'another program wrote it' },
  ],
});
