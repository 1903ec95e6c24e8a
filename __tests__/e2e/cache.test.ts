/** The layer cache, as the shipped command line uses it: it changes no figure and no outcome, whatever becomes of it. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { decodeLayer, encodeLayer } from '../../src/layer/cache/entry-format.ts';
import { archiveOf, compress, filler, type ImageSpec, ociFiles } from '../kit/archives/archives.ts';
import { indexOf } from '../kit/archives/layers-of-entries.ts';
import { sampleNames, samplePath } from '../kit/archives/samples.ts';
import { expectFailure, inParallel, type Ran, runCli, scratchFolder } from '../kit/processes/cli.ts';
import { sampled, thorough } from '../kit/runner/thorough.ts';

const scratch = scratchFolder();
let count = 0;
const freshHome = () => join(scratch, `home-${++count}`);
const folderIn = (home: string) => join(home, 'imagebudget');
const entriesIn = (home: string) => (existsSync(folderIn(home)) ? readdirSync(folderIn(home)) : []);

const inspect = (source: string, home: string, ...flags: string[]) =>
  runCli(['inspect', source, '--json', ...flags], { env: { XDG_CACHE_HOME: home } });

/** What a run came to, without how it was verified; and that by itself. */
function outcome({ code, stdout, stderr }: Ran): { outcome: string; verified: string } {
  const [, verified = ''] = /"verified": "(\w+)"/.exec(stdout) ?? [];
  return { outcome: `${code} ${stderr} ${stdout.replace(/"verified": "\w+"/, '')}`, verified };
}

const IMAGE: ImageSpec = {
  layers: [
    [
      { name: 'bin/a', body: filler(9000, 'a') },
      { name: 'etc/b', body: filler(300, 'b') },
    ],
    [{ name: 'bin/a', body: filler(9000, 'a'), mode: 0o755 }, { name: 'etc/.wh.b' }],
    [{ name: 'app/c', body: filler(70_000, 'c') }],
  ],
};

function archive(name: string, spec: ImageSpec = IMAGE): string {
  const path = join(scratch, name);
  writeFileSync(path, archiveOf(ociFiles(spec)));
  return path;
}

describe('an image that was measured before', () => {
  const image = archive('image.tar');

  test('gives the same report, and says where it has it from', async () => {
    const home = freshHome();
    const runs = [await inspect(image, home), await inspect(image, home), await inspect(image, home, '--no-cache')];
    const [cold, warm, none] = runs.map(outcome);
    expect([cold?.verified, warm?.verified, none?.verified]).toEqual(['digest', 'cached', 'digest']);
    expect(new Set(runs.map(run => outcome(run).outcome)).size).toBe(1);
    expect(entriesIn(home)).toHaveLength(3);
    // The two layers with bin/a were read once more, for the hashes that tell a chmod from a change.
    expect(JSON.parse(runs[1]?.stdout ?? '').images[0].wasted).toMatchObject([
      { cause: 'metadata' },
      { cause: 'deleted' },
    ]);
    const text = await runCli(['inspect', image], { env: { XDG_CACHE_HOME: home } });
    expect(text.stdout).toContain('cached, from an OCI archive');
  });

  test('shares its layers with others, and with other commands', async () => {
    const home = freshHome();
    await runCli(['ls', image], { env: { XDG_CACHE_HOME: home } });
    const grown = archive('grown.tar', { layers: [...IMAGE.layers, [{ name: 'new', body: filler(10) }]] });
    expect(outcome(await inspect(grown, home)).verified).toBe('cached');
    expect(entriesIn(home)).toHaveLength(4);
  });

  test('is read anew with --verify, and left alone with --no-cache', async () => {
    const home = freshHome();
    await inspect(image, home, '--no-cache');
    expect(entriesIn(home)).toEqual([]);
    await inspect(image, home);
    expect(outcome(await inspect(image, home, '--verify')).verified).toBe('digest');
  });

  // Whoever runs as the user, such as a script of a dependency, can do this.
  test('and of which somebody made up the layers is measured right from --verify on', async () => {
    const home = freshHome();
    const honest = outcome(await inspect(image, home)).outcome;
    for (const name of entriesIn(home)) {
      const path = join(folderIn(home), name);
      const kept = decodeLayer(name, readFileSync(path));
      if (!kept) throw new Error(name);
      const entries = Array.from({ length: kept.index.length }, (_, at) => ({ name: `${at}`, type: 'file' as const }));
      writeFileSync(path, encodeLayer(name, { ...kept, index: indexOf(entries), verified: 'digest' }));
    }
    expect(JSON.parse((await inspect(image, home)).stdout).images[0].sizes.image).toBe(0);
    expect(outcome(await inspect(image, home, '--verify'))).toEqual({ outcome: honest, verified: 'digest' });
    expect(outcome(await inspect(image, home))).toEqual({ outcome: honest, verified: 'cached' });
  });

  test('and has been damaged since is as damaged as ever', async () => {
    const home = freshHome();
    await inspect(image, home);
    const bytes = readFileSync(image);
    const layer = compress(Buffer.from('x'), 'gzip').subarray(0, 3);
    const at = bytes.indexOf(layer) + 30;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const damaged = join(scratch, 'damaged.tar');
    writeFileSync(damaged, bytes);
    const [cold, warm] = [await inspect(damaged, freshHome()), await inspect(damaged, home)];
    expectFailure(warm, 2, 'cannot be read');
    expect(outcome(warm)).toEqual(outcome(cold));
  });
});

