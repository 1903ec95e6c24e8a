/** Command lines and configs that cannot be used: exit code 3, what is wrong, and what was probably meant. */
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles } from '../kit/archives/archives.ts';
import { expectFailure, type RunOptions, runCli, scratchFolder } from '../kit/processes/cli.ts';

const folder = scratchFolder();
writeFileSync(join(folder, 'image.tar'), archiveOf(dockerArchiveFiles({ layers: [[{ name: 'a', body: 'hello' }]] })));

// As zstd and gzip begin, and as they go on where chance has it: without a NUL byte.
writeFileSync(
  join(folder, 'image.tar.zst'),
  Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), Buffer.alloc(600, 'x')]),
);
writeFileSync(join(folder, 'image.tar.gz'), Buffer.concat([Buffer.from([0x1f, 0x8b, 8]), Buffer.alloc(600, 'x')]));

writeFileSync(join(folder, 'good.yml'), 'version: 1\narchive: image.tar\nbudgets:\n  size: 1 MB\n');

const run = (args: readonly string[], options: RunOptions = {}) => runCli(args, { cwd: folder, ...options });

/** A command line, what the first line says, and what the hint says. */
const CASES: [string[], string | RegExp, string][] = [
  [['chek'], 'there is no command "chek"', 'Did you mean imagebudget check?'],
  [['Check'], 'there is no command "Check"', 'Did you mean imagebudget check?'],
  [['frobnicate'], 'there is no command "frobnicate"', 'See imagebudget --help.'],
  [['constructor'], 'there is no command "constructor"', 'See imagebudget --help.'],
  [['--verbose'], 'there is no command "--verbose"', 'See imagebudget --help.'],
  [['check', '--confg', 'x'], 'check has no option "--confg"', 'Did you mean --config?'],
  [
    ['inspect', 'x.tar', '--top', '-1'],
    'inspect: what follows --top begins with a dash',
    'If it is the value, write an equals sign before it: --top=-1. See imagebudget inspect --help.',
  ],
  [['check', '-q'], 'check has no option "-q"', 'See imagebudget check --help.'],
  [
    ['inspect', 'image.tar', '--markdown', '-'],
    'inspect has no option "--markdown"',
    'See imagebudget inspect --help.',
  ],
  [['check', '--config'], 'check: --config needs a value', 'See imagebudget check --help.'],
  [['check', '--verify=yes'], 'check: --verify takes no value', 'See imagebudget check --help.'],
  [['ls', 'image.tar', '--layer', '-1'], 'ls: what follows --layer begins with a dash', 'See imagebudget ls'],
  [['check', '--json', '-', '--markdown', '-'], 'both', 'Write one of them to a file.'],
  ...['--json', '--markdown'].map((flag): [string[], string, string] => [
    ['check', flag, '', '--config', 'good.yml'],
    `${flag} names no file`,
    'Is the variable set',
  ]),
  ...['--json', '--markdown'].map((flag): [string[], string, string] => [
    ['check', '--config', 'good.yml', flag, 'image.tar'],
    `${flag} image.tar would replace a file that is not text`,
    `imagebudget check image.tar ${flag} FILE`,
  ]),
  ...['image.tar.gz', 'image.tar.zst'].map((name): [string[], string, string] => [
    ['check', '--config', 'good.yml', '--json', name],
    `--json ${name} would replace a file that is not text`,
    `imagebudget check ${name} --json FILE`,
  ]),
  [['check', '--config', ''], 'the name of the config is empty', 'Is the variable set'],
  [['check', '--json', 'a', '--markdown', './a'], 'both want the file ./a', 'Write each to its own file.'],
  [
    ['check', '--sarif', 'a', '--junit', 'a'],
    '--sarif and --junit both want the file a',
    'Write each to its own file.',
  ],
  [['check', '--gitlab', '-', '--json', '-'], '--json - and --gitlab - both want', 'Write one of them to a file.'],
  ...['check', 'inspect', 'ls'].map((command): [string[], string, string] => [
    command === 'check' ? [command, '', '--config', 'good.yml'] : [command, ''],
    'the name of the image is empty',
    'Is the variable set',
  ]),
  [['check', '-', '-', '--config', 'good.yml'], 'standard input (-) is given twice', 'Leave one - out.'],
  [['inspect'], 'inspect needs an image', 'imagebudget inspect web:ci'],
  [['inspect', 'a.tar', 'b.tar'], 'inspect takes one image, not 2', 'imagebudget inspect web:ci'],
  [['ls', 'a.tar', 'b.tar'], 'ls takes one image, not 2', 'imagebudget ls web:ci'],
  [['ls', 'image.tar', '--layer', '1'], '--layer: image.tar has 1 layer, counted from 0; there is no 1', 'inspect'],
  [['ls', 'image.tar', '--layer', '99'], 'there is no 99', 'inspect'],
  [['ls', 'image.tar', '--layer=-1'], '--layer: "-1" is not a whole number', 'Write --layer 10'],
  [['inspect', 'image.tar', '--top', '1.5'], '--top: "1.5" is not a whole number', 'Write --top 10'],
  [['rules', 'aptlists'], 'there is no rule "aptlists"', 'Did you mean apt-lists?'],
  [['rules', 'a', 'b'], 'rules takes one name, not 2', 'imagebudget rules lists them all.'],
  [
    ['inspect', 'image.tar', '--platform', 'linux/arm64'],
    'image.tar is for linux/amd64, not for linux/arm64',
    'Ask for linux/amd64 or for none (--platform, or "platform" in the config)',
  ],
  ...['linux', 'a/b/c/d', 'linux/', '', 'linux arm', 'linux/amd64\n'].map((platform): [string[], string, string] => [
    ['inspect', 'image.tar', '--platform', platform],
    `${JSON.stringify(platform)} is not a platform`,
    'os/architecture[/variant]',
  ]),
];

