/** What the machine does to a run: outputs that take nothing, inputs that are no files, signals at any time. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { archiveOf, compress, dockerArchiveFiles, filler, tarHeader, writeFiles } from '../kit/archives/archives.ts';
import { layoutAround, zeros } from '../kit/hostile/bombs.ts';
import { dist, expectFailure, NO_ENGINE, type Ran, runCli, runNode, scratchFolder } from '../kit/processes/cli.ts';
import { isReading } from '../kit/processes/other-processes.ts';

const folder = scratchFolder();
const at = (name: string) => join(folder, name);
const IMAGE = archiveOf(
  dockerArchiveFiles({ layers: [[{ name: 'a', body: filler(200_000) }], [{ name: 'b', body: 'b' }]] }),
);
writeFileSync(at('image.tar'), IMAGE);
writeFileSync(at('pass.yml'), 'version: 1\nbudgets:\n  size: 1 GB\n');
writeFileSync(at('fail.yml'), 'version: 1\nbudgets:\n  size: 1 B\n');

/** Runs a command line of a shell in which `$I` is the command. */
function inShell(script: string): Promise<Ran> {
  const started = performance.now();
  return new Promise((done, fail) => {
    const child = spawn('bash', ['-o', 'pipefail', '-c', script], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        I: `${process.execPath} ${join(dist, 'cli.js')}`,
        DOCKER_HOST: NO_ENGINE,
        HOME: folder,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 30_000,
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', chunk => {
      stdout += chunk;
    });
    child.stderr.on('data', chunk => {
      stderr += chunk;
    });
    child.on('error', fail);
    child.on('close', (code, signal) =>
      done({ code, signal, stdout, stderr, milliseconds: performance.now() - started }),
    );
  });
}

// A closed standard output is not among them: Node opens /dev/null in its place, and that takes all.
describe.each(['pass.yml', 'fail.yml'])('a verdict that cannot be written (%s) is none', config => {
  test.each([
    ['a full standard output', `$I check image.tar --config ${config} > /dev/full`],
    ['a full standard output for JSON', `$I check image.tar --config ${config} --json - > /dev/full`],
    ['a full file for JSON', `$I check image.tar --config ${config} --json /dev/full`],
    ['a full file for Markdown', `$I check image.tar --config ${config} --markdown /dev/full`],
    ['a folder that is not there', `$I check image.tar --config ${config} --json none/x.json`],
    ['a folder instead of a file', `$I check image.tar --config ${config} --json .`],
    ['a file in place of a folder', `$I check image.tar --config ${config} --json image.tar/x`],
    ['a reader that is gone', `$I check image.tar --config ${config} --all | true`],
  ])('%s', async (_, script) => {
    const { code, stderr } = await inShell(script);
    expect({ code, stderr }).toMatchObject({ code: 2 });
    expect(stderr).toMatch(/^imagebudget: /);
    expect(stderr).not.toMatch(/internal error|^\s+at /m);
  });
});

test.each(['inspect image.tar', 'ls image.tar', 'rules', '--help', '--version'])(
  '%s needs a standard output',
  async command => {
    const { code, stderr } = await inShell(`$I ${command} > /dev/full`);
    expect({ code, stderr }).toMatchObject({ code: 2 });
    expect(stderr).not.toMatch(/internal error|^\s+at /m);
  },
);

test('a full standard error does not change the verdict', async () => {
  expect((await inShell('$I check image.tar --config pass.yml 2> /dev/full')).code).toBe(0);
  expect((await inShell('$I check image.tar --config fail.yml 2> /dev/full')).code).toBe(1);
  expect((await inShell('$I check none.tar --config fail.yml 2> /dev/full')).code).toBe(2);
});

describe('an input that is no file', () => {
  const server = createServer();
  beforeAll(async () => {
    mkdirSync(at('empty'));
    execFileSync('mkfifo', [at('fifo.tar')]);
    await new Promise<void>(resolve => server.listen(at('socket.tar'), resolve));
  });
  afterAll(() => new Promise(resolve => server.close(resolve)));

  test.each([
    ['a directory', 'empty', /holds no image/],
    ['a FIFO', 'fifo.tar', /not a regular file/],
    ['a socket', 'socket.tar', /not a regular file/],
    ['a device', '/dev/zero', /not a regular file/],
    ['a terminal', '/dev/tty', /not a regular file|cannot read|there is no file/],
    ['a process', '/proc/self/mem', /./],
    ['nothing', '/dev/null', /not a regular file/],
  ])('%s', async (_, path, message) => {
    for (const source of [path, `docker-archive:${path}`, `oci-archive:${path}`]) {
      const ran = await runCli(['inspect', source], { cwd: folder, timeout: 20_000 });
      expectFailure(ran, 2, source === path ? message : /./);
    }
  });

  test.each([['config'], ['dockerfile']])('in place of a %s', async what => {
    writeFileSync(at('odd.yml'), 'version: 1\nbudgets:\n  size: 1 GB\ndockerfile: fifo.tar\n');
    const config = what === 'config' ? 'fifo.tar' : 'odd.yml';
    const ran = await runCli(['check', 'image.tar', '--config', config], { cwd: folder, timeout: 20_000 });
    expect({ code: ran.code, signal: ran.signal }).toMatchObject({ signal: null });
    expect([2, 3]).toContain(ran.code);
  });
});

