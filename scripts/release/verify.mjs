// Whether a commit can be released under a tag. The release workflow asks before it publishes, and publishes nothing unless all is
// well; so does prepare.mjs. `node scripts/release/verify.mjs v1.2.3` changes nothing.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dateOf, notesOf } from './changelog.mjs';
import { refusals } from './marketplace.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = path => readFileSync(join(root, path), 'utf8');
const run = (program, ...args) => execFileSync(program, args, { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trim();

const [tag = ''] = process.argv.slice(2);
const version = tag.replace(/^v/, '');
const [major] = version.split('.');

/** Pages that show how the action is used. */
const pages = ['README.md', ...readdirSync(join(root, 'docs')).map(name => `docs/${name}`)].filter(path =>
  path.endsWith('.md'),
);
/** Where a package has files, and how many there are of some. */
const PACKED = /^(?:dist\/.+|schema\/[a-z]+\.schema\.json|package\.json|README\.md|LICENSE|CHANGELOG\.md)$/;

const TAG = 'the tag names a version';

/** What must be true, and what is wrong where it is not. */
const CHECKS = {
  [TAG]: () => (/^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.test(tag) ? [] : [`"${tag}" does not`]),
  'every file that names the version names this one': () => {
    const lock = JSON.parse(read('package-lock.json'));
    const named = {
      'package.json': JSON.parse(read('package.json')).version,
      'package-lock.json': lock.version,
      'the first package in package-lock.json': lock.packages[''].version,
      'src/version.ts': /VERSION = '([^']+)'/.exec(read('src/version.ts'))?.[1],
    };
    return Object.entries(named).flatMap(([where, what]) => (what === version ? [] : [`${where} says ${what}`]));
  },
  'CHANGELOG.md has its notes and its day': () => [
    ...(notesOf(read('CHANGELOG.md'), version) === '' ? [`there are no notes under "## [${version}]"`] : []),
    ...(dateOf(read('CHANGELOG.md'), version) === null ? [`"## [${version}]" has no " - YYYY-MM-DD"`] : []),
  ],
  'the pages show its major version': () =>
    pages.flatMap(path =>
      [...read(path).matchAll(/imagebudget\/imagebudget(?:\/\w+)?(?:@v|:)(\d+)\b/g)].flatMap(([shown, other]) =>
        other === major ? [] : [`${path} shows ${shown}`],
      ),
    ),
  'the tag is of this commit': () => {
    const [tagged, head] = [run('git', 'rev-parse', `${tag}^{commit}`), run('git', 'rev-parse', 'HEAD')];
    return tagged === head ? [] : [`it is of ${tagged}, and this is ${head}`];
  },
  'nothing is changed that is not committed': () => run('git', 'status', '--porcelain').split('\n').filter(Boolean),
  'dist/ is what src/ builds to': () => {
    run(process.execPath, 'scripts/build.mjs', '--check');
    return [];
  },
  'the package has its files and no others': () => {
    const { name, files } = JSON.parse(run('npm', 'pack', '--dry-run', '--json', '--ignore-scripts'))[0];
    const paths = files.map(({ path }) => path);
    const manifest = JSON.parse(read('package.json'));
    const needed = [
      ...Object.values(manifest.bin),
      manifest.types.replace('./', ''),
      ...Object.values(manifest.exports['.']).map(path => path.replace('./', '')),
      ...run('git', 'ls-files', 'dist', 'schema').split('\n'),
    ];
    return [
      ...(name === 'imagebudget' ? [] : [`its name is ${name}`]),
      ...needed.filter(path => !paths.includes(path)).map(path => `${path} is missing`),
      ...paths.filter(path => !PACKED.test(path)).map(path => `${path} does not belong there`),
    ];
  },
  'GitHub’s Marketplace takes action.yml': () => [
    ...refusals(read('action.yml')),
    ...['main', 'post'].flatMap(key => {
      const path = new RegExp(`^  ${key}: (.+)$`, 'm').exec(read('action.yml'))?.[1] ?? key;
      return existsSync(join(root, path)) ? [] : [`${path}, which action.yml runs, is missing`];
    }),
  ],
};

let ready = true;
for (const [what, problemsOf] of Object.entries(CHECKS)) {
  const problems = caught(problemsOf);
  ready &&= problems.length === 0;
  console.log([`${problems.length === 0 ? '✓' : '✗'} ${what}`, ...problems].join('\n    '));
  // What is no version has no notes and no commit either.
  if (what === TAG && !ready) break;
}
if (!ready) {
  console.log(`${tag || 'No tag'}: not released.`);
  process.exitCode = 1;
}

/** What a program says that fails is a problem too. */
function caught(problemsOf) {
  try {
    return problemsOf();
  } catch (error) {
    return [String(error.stderr || error.message).trim()];
  }
}