test.each(CASES)('%j', async (args, message, hint) => {
  const result = await run(args);
  expectFailure(result, 3, message);
  expect(result.stderr).toContain(hint);
});

test('no command at all is not a pass', async () => {
  const result = await run([]);
  expect(result).toMatchObject({ code: 3, stdout: '' });
  expect(result.stderr).toContain('Usage: imagebudget COMMAND');
});

test('text of a command line is made safe for the log', async () => {
  const { code, stderr } = await run(['\x1b[31m\n::error::x']);
  expect(code).toBe(3);
  expect(stderr).not.toContain('\x1b');
  expect(stderr).not.toMatch(/^::/m);
});

test('--debug shows where an error comes from', async () => {
  const { code, stderr } = await run(['inspect', './nothing.tar', '--debug']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^imagebudget: there is no file/);
  expect(stderr).toMatch(/^\s+at /m);
});

describe('a config that cannot be used', () => {
  const BAD: [string, string, string | RegExp][] = [
    [
      'a misspelt key',
      'version: 1\nbudgets:\n  maxSize: 1 MB\n',
      ':3:3: unknown key "maxSize" under "budgets". Did you mean "size"?',
    ],
    ['no size', 'version: 1\nbudgets:\n  size: 100 MiBs\n', ':3:9: "100 MiBs" is not a size. Did you mean "100 MiB"?'],
    ['no YAML', 'version: 1\nbudgets: [\n', /:\d+:\d+: /],
    ['nothing', '', /:1:1: /],
    ['another version', 'version: 2\nbudgets:\n  size: 1\n', /:1:10: /],
    ['an unknown rule', 'version: 1\nbudgets:\n  rules:\n    apt-list: 0\n', /:4:5: .*apt-lists/],
    ['a warning never seen', 'version: 1\nbudgets:\n  size: { warn: 2 MB, fail: 1 MB }\n', /:3:\d+: .*never be seen/],
    ['no budgets', 'version: 1\nimage: x\n', ':1:1: "budgets" is missing'],
    ['binary', 'version: 1\0\n', /:1:\d+: /],
  ];

  test.each(BAD)('%s', async (name, text, message) => {
    const file = `${name.replaceAll(' ', '-')}.yml`;
    writeFileSync(join(folder, file), text);
    const result = await run(['check', 'image.tar', '--config', file]);
    expectFailure(result, 3, message);
    expect(result.stderr.startsWith(`imagebudget: ${file}:`)).toBe(true);
  });

  test('one that is missing', async () => {
    expectFailure(await run(['check', '--config', 'no.yml']), 3, 'there is no config file "no.yml"');
    expectFailure(await run(['check', 'image.tar']), 3, 'there is no .imagebudget.yml here');
  });

  test('one that is a directory', async () => {
    mkdirSync(join(folder, 'folder.yml'), { recursive: true });
    expectFailure(await run(['check', '--config', 'folder.yml']), 3, 'cannot read the config folder.yml');
  });

  test('one that is there but cannot be reached is not said to be missing', async () => {
    symlinkSync('loop.yml', join(folder, 'loop.yml'));
    expectFailure(await run(['check', '--config', 'loop.yml']), 3, 'cannot read the config loop.yml');
  });

  test('one that is an image of more bytes than can be read at once', async () => {
    writeFileSync(join(folder, 'huge.yml'), '');
    truncateSync(join(folder, 'huge.yml'), 3 * 1024 ** 3);
    const result = await run(['check', '--config', 'huge.yml']);
    expectFailure(result, 3, 'huge.yml:1:1: the file has 3221225472 bytes, more than the 65536 that a config may have');
  });

  test('one whose Dockerfile is its own folder', async () => {
    const text = 'version: 1\narchive: image.tar\ndockerfile: ./\nbudgets:\n  size: 1 MB\n';
    writeFileSync(join(folder, 'dockerfile.yml'), text);
    expectFailure(await run(['check', '--config', 'dockerfile.yml']), 2, /cannot read the Dockerfile \.$/m);
  });

  test('one that names no image', async () => {
    writeFileSync(join(folder, 'imageless.yml'), 'version: 1\nbudgets:\n  size: 1 MB\n');
    expectFailure(await run(['check', '--config', 'imageless.yml']), 3, 'imageless.yml names no image');
  });

  test('DOCKER_HOST of a kind that is not supported', async () => {
    const result = await run(['inspect', 'web:ci'], { env: { DOCKER_HOST: 'ssh://me@there' } });
    expectFailure(result, 3, 'DOCKER_HOST: "ssh://***@there" is not an address that can be used');
  });
});
