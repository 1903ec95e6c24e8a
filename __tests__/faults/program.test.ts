/** A program that is cut short leaves nothing running. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { MeasureError } from '../../src/errors.ts';
import { programRunner } from '../../src/run-program.ts';
import { scratchFolder } from '../kit/processes/cli.ts';
import { isRunning } from '../kit/processes/other-processes.ts';

const folder = scratchFolder();
let written = '';
const run = programRunner({
  write: text => {
    written += text;
  },
  kill: process.kill.bind(process),
  platform: process.platform,
});
const options = (signal = new AbortController().signal) => ({ cwd: tmpdir(), env: { PATH: process.env.PATH }, signal });
const shell = (script: string, signal?: AbortSignal) => run('sh', ['-c', script], options(signal));

async function pidIn(name: string): Promise<number> {
  for (let tries = 0; tries < 500; tries++) {
    const path = join(folder, name);
    if (existsSync(path) && readFileSync(path, 'utf8').endsWith('\n')) return Number(readFileSync(path, 'utf8'));
    await sleep(20);
  }
  throw new Error('it never started');
}

describe('a program', () => {
  test('is run to its end, with its output', async () => {
    written = '';
    expect(await shell('echo caf\u00e9; echo problem >&2; exit 7')).toBe(7);
    expect(written.split('\n').sort()).toEqual(['', 'caf\u00e9', 'problem']);
  });

  test('may be quiet', async () => {
    written = '';
    expect(await run('sh', ['-c', 'echo x'], { ...options(), quiet: true })).toBe(0);
    expect(written).toBe('');
  });

  test('that is not there is 127', async () => {
    expect(await run('no-such-program-here', [], options())).toBe(127);
  });

  test.each([
    // Root may enter any folder, so that only others are told EACCES there.
    ['a folder of PATH that may not be entered', 0o000],
    ['a folder of its name in PATH', 0o755],
  ])('that is not there is 127, whatever %s makes of it', async (_, mode) => {
    const bin = join(folder, `bin-${mode}`);
    mkdirSync(join(bin, 'no-such-program-here'), { recursive: true });
    chmodSync(bin, mode);
    try {
      const env = { PATH: [bin, process.env.PATH].join(delimiter) };
      expect(await run('no-such-program-here', [], { ...options(), env })).toBe(127);
    } finally {
      chmodSync(bin, 0o755);
    }
  });

  test('that may not be run is an error that names it', async () => {
    const path = join(folder, 'bin-not-executable', 'docker');
    mkdirSync(dirname(path));
    writeFileSync(path, '#!/bin/sh\n', { mode: 0o644 });
    const error = await run('docker', [], { ...options(), env: { PATH: dirname(path) } }).catch(error => error);
    expect(error).toBeInstanceOf(MeasureError);
    expect(error.message).toBe(`${path} cannot be run: permission denied`);
  });

  test('that a signal ended has failed', async () => {
    expect(await shell('kill -9 $$')).not.toBe(0);
  });

  test.each([
    ['prints nothing', 'sleep 300'],
    ['does not want to end', "trap '' TERM; while :; do sleep 1; done"],
    ['has started others', 'sleep 300 & wait'],
  ])('that %s ends with an abort, and all that it started', async (name, script) => {
    const abort = new AbortController();
    const file = name.replaceAll(' ', '-');
    const started = performance.now();
    const ran = shell(
      `echo $$ > '${join(folder, file)}'; (sleep 300; echo $?) & echo $! > '${join(folder, file)}-child'; ${script}`,
      abort.signal,
    );
    const [pid, child] = [await pidIn(file), await pidIn(`${file}-child`)];
    expect(isRunning(pid) && isRunning(child)).toBe(true);
    abort.abort(new Error('enough'));
    await expect(ran).rejects.toThrow('enough');
    for (let tries = 0; tries < 100 && (isRunning(pid) || isRunning(child)); tries++) await sleep(20);
    expect([isRunning(pid), isRunning(child)]).toEqual([false, false]);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('that belongs to root and may not be signalled is left behind, without keeping anyone waiting', async () => {
    const refuse = () => {
      throw Object.assign(new Error('kill EPERM'), { code: 'EPERM' });
    };
    const abort = new AbortController();
    const runRefused = programRunner({ write: () => undefined, kill: refuse, platform: process.platform });
    const ran = runRefused('sh', ['-c', `echo $$ > '${join(folder, 'left')}'; exec sleep 300`], {
      ...options(abort.signal),
      quiet: true,
    });
    const pid = await pidIn('left');
    abort.abort(new Error('enough'));
    await expect(ran).rejects.toThrow('enough');
    process.kill(pid, 'SIGKILL');
  });

  test('is not started after an abort', async () => {
    await expect(shell(`touch '${join(folder, 'started')}'`, AbortSignal.abort(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(join(folder, 'started'))).toBe(false);
  });
});

test('the tests can tell what runs', () => {
  expect(isRunning(process.pid)).toBe(true);
  expect(isRunning(spawnSync('true').pid)).toBe(false);
});
