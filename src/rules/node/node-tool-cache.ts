import { rule } from '../rule.ts';

export default rule({
  id: 'node-tool-cache',
  title: 'Bundler and linter caches',
  before: ['next-cache'],
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '/**/node_modules/.cache/**',
    '/**/node_modules/{.vite,.vite-temp,.vitest,.bin-cache}/**',
    '/**/{.parcel-cache,.turbo,.angular/cache,.nx/cache,.rpt2_cache,.rollup.cache,.swc,.docusaurus}/**',
    '/**/{.eslintcache,.stylelintcache,.prettiercache}',
    '/**/*.tsbuildinfo',
  ],
  not: [
    {
      glob: '/**/node_modules/.cache/{puppeteer,ms-playwright,prisma,nx}/**',
      why: 'may hold programs or engines used at run time',
    },
    { glob: '/usr/!(src)/**', why: 'system files; the rule still matches /usr/src/app' },
  ],
  why: 'Build tools keep them between builds: babel-loader, webpack, ESLint, Vite, Turborepo and others.',
  remedy:
    'Build in one stage and copy only the result to the final one. List `**/node_modules/.cache`, `**/.turbo`, `**/.eslintcache` and `**/*.tsbuildinfo` in .dockerignore.',
  example: { before: 'COPY --from=build /app /app', after: 'COPY --from=build /app/dist /app/dist' },
  references: [
    'https://webpack.js.org/configuration/cache/',
    'https://eslint.org/docs/latest/use/command-line-interface',
    'https://turborepo.com/docs',
  ],
  reports: [
    {
      files: {
        '/app/node_modules/.cache/babel-loader/1b2d.json.gz': 90000,
        '/app/.turbo/turbo-build.log': 700,
        '/app/.eslintcache': 30,
      },
      bytes: 90730,
    },
    { files: { '/app/node_modules/.vite/deps/react.js': 70, '/usr/src/app/tsconfig.tsbuildinfo': 8 }, bytes: 78 },
  ],
  ignores: [
    { files: { '/app/.nuxt/dist/server/server.mjs': 900 }, because: 'Nuxt 2 runs from .nuxt' },
    { files: { '/app/.svelte-kit/output/server/index.js': 900 }, because: 'may be served' },
    { files: { '/app/node_modules/.cache/puppeteer/chrome/linux/chrome': 900 }, because: 'browser' },
  ],
});
