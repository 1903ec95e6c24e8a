import { rule } from '../rule.ts';

export default rule({
  id: 'node-package-docs',
  title: 'Documents, types and tests inside node_modules',
  severity: 'info',
  confidence: 'judgement',
  bucket: 'advice',
  sparesLicences: true,
  globs: [
    '/**/node_modules/**/*.{md,markdown,d.ts,d.mts,d.cts,flow}',
    '/**/node_modules/**/{.github,.vscode,.idea,.circleci}/**',
    '/**/node_modules/**/{__tests__,test,tests,example,examples}/**',
  ],
  not: [
    { glob: '/**/node_modules/{test,tests,example,examples,@*/test,@*/tests}/**', why: 'package of that name' },
    { glob: '/**/{LICENSE,LICENCE,COPYING,NOTICE,license}*', why: 'licence text must stay' },
  ],
  why: 'Not loaded at run time, with rare exceptions.',
  remedy:
    "Bundle the service in a build stage, as with `esbuild --bundle --platform=node`, and copy only the bundle. Or end each RUN that installs with `find node_modules -name '*.md' -not -iname 'license*' -type f -delete`.",
  example: {
    before: 'RUN npm ci --omit=dev',
    after: "RUN npm ci --omit=dev && find node_modules -name '*.md' -not -iname 'license*' -type f -delete",
  },
  references: [
    'https://docs.npmjs.com/cli/v11/configuring-npm/package-json',
    'https://esbuild.github.io/getting-started/',
  ],
  reports: [
    {
      files: { '/app/node_modules/express/History.md': 90000, '/app/node_modules/resolve/test/core.js': 700 },
      bytes: 90700,
    },
    { files: { '/app/node_modules/@types/node/fs.d.ts': 70, '/app/node_modules/a/.github/b.yml': 3 }, bytes: 73 },
  ],
  ignores: [
    { files: { '/app/node_modules/foo/LICENSE.md': 900 }, because: 'licence' },
    { files: { '/app/docs/README.md': 900 }, because: 'application tree' },
  ],
});
