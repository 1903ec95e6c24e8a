/** What is run as root, and for how long. Whole images are read so in ../../e2e/engine-store.test.ts. */
import { chmodSync, copyFileSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { RunProgram } from '../../../../src/environment.ts';
import { FOLDERS, SudoFiles } from '../../../../src/source/engine/store/sudo.ts';
import { TIMEOUTS } from '../../../../src/source/stall-timeout.ts';
import { archiveOf } from '../../../kit/archives/archives.ts';
import { sourceIo } from '../../../kit/archives/sources.ts';
import { scratchFolder } from '../../../kit/processes/cli.ts';

const folder = scratchFolder();
const { ...usual } = TIMEOUTS;
afterEach(() => {
  Object.assign(TIMEOUTS, usual);
});

// Links to programs of root, which only root could make.
for (const name of ['sudo', 'tar']) symlinkSync('/bin/cat', join(folder, name));

const said: string[] = [];
const sudo = { say: (text: string) => said.push(text), folders: [folder] };
const files = (run: RunProgram, signal = new AbortController().signal) =>
  new SudoFiles('/store', sourceIo({ run, signal, env: { SECRET: 'x', PATH: '/evil' } }), sudo);

/** Never ends by itself. */
const hanging: RunProgram = (_, __, { signal }) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

describe('sudo', () => {
  test('is run by its absolute path, as is what it runs, with an environment and a folder of ours', async () => {
    const runs: unknown[] = [];
    const run: RunProgram = async (program, args, { cwd, env, quiet, onOutput }) => {
      runs.push({ program, args, cwd, env, quiet });
      onOutput?.(archiveOf(new Map([['a', Buffer.from('of a')]])));
      return 0;
    };
    said.length = 0;
    expect(await files(run).whole(['a'])).toEqual([Buffer.from('of a')]);
    const program = join(folder, 'sudo');
    const options = ['--create', '--file=-', '--no-recursion', '--hard-dereference', '--directory=/store'];
    const args = ['-n', '--', join(folder, 'tar'), ...options, '--', 'a'];
    const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C' };
    expect(runs).toEqual([{ program, args, cwd: '/', env, quiet: true }]);
    expect(said).toEqual([expect.stringContaining(`by ${program} -n, what the engine's store below /store has`)]);
  });

  test('is not run where the system has no such program, or others than root may change it', async () => {
    const run: RunProgram = async () => 0;
    const none = { ...sudo, folders: [join(folder, 'none')] };
    expect(() => new SudoFiles('/store', sourceIo({ run }), none)).toThrow('the system has no sudo');
    await expect(files(run).checkSizes([{ name: 'a', size: 1 }])).rejects.toThrow('the system has no stat');
    copyFileSync('/bin/cat', join(folder, 'stat'));
    chmodSync(join(folder, 'stat'), 0o777);
    await expect(files(run).checkSizes([{ name: 'a', size: 1 }])).rejects.toThrow('the system has no stat');
  });

  test('runs what SECURITY.md lists, and nothing else', async () => {
    const all = join(folder, 'all');
    mkdirSync(all);
    for (const name of ['sudo', 'tar', 'stat', 'head', 'tail', 'dd']) symlinkSync('/bin/cat', join(all, name));
    const size = 1 << 20;
    const file = { name: 'a', size };
    const output: Record<string, Buffer> = {
      tar: archiveOf(new Map([['a', Buffer.from('of a')]])),
      stat: Buffer.from(`81a4 ${size}\n`),
      head: Buffer.alloc(4096),
      tail: Buffer.alloc(16_384),
      dd: Buffer.alloc(10),
    };
    const runs: string[] = [];
    const run: RunProgram = async (_, [flag, dashes, path = '', ...args], { onOutput }) => {
      expect([flag, dashes]).toEqual(['-n', '--']);
      const program = path.replace(`${all}/`, '');
      const wanted = args.map(arg =>
        arg
          .replace(/^if=\/store\/a$/, 'if=FILE')
          .replace(/^(skip|count)=\d+$/, '$1=N')
          .replace('=/store', '=STORE')
          .replace(/^\/store\/a$/, 'FILES…')
          .replace(/^a$/, 'NAMES…')
          .replace(/^.* .*$/, "'$&'"),
      );
      runs.push(`| \`${program}\` | \`${wanted.join(' ')}\` |`);
      onOutput?.(output[program] ?? Buffer.alloc(0));
      return 0;
    };
    const reading = new SudoFiles('/store', sourceIo({ run }), { ...sudo, folders: [all] });
    await reading.whole(['a']);
    await reading.checkSizes([file]);
    await reading.parts([0, size - 100, size / 2].map(offset => ({ ...file, offset, length: 10 })));
    const page = readFileSync(join(import.meta.dirname, '../../../../SECURITY.md'), 'utf8');
    const [, section = ''] = /^## What is run as root$(.*?)^## /ms.exec(page) ?? [];
    expect(section.match(/^\| `\w+` \| `[^`]+` \|/gm)).toEqual(runs);
  });

  test('is looked for where SECURITY.md says', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../../SECURITY.md'), 'utf8');
    for (const path of FOLDERS) expect(page).toContain(`\`${path}\``);
  });

  test('is waited for so long and no longer', async () => {
    expect(usual.sudo).toBe(120_000);
    Object.assign(TIMEOUTS, { sudo: 100 });
    await expect(files(hanging).whole(['a'])).rejects.toMatchObject({
      name: 'StoreProblem',
      message: 'sudo -n did not end within 0.1 seconds',
    });
  });

  test('ends with the run', async () => {
    const interrupt = new AbortController();
    setTimeout(() => interrupt.abort(new Error('enough')), 50);
    await expect(files(hanging, interrupt.signal).whole(['a'])).rejects.toThrow('enough');
  });

  test('that cannot be started is a reason to ask for the export', async () => {
    const run: RunProgram = () => Promise.reject(new Error('EACCES'));
    await expect(files(run).whole(['a'])).rejects.toMatchObject({
      name: 'StoreProblem',
      message: 'sudo cannot be started',
    });
  });
});
