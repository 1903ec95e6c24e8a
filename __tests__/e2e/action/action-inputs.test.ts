/** Inputs that people get wrong: empty, unknown, of another tool. And what errors advise, in the words of a workflow. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles, filler } from '../../kit/archives/archives.ts';
import { type ActionRun, definition, type Workspace, workspace } from '../../kit/processes/action.ts';
import { scratchFolder } from '../../kit/processes/cli.ts';
import { sampled } from '../../kit/runner/thorough.ts';

const folder = scratchFolder();
const imageOf = (bytes: number) =>
  archiveOf(dockerArchiveFiles({ layers: [[{ name: 'app', body: filler(bytes) }]], tag: 'web:ci' }));
const CONFIG = 'version: 1\narchive: image.tar\nbudgets:\n  size: 1 MB\n';
const files = { 'image.tar': imageOf(1000), 'other.tar': imageOf(2000), '.imagebudget.yml': CONFIG };

/** What a run that may not pass says to do. */
function said(run: ActionRun, code: number): string {
  expect(run).toMatchObject({ code, outputs: { verdict: 'error' } });
  return run.annotations.map(({ message }) => message).join('\n');
}

describe('an input that is set and comes out empty', () => {
  const place = workspace(folder, files);
  // An expression may come out empty in good order: a fork has no secrets, and only a matrix has values.
  const withDefault = Object.entries(definition.inputs).filter(
    ([, input]) => input.default !== undefined && !input.default.startsWith('${{'),
  );

  test.each(sampled(withDefault, 5, 2).map(([name]) => name))('%s is an error', async name => {
    for (const value of ['', ' '])
      expect(said(await place.run({ [name]: value }), 3)).toMatch(
        new RegExp(`^the input "${name}" is set but empty\\n.*Leave the input out`),
      );
  });

  test('source: the config’s image is measured only where that was asked for', async () => {
    for (const inputs of [{}, { source: 'config:' }, { image: 'config:' }] as Record<string, string>[])
      expect((await place.run(inputs)).outputs).toMatchObject({ verdict: 'pass', size: '1000' });
    expect(said(await place.run({ source: '' }), 3)).toContain('config:, for what the config says.');
  });

  test('the others have no default that says something else', () => {
    const others = Object.keys(definition.inputs).filter(name => !withDefault.some(([known]) => known === name));
    expect(others.sort()).toEqual([
      'build-args',
      'check-run',
      'file',
      'github-token',
      'matrix',
      'report',
      'sarif',
      'target',
    ]);
  });
});

describe('an input that there is not', () => {
  const place = workspace(folder, files);

  const misspelt: [string, string][] = [
    ['sorce', 'source'],
    ['budget-config', 'config'],
    ['working_directory', 'working-directory'],
    ['working directory', 'working-directory'],
    ['dockerfile', 'file'],
    ['build-arg', 'build-args'],
    ['Verfiy', 'verify'],
  ];
  test.each(sampled(misspelt, 3, 2))('%s: did you mean %s?', async (name, near) => {
    expect(said(await place.run({ [name]: 'x' }), 3)).toMatch(
      new RegExp(`^there is no input "[a-z_-]+"\nDid you mean "${near}"\\?`),
    );
  });

  test('one like no other: all are named, and its value is not', async () => {
    const text = said(await place.run({ xyzzy: 'hunter2' }), 3);
    expect(text).toMatch(/^there is no input "xyzzy"\nThe inputs are source, image, tags, /);
    expect(text).not.toContain('hunter2');
  });

  test('a hostile name is shown harmlessly', async () => {
    const run = await place.run({ '::error::\n\u001b[31mx': '1' });
    expect(said(run, 3)).toMatch(/^there is no input /);
    expect(run.annotations).toHaveLength(1);
    expect(run.stdout).not.toContain('\u001b');
  });
});

