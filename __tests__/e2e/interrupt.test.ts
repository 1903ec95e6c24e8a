/** Signals and readers that go away: no verdict, quickly, and nothing left behind. */
import type { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles, sha256, tarHeader, writeFiles } from '../kit/archives/archives.ts';
import { dist, type Ran, runCli, runNode, scratchFolder } from '../kit/processes/cli.ts';
import { isReading, isRunning, until } from '../kit/processes/other-processes.ts';

const folder = scratchFolder();
const GIB = 1024 ** 3;
const FAKE = 'f'.repeat(64);

const configOf = (layers: number) =>
  JSON.stringify({
    os: 'linux',
    architecture: 'amd64',
    rootfs: { diff_ids: Array.from({ length: layers }, () => `sha256:${FAKE}`) },
  });

/**
 * A docker-archive of 6 GiB that takes no room: a layer with one file, which is a hole. Hashing it takes seconds.
 * @param times how often the layer comes: from the second time on it changes nothing, which its content must tell
 */
function hugeArchive(times: number): string {
  const body = 6 * GIB;
  const config = configOf(times);
  const layers = Array.from({ length: times }, () => 'layer.tar');
  const manifest = JSON.stringify([{ Config: 'config.json', RepoTags: null, Layers: layers }]);
  const before = archiveOf(
    new Map([
      ['manifest.json', Buffer.from(manifest)],
      ['config.json', Buffer.from(config)],
    ]),
  ).subarray(0, -1024);
  const headers = ['layer.tar', 'huge'].map((name, depth) =>
    tarHeader({ name, type: '0', size: depth === 0 ? 512 + body + 1024 : body }),
  );
  const start = Buffer.concat([before, ...headers]);
  const path = join(folder, `huge-${times}.tar`);
  writeFileSync(path, start);
  truncateSync(path, start.length + body + 2 * 1024);
  return path;
}

/** A layout whose only layer is 6 GiB of zeros in a few megabytes of gzip: members may follow each other. */
function hugeLayout(): string {
  const member = gzipSync(Buffer.alloc(GIB / 8), { level: 1 });
  const first = gzipSync(tarHeader({ name: 'huge', type: '0', size: 6 * GIB }));
  const layer = Buffer.concat([first, ...Array.from({ length: 48 }, () => member)]);
  const config = configOf(1);
  const manifest = JSON.stringify({
    config: { digest: `sha256:${sha256(config)}`, size: config.length },
    layers: [{ digest: `sha256:${FAKE}`, size: layer.length }],
  });
  const root = { digest: `sha256:${sha256(manifest)}`, size: manifest.length };
  return writeFiles(
    join(folder, 'huge-layout'),
    new Map([
      ['index.json', Buffer.from(JSON.stringify({ manifests: [root] }))],
      [`blobs/sha256/${sha256(config)}`, Buffer.from(config)],
      [`blobs/sha256/${sha256(manifest)}`, Buffer.from(manifest)],
      [`blobs/sha256/${FAKE}`, layer],
    ]),
  );
}

/** Time in which a signal must have ended the run. Machines that test are busy. */
const PROMPT_MS = 5000;

/** Runs, sends a signal when `ready`, and says how long the end took. */
async function interrupted(
  signal: NodeJS.Signals,
  ready: (child: ReturnType<typeof spawn>) => Promise<unknown>,
  run: (started: (child: ReturnType<typeof spawn>) => void) => Promise<Ran>,
): Promise<Ran & { took: number }> {
  let sent = 0;
  let problem: unknown = null;
  const ran = await run(child => {
    ready(child).then(
      () => {
        sent = performance.now();
        child.kill(signal);
      },
      error => {
        problem = error;
        child.kill('SIGKILL');
      },
    );
  });
  if (problem !== null) throw problem;
  return { ...ran, took: performance.now() - sent };
}

