/** Every workflow of the repository and of the pages, by linters of others: what they reject, GitHub rejects, or somebody can abuse. */
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { root, scratchFolder } from '../../kit/processes/cli.ts';
import { describeWithLinter } from '../../kit/processes/workflow-linters.ts';

const folder = scratchFolder();
const workflows = join(folder, '.github/workflows');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pages = ['README.md', ...readdirSync(join(root, 'docs')).map(name => `docs/${name}`)];

/** Blocks of a page that are workflows, or jobs or steps of one, as whole workflows. */
function shownIn(page: string): string[] {
  const blocks = [...read(page).matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
  return blocks.filter(text => /^ *(?:- )?uses: /m.test(text)).map(wholeOf);
}

function wholeOf(text: string): string {
  const head = /^on:/m.test(text) ? '' : 'on: push\n';
  if (/^jobs:/m.test(text)) return `${/^permissions:/m.test(text) ? '' : 'permissions: {}\n'}${head}${text}`;
  const [indent = ''] = /^ */.exec(text) ?? [];
  const steps = text.replaceAll(new RegExp(`^${indent}`, 'gm'), '      ');
  return `${head}permissions: {}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    permissions:\n      contents: read\n    steps:\n${steps}`;
}

mkdirSync(join(folder, '.git'));
mkdirSync(workflows, { recursive: true });
for (const name of ['action.yml', 'plan', 'check', 'merge'])
  cpSync(join(root, name), join(folder, name), { recursive: true });
// actionlint looks whether the programs are there, and no further.
mkdirSync(join(folder, 'dist'));
for (const name of ['action', 'post', 'plan', 'merge']) writeFileSync(join(folder, `dist/${name}.js`), '');
// actionlint does not know `$/` yet. By `./` it looks up inputs, too.
for (const name of readdirSync(join(root, '.github/workflows')))
  writeFileSync(join(workflows, name), read(`.github/workflows/${name}`).replaceAll('uses: $/', 'uses: ./'));
const ours = readdirSync(workflows).map(name => join(workflows, name));
const shown = pages
  .filter(page => page.endsWith('.md'))
  .flatMap(page =>
    shownIn(page).map((text, n) => {
      const path = join(workflows, `shown-${page.replaceAll(/\W/g, '-')}-${n + 1}.yml`);
      // The recipe for forks does not run what the other run has made.
      writeFileSync(path, text.replace(/^ {2}workflow_run:$/m, '$& # zizmor: ignore[dangerous-triggers]'));
      return path;
    }),
  );

/** @returns what the linter found; empty if nothing */
const found = (path: string, ...args: string[]) =>
  new Promise<string>(resolve =>
    execFile(path, args, { cwd: root, timeout: 60_000 }, (error, stdout, stderr) =>
      resolve(error === null ? '' : `${stdout}${stderr}` || String(error)),
    ),
  );

test('the pages show some', () => {
  expect(shown.length).toBeGreaterThan(10);
});

describeWithLinter('actionlint', path => {
  test('finds nothing', async () => {
    expect(await found(await path(), '-no-color', '-oneline', ...ours, ...shown)).toBe('');
  });

  test('would find an input that the action lacks', async () => {
    const wrong = join(workflows, 'wrong.yml');
    writeFileSync(wrong, wholeOf('- uses: ./plan\n  with: { confg: x }\n'));
    expect(await found(await path(), '-no-color', wrong)).toContain('"confg"');
  });
});

// What pages show is pinned and locked down by who takes it.
const OF_READERS = ['unpinned-uses', 'artipacked'];

describeWithLinter('zizmor', path => {
  const offline = ['--offline', '--no-progress', '--color=never', '--quiet'];

  test('finds nothing in the repository', async () => {
    expect(await found(await path(), ...offline, '.github/workflows', 'action.yml', 'plan', 'check', 'merge')).toBe('');
  });

  test('finds nothing that is unsafe in what pages show', async () => {
    const config = join(folder, 'zizmor.yml');
    writeFileSync(config, `rules:\n${OF_READERS.map(rule => `  ${rule}: { disable: true }\n`).join('')}`);
    expect(await found(await path(), ...offline, '--config', config, ...shown)).toBe('');
    const wrong = join(workflows, 'unsafe.yml');
    writeFileSync(wrong, wholeOf('- run: echo ${{ github.event.issue.title }}\n'));
    expect(await found(await path(), ...offline, '--config', config, wrong)).toContain('template-injection');
  });
});
