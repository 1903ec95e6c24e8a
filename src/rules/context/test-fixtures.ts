import { rule } from '../rule.ts';

export default rule({
  id: 'test-fixtures',
  title: 'Tests and their data in the application',
  severity: 'info',
  confidence: 'judgement',
  bucket: 'advice',
  globs: [
    '/{app,code,src,srv,workspace,opt/app,usr/src/app,var/www,home/*/app}/**/{__tests__,__mocks__,__snapshots__,__fixtures__,test,tests,spec,e2e,cypress,testdata,features}/**',
    '/{app,code,src,srv,workspace,opt/app,usr/src/app,var/www}/{test,tests,spec,e2e,cypress,testdata}/**',
  ],
  not: [
    { glob: '/**/node_modules/**', why: 'node-package-docs claims them' },
    { glob: '/**/vendor/**', why: 'dependencies' },
    { glob: '/**/{site,dist}-packages/**', why: 'python-tests claims them' },
    {
      glob: '/**/src/test/**',
      why: 'the Java and Scala layout, where all sources are unwanted, not only tests',
    },
  ],
  why: 'Mostly unused in production, but frameworks may load such folders by convention.',
  remedy:
    'List the test folders in .dockerignore, as in `**/__tests__` and `tests`. If a build stage runs the tests, copy only what the program needs to the final one.',
  example: { file: '.dockerignore', before: '', after: ['**/__tests__', 'tests', 'e2e'].join('\n') },
  references: ['https://docs.docker.com/build/concepts/context/#dockerignore-files'],
  reports: [
    { files: { '/app/tests/data/big.json': 90000, '/usr/src/app/src/__tests__/a.test.js': 700 }, bytes: 90700 },
    { files: { '/srv/e2e/login.ts': 70, '/home/bob/app/x/testdata/a': 4 }, bytes: 74 },
  ],
  ignores: [
    {
      files: { '/app/blog/fixtures/initial.json': 900 },
      because: 'a Django fixture: no glob has folders named `fixtures`',
    },
    { files: { '/app/node_modules/x/test/a.js': 900 }, because: 'node-package-docs' },
  ],
});