describe.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends with %i', (signal, code) => {
  test.each([
    ['while a plain layer is hashed', 1, ['--verify']],
    ['while contents are compared', 2, []],
  ])('%s', async (_what, times, flags) => {
    const path = hugeArchive(times);
    const result = await interrupted(signal, isReading, started => runCli(['inspect', ...flags, path], { started }));
    expect(result).toMatchObject({ code, signal: null, stdout: '', stderr: '' });
    expect(result.took).toBeLessThan(PROMPT_MS);
  });

  test('while a gzip layer is unpacked', async () => {
    const path = hugeLayout();
    const result = await interrupted(signal, isReading, started => runCli(['inspect', path], { started }));
    expect(result).toMatchObject({ code, signal: null, stdout: '' });
    expect(result.took).toBeLessThan(PROMPT_MS);
  });

  test.each([
    ['cli.js', 'silently', 'sleep 300'],
    ['cli.js', 'chattily', 'echo building; sleep 0.1'],
    ['action.js', 'silently', 'sleep 300'],
    ['action.js', 'chattily', 'echo building; sleep 0.1'],
  ])('while %s builds %s, and nothing is left', async (entry, how, work) => {
    const place = join(folder, `${signal}-${entry}-${how}`);
    const { bin, pidFile, tmp } = slowDocker(place, work);
    writeFileSync(join(place, '.imagebudget.yml'), 'version: 1\nbuild: .\nbudgets:\n  size: 1 MB\n');
    writeFileSync(join(place, 'output'), '');
    const env = { PATH: `${bin}:${process.env.PATH}`, TMPDIR: tmp, GITHUB_OUTPUT: join(place, 'output') };
    const result = await interrupted(
      signal,
      () => until(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8').endsWith('\n')),
      started => runNode(join(dist, entry), entry === 'cli.js' ? ['check'] : [], { cwd: place, env, started }),
    );
    const pid = Number(readFileSync(pidFile, 'utf8'));
    expect(result).toMatchObject({ code, signal: null });
    expect(result.took).toBeLessThan(PROMPT_MS);
    expect(readdirSync(tmp)).toEqual([]);
    await until(() => !isRunning(pid));
  });
});

/** A docker command whose builds never end. */
function slowDocker(place: string, work: string): { bin: string; pidFile: string; tmp: string } {
  const [bin, tmp] = [join(place, 'bin'), join(place, 'tmp')];
  const pidFile = join(place, 'pid');
  for (const path of [bin, tmp]) mkdirSync(path, { recursive: true });
  const script = `#!/bin/sh
[ "$2" = version ] && exit 0
echo $$ > '${pidFile}'
while :; do ${work}; done
`;
  writeFileSync(join(bin, 'docker'), script);
  chmodSync(join(bin, 'docker'), 0o755);
  return { bin, pidFile, tmp };
}

describe('a reader that goes away', () => {
  const entries = Array.from({ length: 20_000 }, (_, index) => ({ name: `directory/with/a/long/name/file-${index}` }));
  const path = join(folder, 'many.tar');
  writeFileSync(
    path,
    archiveOf(dockerArchiveFiles({ layers: [entries, entries.map(e => ({ ...e, body: 'x' })), entries] })),
  );
  writeFileSync(join(folder, 'pass.yml'), 'version: 1\nbudgets:\n  size: 1 GB\n');
  writeFileSync(join(folder, 'fail.yml'), 'version: 1\nbudgets:\n  size: 1 B\n');

  /** Reads the first bytes and closes, as `head -1` does. */
  function closeEarly(args: readonly string[]): Promise<Ran> {
    return runCli(args, { cwd: folder, started: child => child.stdout?.once('data', () => child.stdout?.destroy()) });
  }

  test.each([
    [['ls', path]],
    [['inspect', '--json', path]],
    [['check', path, '--config', 'pass.yml', '--json', '-']],
    [['check', path, '--config', 'fail.yml', '--json', '-']],
  ])('%j has no verdict', async args => {
    const { code, signal, stderr } = await closeEarly(args);
    expect({ code, signal }).toEqual({ code: 2, signal: null });
    expect(stderr).toContain('imagebudget: nobody reads the output any more, so there is no verdict');
  });
});
