/** What is shipped: small, quick to start, and complete without an installation. */
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles, ociFiles, writeFiles } from '../kit/archives/archives.ts';
import { dist, NO_ENGINE, root, runNode, scratchFolder } from '../kit/processes/cli.ts';
import { NODES } from '../kit/processes/node-versions.ts';
import { expectAtMost } from '../kit/runner/quickness.ts';

const folder = scratchFolder();

const MAX_FILE_BYTES = 900_000;
/** Times that of an empty script. */
const MAX_START = 2;
const RUNS = 9;

test('the command line starts in at most twice the time of an empty script', async () => {
  const empty = join(folder, 'empty.mjs');
  writeFileSync(empty, '');
  const times: Record<'empty' | 'ours', number[]> = { empty: [], ours: [] };
  await expectAtMost(MAX_START, async () => {
    // One after the other, so that whatever else the machine does slows both.
    for (let run = 0; run < RUNS; run++) {
      times.empty.push(await processorTimeOf(empty));
      times.ours.push(await processorTimeOf(join(dist, 'cli.js'), '--version'));
    }
    // The fastest of each: what else the machine does only ever adds to them.
    return Math.min(...times.ours) / Math.min(...times.empty);
  });
});

/** Of a script of Node that ends well, in milliseconds: on a busy machine the clock says more about other programs. */
async function processorTimeOf(script: string, ...args: string[]): Promise<number> {
  const file = join(folder, 'processor-time');
  const nodeArgs = ['--import', join(root, '__tests__/kit/processes/cpu-time.mjs')];
  const { code } = await runNode(script, args, { nodeArgs, env: { CPU_FILE: file } });
  expect(code).toBe(0);
  return Number(readFileSync(file, 'utf8'));
}

/** Times that of an action that only writes a line, on the Node that GitHub runs actions with. */
const MAX_ACTION_START = 1.5;

test.each(NODES)(
  'the action writes its first line in at most 1.5 times the time of an empty one, with %s',
  async (_, node) => {
    const empty = join(folder, 'first-line.mjs');
    writeFileSync(empty, "process.stdout.write('first line\\n');\n");
    /** Milliseconds to the first output, which ends the run. */
    const first = async (script: string) => {
      let at = Number.NaN;
      const from = performance.now();
      const { stdout } = await runNode(script, [], {
        node,
        started: child =>
          child.stdout?.once('data', () => {
            at = performance.now() - from;
            child.kill('SIGKILL');
          }),
      });
      return { at, stdout };
    };
    const times: Record<'empty' | 'ours', number[]> = { empty: [], ours: [] };
    await expectAtMost(MAX_ACTION_START, async () => {
      for (let run = 0; run < RUNS; run++) {
        times.empty.push((await first(empty)).at);
        const { at, stdout } = await first(join(dist, 'action.js'));
        expect(stdout).toMatch(/^imagebudget \d+\.\d+\.\d+, Node \d+/);
        times.ours.push(at);
      }
      return Math.min(...times.ours) / Math.min(...times.empty);
    });
  },
);

describe('what a run loads', () => {
  const image = join(folder, 'image.tar');
  writeFileSync(image, archiveOf(dockerArchiveFiles({ layers: [[{ name: 'a', body: 'hello' }]] })));
  writeFileSync(join(folder, '.imagebudget.yml'), 'version: 1\nbudgets:\n  size: 5\n');

  test.each([
    ['--version', [], ['cli', 'main'], 8],
    ['ls', [image], ['cli', 'ls', 'main'], 32],
    ['inspect', [image], ['cli', 'inspect', 'main'], 44],
    ['check', [image], ['check', 'cli', 'main', 'parse-config'], 50],
  ])('%s: what it needs, in few files', async (command, args, expected, most) => {
    const files = await loaded([command, ...args]);
    expect(files.filter(name => name !== 'chunk')).toEqual(expected);
    expect(files.length).toBeLessThanOrEqual(most);
  });
});

test('a thread loads one file', () => {
  expect(readFileSync(join(dist, 'worker.js'), 'utf8')).not.toMatch(/(?:from|import)\s*\(?\s*"\./);
});

/** The files of dist/ that a run loads, without the hashes in their names. V8 lists them where it is asked for coverage. */
async function loaded(args: readonly string[]): Promise<string[]> {
  const coverage = join(folder, `coverage-${args[0]}`);
  const { code } = await runNode(join(dist, 'cli.js'), args, { cwd: folder, env: { NODE_V8_COVERAGE: coverage } });
  expect(code).toBe(0);
  const scripts: { url: string }[] = readdirSync(coverage).flatMap(
    name => JSON.parse(readFileSync(join(coverage, name), 'utf8')).result,
  );
  const ours = scripts.filter(({ url }) => url.includes('/dist/'));
  return ours.map(({ url }) => basename(url).replace(/(-[0-9A-Z]{8})?\.js$/, '')).sort();
}

test('no file is large', () => {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.js'));
  const large = files.filter(name => statSync(join(dist, name)).size > MAX_FILE_BYTES);
  expect(large).toEqual([]);
  expect(files).toEqual(expect.arrayContaining(['cli.js', 'action.js']));
});

test.each(NODES)('it runs where nothing is installed, with %s', async (version, node) => {
  const place = join(folder, version.replace(' ', '-'));
  cpSync(dist, join(place, 'dist'), { recursive: true });
  cpSync(join(root, 'package.json'), join(place, 'package.json'));
  writeFileSync(join(place, 'image.tar'), archiveOf(dockerArchiveFiles({ layers: [[{ name: 'a', body: 'hello' }]] })));
  writeFiles(join(place, 'layout'), ociFiles({ layers: [[{ name: 'a', body: 'hello' }]], compression: 'zstd' }));
  writeFileSync(join(place, '.imagebudget.yml'), 'version: 1\narchive: image.tar\nbudgets:\n  size: 5\n');
  const run = (entry: string, ...args: string[]) => runNode(join(place, 'dist', entry), args, { cwd: place, node });
  for (const args of [['check'], ['check', 'layout'], ['inspect', 'image.tar'], ['ls', 'layout'], ['rules']])
    expect(await run('cli.js', ...args)).toMatchObject({ code: 0, stderr: '' });
  expect(await run('action.js')).toMatchObject({ code: 0 });
  // Every part is there, that which talks to the engine too.
  const { code, stderr } = await run('cli.js', 'inspect', 'web:ci');
  expect(code).toBe(2);
  expect(stderr).toContain(`no Docker engine answers at ${NO_ENGINE}`);
});