const isRoot = process.getuid?.() === 0;

describe('without permission', () => {
  beforeAll(() => {
    writeFileSync(at('secret.tar'), IMAGE);
    writeFiles(at('secret'), layoutAround(compress(Buffer.alloc(1024), 'gzip')));
    for (const path of ['secret.tar', 'secret', 'secret.yml']) {
      if (path === 'secret.yml') writeFileSync(at(path), 'version: 1\n');
      chmodSync(at(path), 0);
    }
    chmodSync(folder, 0o755);
  });
  // A folder that may not be read cannot be removed, but by root.
  afterAll(() => chmodSync(at('secret'), 0o700));
  // Root may read everything, so it runs as somebody else.
  const command = (args: string) =>
    isRoot ? `setpriv --reuid 65534 --regid 65534 --clear-groups $I ${args}` : `$I ${args}`;

  test.each([
    ['inspect secret.tar', 2, /cannot read secret\.tar: permission denied/],
    ['inspect secret', 2, /permission denied|holds no image/],
    ['check image.tar --config secret.yml', 3, /cannot read the config secret\.yml/],
    ['check image.tar --config pass.yml --json /root-only.json', 2, /--json: cannot write/],
  ])('%s', async (args, code, message) => {
    const ran = await inShell(command(args));
    expectFailure(ran, code, message);
  });
});

describe('a file that changes while it is read', () => {
  // Its layer holds a file of 3 GiB, which is a hole: hashing it takes long enough to be disturbed.
  const huge = () => {
    const body = 3 * 2 ** 30;
    const manifest = [{ Config: 'c', RepoTags: null, Layers: ['l'] }];
    const config = { rootfs: { diff_ids: [`sha256:${'f'.repeat(64)}`] } };
    const documents = archiveOf(
      new Map([
        ['manifest.json', Buffer.from(JSON.stringify(manifest))],
        ['c', Buffer.from(JSON.stringify(config))],
      ]),
    ).subarray(0, -1024);
    const headers = [
      tarHeader({ name: 'l', type: '0', size: 512 + body + 1024 }),
      tarHeader({ name: 'huge', type: '0', size: body }),
    ];
    const start = Buffer.concat([documents, ...headers]);
    writeFileSync(at('huge.tar'), start);
    truncateSync(at('huge.tar'), start.length + body + 2048);
    return at('huge.tar');
  };

  test('shrinks: an error', async () => {
    const path = huge();
    const started = (child: ChildProcess) =>
      void isReading(child).then(
        () => truncateSync(path, 1_000_000),
        () => undefined, // What it said when it ended early is judged below.
      );
    expectFailure(
      await runCli(['inspect', '--verify', path], { cwd: folder, started }),
      2,
      /ends in the middle of an entry/,
    );
  });
});

describe('a signal at any time', () => {
  const layout = () => writeFiles(at('zeros'), layoutAround(zeros(1)));
  const args = (stage: string): string[] => {
    if (stage === 'unpacking') return ['inspect', existsSync(at('zeros')) ? at('zeros') : layout()];
    return stage === 'reading' ? ['check', 'image.tar', '--config', 'pass.yml', '--verify'] : ['inspect', '-'];
  };

  test.each(['reading', 'unpacking', 'standard input'])(
    'while %s ends in its code or, before and after, in the usual one',
    async stage => {
      mkdirSync(at('tmp'), { recursive: true });
      for (let round = 0; round < 8; round++) {
        const [signal, code] = round % 2 === 0 ? (['SIGINT', 130] as const) : (['SIGTERM', 143] as const);
        // Before its handlers stand a signal ends Node itself; when a verdict is out, it comes too late.
        const late = 40 + 47 * round;
        const ran = await runNode(join(dist, 'cli.js'), args(stage), {
          cwd: folder,
          env: { TMPDIR: at('tmp') },
          stdin: stage === 'standard input' ? 'pipe' : 'ignore',
          started: child => {
            child.stdin?.on('error', () => undefined);
            child.stdin?.write(IMAGE.subarray(0, 100_000));
            setTimeout(() => child.kill(signal), late);
          },
        });
        const usual = stage === 'reading' ? [0] : stage === 'unpacking' ? [0, 2] : [];
        if (ran.signal !== null) expect({ late, got: ran.signal }).toEqual({ late, got: signal });
        else expect([code, ...usual]).toContain(ran.code);
        if (ran.code === code) expect(ran.stderr).toBe('');
      }
      await sleep(50);
      expect(readdirSync(at('tmp'))).toEqual([]);
    },
  );
});