const isRoot = process.getuid?.() === 0;

function becomesFifo(path: string): void {
  rmSync(path);
  execFileSync('mkfifo', ['-m', '600', path]);
}

function becomesLinkToFifo(path: string): void {
  rmSync(path);
  const fifo = join(scratch, `fifo-${++count}`);
  execFileSync('mkfifo', [fifo]);
  symlinkSync(fifo, path);
}

/** Moves an entry elsewhere, and leaves a link to it. */
function isMoved(path: string): void {
  const elsewhere = join(scratch, `moved-${++count}`);
  renameSync(path, elsewhere);
  symlinkSync(elsewhere, path);
}

describe('a cache', () => {
  const image = archive('image-2.tar');

  test('that is damaged is no obstacle', async () => {
    const home = freshHome();
    const cold = outcome(await inspect(image, home)).outcome;
    for (const damage of [(b: Buffer) => b.subarray(0, 50), (b: Buffer) => Buffer.alloc(b.length, 'x')]) {
      for (const name of entriesIn(home)) {
        const path = join(folderIn(home), name);
        writeFileSync(path, damage(readFileSync(path)));
      }
      const run = await inspect(image, home, '--debug');
      expect(run.stderr.match(/debug: the cache entry for sha256:\S+ is damaged/g)).toHaveLength(3);
      expect(outcome({ ...run, stderr: '' })).toEqual({ outcome: cold, verified: 'digest' });
    }
  });

  test('whose entries were swapped is no obstacle', async () => {
    const home = freshHome();
    const cold = outcome(await inspect(image, home)).outcome;
    const [a = '', b = ''] = entriesIn(home).map(name => join(folderIn(home), name));
    cpSync(a, b);
    expect(outcome(await inspect(image, home)).outcome).toBe(cold);
  });

  const spoilt: [string, string, (path: string) => void][] = [
    ['a FIFO', 'is not a regular file', becomesFifo],
    ['a link to a FIFO', 'a symbolic link', becomesLinkToFifo],
    ['a link to a good entry', 'a symbolic link', isMoved],
    ['a file that others can write', 'others can write to it', path => chmodSync(path, 0o666)],
    ['a file of several gigabytes', 'has more than', path => truncateSync(path, 5 * 1024 ** 3)],
  ];
  // Only root can give files away; __tests__/layer/cache/folder.test.ts has another user's files for everybody.
  if (isRoot) spoilt.push(['a file of another user', 'another user', path => chownSync(path, 12345, 12345)]);

  test.each(spoilt)('whose entries are each %s counts as empty, and heals', async (_, reason, spoil) => {
    const home = freshHome();
    const cold = outcome(await inspect(image, home));
    for (const name of entriesIn(home)) spoil(join(folderIn(home), name));
    const run = await runCli(['inspect', image, '--json', '--debug'], {
      env: { XDG_CACHE_HOME: home },
      timeout: 15_000,
    });
    expect(outcome({ ...run, stderr: '' })).toEqual(cold);
    expect(run.stderr).toContain(reason);
    expect(outcome(await inspect(image, home)).verified).toBe('cached');
  });

  test('that cannot be made, or that others can write to, is reported with --debug', async () => {
    const file = join(scratch, 'file');
    writeFileSync(file, '');
    const open = freshHome();
    mkdirSync(folderIn(open), { recursive: true });
    chmodSync(folderIn(open), 0o777);
    const cold = outcome(await inspect(image, freshHome())).outcome;
    for (const [home, reason] of [
      [file, 'cannot write an entry (ENOTDIR)'],
      [open, 'is not used: others can write to it'],
    ] as const) {
      expect(outcome(await inspect(image, home))).toEqual({ outcome: cold, verified: 'digest' });
      expect((await inspect(image, home, '--debug')).stderr).toContain(
        `imagebudget: debug: the cache ${folderIn(home)} ${reason}`,
      );
    }
  });

  test('is shared by many processes at once', async () => {
    const home = freshHome();
    const cold = outcome(await inspect(image, freshHome())).outcome;
    const run = () => runCli(['inspect', image, '--json'], { env: { XDG_CACHE_HOME: home }, ownProcess: true });
    const runs = await Promise.all(Array.from({ length: thorough ? 20 : 5 }, run));
    expect(new Set(runs.map(run => outcome(run).outcome))).toEqual(new Set([cold]));
    expect(entriesIn(home)).toHaveLength(3);
    expect(outcome(await inspect(image, home))).toEqual({ outcome: cold, verified: 'cached' });
  }, 120_000);
});

describe('the cache, with what real tools saved', () => {
  test('changes the outcome of none', async () => {
    const home = freshHome();
    const found = await inParallel(sampled(sampleNames(), 7, 3), async name => {
      const runs = [await inspect(samplePath(name), '/dev/null')];
      for (let n = 0; n < 2; n++) runs.push(await inspect(samplePath(name), home));
      return {
        name,
        outcomes: new Set(runs.map(run => outcome(run).outcome)).size,
        warm: outcome(runs[2] as Ran).verified,
      };
    });
    expect(found.filter(({ outcomes }) => outcomes !== 1)).toEqual([]);
    expect(found.filter(({ warm }) => warm === 'cached').length).toBeGreaterThan(0);
  }, 300_000);
});