describe('image', () => {
  const place = workspace(folder, files);

  test('is another name for source', async () => {
    expect((await place.run({ image: 'other.tar' })).outputs).toMatchObject({ verdict: 'pass', size: '2000' });
  });

  test('is not set together with source or context', async () => {
    expect(said(await place.run({ image: 'other.tar', source: 'other.tar' }), 3)).toContain('are both set');
    expect(said(await place.run({ image: 'other.tar', context: '.' }), 3)).toContain('are both set');
  });

  test('of several lines, as all tags of a build, is an error that says so', async () => {
    for (const name of ['image', 'source'])
      expect(said(await place.run({ [name]: 'registry.example/web:1\nregistry.example/web:latest' }), 3)).toMatch(
        /^2 lines where one image is expected: "registry\.example\/web:1" and 1 more\n/,
      );
  });

  test('with a digest that came out empty is an error that says so', async () => {
    for (const source of ['registry.example/web@', 'registry:registry.example/web@', 'docker:web:ci@'])
      expect(said(await place.run({ source }), 3)).toMatch(
        /^the image name ends in "@": the digest after it is empty\n/,
      );
  });
});

describe('advice', () => {
  /** Flags and commands that a workflow has no place for. */
  const COMMAND_LINE =
    /(?:^|\s|\()(?:--(?:config|platform|limit|json|markdown|verify|no-cache|no-store|all|top|debug)\b|imagebudget (?:check|inspect|ls|rules))/;

  const CASES: Record<string, [Record<string, string>, Record<string, string | Buffer>, RegExp]> = {
    'no config': [{}, {}, /set the input "config"/],
    'a config without an image': [
      {},
      { ...files, '.imagebudget.yml': 'version: 1\nbudgets:\n  size: 1 MB\n' },
      /set the input "source" to an image/,
    ],
    'no platform': [{ platform: 'amd64' }, files, /the input "platform"/],
    'another platform': [{ platform: 'linux/s390x' }, files, /the input "platform"/],
    'no engine': [{ source: 'docker:web:ci' }, files, /set the input "source" to a saved image/],
    'standard input': [{ source: '-' }, files, /Set the input "source" to a path/],
    'a compression that is not read': [
      { source: 'image.tar.xz' },
      { ...files, 'image.tar.xz': Buffer.from('fd377a585a000000', 'hex') },
      /in a step before this one: xz -d/,
    ],
    'a limit': [
      {},
      { ...files, '.imagebudget.yml': `${CONFIG}limits: { entries: 1, members: 1 }\n` },
      /write "limits: \{ members: \d+ \}" in the config\./,
    ],
  };

  test.each(Object.entries(CASES))('%s', async (_, [inputs, contents, advice]) => {
    const run = await workspace(folder, { 'keep.txt': '', ...contents }).run(inputs);
    const text = said(run, run.code === 2 ? 2 : 3);
    expect(text).toMatch(advice);
    for (const shown of [text, run.summary]) expect(shown).not.toMatch(COMMAND_LINE);
  });
});

describe('a file that is not there: whether the repository was checked out', () => {
  const advice = async (place: Workspace, inputs: Record<string, string> = {}) => said(await place.run(inputs), 3);

  test('an empty workspace', async () => {
    const place = workspace(folder, { x: '' });
    rmSync(join(place.path, 'x'));
    const expected =
      'The repository was not checked out: the workspace is empty. Add a step before this one: uses: actions/checkout';
    expect(await advice(place)).toContain(expected);
    expect(await advice(place, { 'working-directory': 'sub' })).toContain(expected);
  });

  test('a workspace without a repository', async () => {
    expect(await advice(workspace(folder, { 'image.tar': '' }))).toContain(
      'The repository was not checked out: the workspace has no .git. Add a step before this one: uses: actions/checkout',
    );
  });

  test('a repository', async () => {
    const text = await advice(workspace(folder, { '.git/HEAD': '' }));
    expect(text).toContain('The repository was checked out into the workspace.');
    expect(text).not.toContain('actions/checkout');
  });

  test('a repository in a folder', async () => {
    const place = workspace(folder, { 'image.tar': '', 'src/.git/HEAD': '' });
    expect(await advice(place)).toContain(
      'A repository was checked out into "src" of the workspace: set the input "working-directory" to it.',
    );
    mkdirSync(join(place.path, 'sub'));
    writeFileSync(join(place.path, 'sub/.git'), 'gitdir: elsewhere');
    expect(await advice(place, { config: 'no.yml' })).toContain('into "src"');
  });
});
