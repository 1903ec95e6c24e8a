import { foldersNamed, perDirectory } from '../conditions.ts';
import { type RuleFile, type RuleImage, rule } from '../rule.ts';

/** What coverage tools leave in their folder, or one folder below it. */
const REPORTS = ['lcov.info', 'index.html', 'clover.xml', 'coverage-final.json', '.last_run.json', '.resultset.json'];

const COVERAGE = new Set(['coverage']);
/** Nothing else has these names. */
const CERTAIN =
  /\/(?:\.nyc_output|htmlcov|test-results|playwright-report|\.jest-cache|junit-reports|allure-results)\/|\/(?:lcov\.info|clover\.xml|coverage\.xml|coverage-final\.json|junit\.xml|test-report\.xml)$/;

const hasReport = perDirectory((folder, image) => REPORTS.some(name => image.exists(`${folder}/${name}`)));

/** A folder named `coverage` may be code. It is output if it has a report, or if the folder below it that leads to this file has one. */
function isOutput({ path }: RuleFile, image: RuleImage): boolean {
  if (CERTAIN.test(path)) return true;
  return foldersNamed(path, COVERAGE).some(folder => {
    const [below = '', ...more] = path.slice(folder.length + 1).split('/');
    const inside = ['lcov-report', ...(more.length > 0 ? [below] : [])].map(name => `${folder}/${name}`);
    return [folder, ...inside].some(one => hasReport(one, image));
  });
}

export default rule({
  id: 'coverage-output',
  title: 'Coverage and test reports',
  severity: 'info',
  confidence: 'safe',
  bucket: 'removable',
  globs: [
    '/**/{coverage,.nyc_output,htmlcov,test-results,playwright-report,.jest-cache,junit-reports,allure-results}/**',
    '/**/{lcov.info,clover.xml,coverage.xml,coverage-final.json,junit.xml,test-report.xml}',
  ],
  not: [
    { glob: '/**/{site,dist}-packages/**', why: 'the Python package "coverage"' },
    { glob: '/**/node_modules/**', why: 'packages' },
    { glob: '/**/gems/**', why: 'packages' },
    { glob: '/usr/{lib,share,include,local}/**', why: 'system files' },
  ],
  when: isOutput,
  whenText:
    'A folder named `coverage` counts only if it has a report, directly or one level below: `lcov.info`, `index.html`, `clover.xml`, `coverage-final.json`, `.last_run.json` or `.resultset.json`.',
  why: "A test run on a developer's machine left them.",
  remedy: 'List `coverage`, `.nyc_output`, `htmlcov` and `test-results` in .dockerignore.',
  example: {
    file: '.dockerignore',
    before: '',
    after: ['coverage', '.nyc_output', 'htmlcov', 'test-results'].join('\n'),
  },
  references: [
    'https://coverage.readthedocs.io/en/latest/cmd.html',
    'https://github.com/istanbuljs/nyc',
    'https://jestjs.io/docs/configuration',
  ],
  reports: [
    {
      files: {
        '/app/coverage/lcov-report/index.html': 9000,
        '/app/coverage/base.css': 7,
        '/app/.nyc_output/a.json': 70,
      },
      bytes: 9077,
    },
    { files: { '/srv/coverage/.last_run.json': 5, '/srv/htmlcov/x.html': 4, '/srv/junit.xml': 3 }, bytes: 12 },
  ],
  ignores: [
    { files: { '/usr/local/lib/python3.12/site-packages/coverage/parser.py': 900 }, because: 'package' },
    { files: { '/app/src/coverage/insurance.ts': 900 }, because: 'code in a folder of that name' },
  ],
});
