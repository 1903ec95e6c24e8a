// Makes the commit and the tag of a release, and pushes nothing: `npm run release -- 1.2.3` on a clean main. The push that it names
// starts the release workflow.
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { notesOf, released } from './changelog.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = path => readFileSync(join(root, path), 'utf8');
const run = (program, ...args) => execFileSync(program, args, { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trim();
const edit = (path, change) => writeFileSync(join(root, path), change(read(path)));

const [version = ''] = process.argv.slice(2);
const tag = `v${version}`;
const partsOf = text => text.split('.').map(Number);

/** Why it cannot be; empty if it can. */
function refusals() {
  if (!/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.test(version)) return [`"${version}" is no version such as 1.2.3`];
  const now = JSON.parse(read('package.json')).version;
  const [older = 0] = partsOf(version)
    .map((part, n) => Math.sign(part - partsOf(now)[n]))
    .filter(Boolean);
  const has = (...refs) => run('git', ...refs) !== '';
  return [
    ...(older < 0 ? [`${version} is older than ${now}`] : []),
    ...(run('git', 'branch', '--show-current') === 'main' ? [] : ['this is not the branch main']),
    ...(has('status', '--porcelain') ? ['something is changed that is not committed'] : []),
    ...(has('tag', '--list', tag) ? [`the tag ${tag} exists`] : []),
    ...(has('ls-remote', '--tags', 'origin', `refs/tags/${tag}`) ? [`the tag ${tag} exists in origin`] : []),
    ...(run('git', 'ls-remote', 'origin', 'refs/heads/main').startsWith(run('git', 'rev-parse', 'HEAD'))
      ? []
      : ['HEAD is not the main of origin']),
    ...(notesOf(read('CHANGELOG.md'), 'Unreleased') === '' ? ['CHANGELOG.md has nothing under "## [Unreleased]"'] : []),
  ];
}

const problems = refusals();
if (problems.length > 0) {
  console.error([`${tag} cannot be released:`, ...problems].join('\n  '));
  process.exitCode = 1;
} else prepare();

function prepare() {
  run('npm', 'version', version, '--no-git-tag-version', '--allow-same-version', '--ignore-scripts');
  edit('src/version.ts', text => text.replace(/(?<=VERSION = ')[^']+/, version));
  edit('CHANGELOG.md', text => released(text, version, new Date().toISOString().slice(0, 10)));
  const [major] = version.split('.');
  const pages = readdirSync(join(root, 'docs')).map(name => `docs/${name}`);
  for (const page of ['README.md', ...pages].filter(path => path.endsWith('.md')))
    edit(page, text => text.replace(/(imagebudget\/imagebudget(?:\/\w+)?(?:@v|:))\d+(?![\d.])/g, `$1${major}`));
  run(process.execPath, 'scripts/build.mjs');
  // Chunks of dist/ have new names.
  run('git', 'add', '--all');
  run('git', 'commit', '--message', `Release ${version}`);
  run('git', 'tag', '--annotate', '--message', `imagebudget ${version}`, tag);
  const { status, stdout } = spawnSync(process.execPath, ['scripts/release/verify.mjs', tag], {
    cwd: root,
    encoding: 'utf8',
  });
  process.stdout.write(stdout);
  if (status === 0) console.log(`To publish ${tag}: git push --atomic origin main ${tag}`);
  else {
    console.error(`To undo what was made here: git tag --delete ${tag} && git reset --hard HEAD~1`);
    process.exitCode = 1;
  }
}
