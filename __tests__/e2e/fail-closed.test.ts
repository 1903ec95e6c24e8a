/** Whatever goes wrong inside ends in 2, never in 0 or 1: Node's own code for an uncaught error is 1, "over budget". */
import { copyFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles } from '../kit/archives/archives.ts';
import { dist, type Ran, type RunOptions, runNode, scratchFolder } from '../kit/processes/cli.ts';
import { describeNode24, NODES } from '../kit/processes/node-versions.ts';
import { thorough } from '../kit/runner/thorough.ts';

const folder = scratchFolder();
writeFileSync(join(folder, 'image.tar'), archiveOf(dockerArchiveFiles({ layers: [[{ name: 'a', body: 'hello' }]] })));
writeFileSync(join(folder, '.imagebudget.yml'), 'version: 1\narchive: image.tar\nbudgets:\n  size: 5\n');
writeFileSync(join(folder, 'output'), '');

/** Both entry points, and how to run them to a pass. */
const ENTRIES: [string, string[], Record<string, string>][] = [
  ['cli.js', ['check', '--json', 'report.json'], {}],
  [
    'action.js',
    [],
    { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'output'), RUNNER_TEMP: folder },
  ],
];

/** Runs `code` in the middle of the work: when the image is opened, long after the entry point's own statements. */
function withFault(code: string): string[] {
  const source = `
    import crypto from 'node:crypto';
    import { EventEmitter } from 'node:events';
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const real = fs.openSync;
    fs.openSync = (...args) => {
      if (String(args[0]).endsWith('image.tar')) { ${code} }
      return real(...args);
    };
    syncBuiltinESMExports();`;
  return ['--import', `data:text/javascript,${encodeURIComponent(source)}`];
}

const FAULTS: [string, string][] = [
  ['an error that is thrown later', 'setImmediate(() => { throw new Error("thrown later"); })'],
  ['something thrown that is no error', 'setImmediate(() => { throw "thrown later"; })'],
  ['nothing thrown', 'setImmediate(() => { throw undefined; })'],
  ['a rejection that nobody awaits', 'Promise.reject(new Error("rejected"))'],
  ['a rejection of nothing', 'Promise.reject()'],
  ['an error event', 'setImmediate(() => new EventEmitter().emit("error", new Error("event")))'],
  ['a bug', 'crypto.createHash = () => { throw new TypeError("a bug"); }; syncBuiltinESMExports();'],
  ['a bug that throws no error', 'crypto.createHash = () => { throw null; }; syncBuiltinESMExports();'],
];

describe.each(NODES)('with %s', (_version, node) => {
  describe.each(ENTRIES)('%s', (entry, args, env) => {
    const run = (options: RunOptions): Promise<Ran> =>
      runNode(join(dist, entry), args, { cwd: folder, env, node, ...options });

    test('passes by itself', async () => {
      expect(await run({})).toMatchObject({ code: 0 });
    });

    // A process each: in a quick run, each fault at one of both entry points.
    test.each(FAULTS.filter((_, at) => thorough || at % 2 === (entry === 'cli.js' ? 0 : 1)))(
      '%s ends in 2',
      async (_what, code) => {
        const { code: exit, signal, stderr, stdout } = await run({ nodeArgs: withFault(code) });
        expect({ exit, signal }).toEqual({ exit: 2, signal: null });
        expect(stderr + stdout).toMatch(/internal error/);
      },
    );

    test('its message cannot give commands', async () => {
      const message = 'a\\n::error::pwned ::warning::x ##[group]y \\x1b[2J\\u202e\\u2028z';
      const { stderr } = await run({ nodeArgs: withFault(`Promise.reject(new Error("${message}"))`) });
      expect(stderr.split('\n').filter(line => line.startsWith('imagebudget: internal error'))).toEqual([
        'imagebudget: internal error: a\\x0a::error::pwned :\\:warning::x #\\#[group]y \\x1b[2J\\u202e\\u2028z',
      ]);
    });

    test('a job that never ends, while nothing is running, ends in 2', async () => {
      const source = `
        import fs from 'node:fs';
        import { syncBuiltinESMExports } from 'node:module';
        fs.promises.writeFile = fs.promises.access = () => new Promise(() => {});
        syncBuiltinESMExports();`;
      const nodeArgs = ['--import', `data:text/javascript,${encodeURIComponent(source)}`];
      const { code, signal } = await run({ nodeArgs });
      expect({ code, signal }).toEqual({ code: 2, signal: null });
    });

    test('an import that fails ends in 2', async () => {
      const copy = join(folder, `copy-${entry}-${process.hrtime.bigint()}`);
      mkdirSync(copy);
      copyFileSync(join(dist, entry), join(copy, entry));
      writeFileSync(join(copy, 'package.json'), '{"type":"module"}');
      cpSync(join(dist, 'chunks'), join(copy, 'chunks'), { recursive: true });
      const { code, signal } = await runNode(join(copy, entry), args, { cwd: folder, env, node });
      expect({ code, signal }).toEqual({ code: 0, signal: null });
      rmSync(join(copy, 'chunks'), { recursive: true });
      const broken = await runNode(join(copy, entry), args, { cwd: folder, env, node });
      expect(broken).toMatchObject({ code: 2, signal: null, stdout: '' });
    });
  });
});

describeNode24('Node 24', () => {
  test('is one of those', () => {
    expect(NODES.map(([version]) => version)).toContainEqual(expect.stringMatching(/^Node 24/));
  });
});
