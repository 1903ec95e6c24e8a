import { rule } from '../rule.ts';

export default rule({
  id: 'next-cache',
  title: 'Next.js build cache',
  before: ['node-dev-deps'],
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['/**/.next/cache/**'],
  not: [
    { glob: '/**/.next/cache/fetch-cache/**', why: 'prerendered fetch data, used by ISR at run time' },
    { glob: '/**/.next/cache/images/**', why: 'image optimiser cache, written at run time on purpose' },
  ],
  why: 'Caches of webpack, Turbopack and SWC between builds.',
  remedy:
    'End the RUN that builds with `rm -rf .next/cache`, or build in one stage and copy only `.next/standalone`, `.next/static` and `public` to the final one.',
  example: { before: 'RUN npm run build', after: 'RUN npm run build && rm -rf .next/cache' },
  references: ['https://nextjs.org/docs/app/guides/ci-build-caching'],
  reports: [
    { files: { '/app/.next/cache/webpack/server-production/0.pack': 90000 }, bytes: 90000 },
    { files: { '/srv/web/.next/cache/swc/plugins/x': 70, '/srv/web/.next/cache/images/a': 4 }, bytes: 70 },
  ],
  ignores: [
    { files: { '/app/.next/server/pages/index.js': 900 }, because: 'the application' },
    { files: { '/app/.next/cache/fetch-cache/1a2b': 900 }, because: 'ISR data' },
  ],
});
