import { describe, expect, test } from '@jest/globals';
import { keepsPromise } from '../../../src/fix/prove/climb.ts';
import { type ContainerConfig, checkFor, configOf } from '../../../src/fix/prove/container-config.ts';
import { interpreterOf } from '../../../src/fix/prove/interpreter.ts';
import { hasListener } from '../../../src/fix/prove/listening.ts';
import {
  commandsOf,
  type ImageFiles,
  missingIn,
  namesOf,
  programsOf,
  stillNeeded,
} from '../../../src/fix/prove/programs.ts';
import type { Session } from '../../../src/fix/prove/session.ts';

const CONFIG: ContainerConfig = { entrypoint: [], cmd: ['app'], env: [], workingDir: '/', healthcheck: [], ports: [] };

describe('keepsPromise', () => {
  test.each([
    [1_000_000, 1_010_000, true],
    [1_000_000, 1_010_001, false],
    [1_000_000, 990_000, true],
    [1_000_000, 989_999, false],
    [0, 4000, true],
    [0, 4001, false],
    [1000, -3000, true],
    [1000, -3001, false],
  ])('%i promised, %i measured: %s', (bytes, measured, kept) => {
    expect(keepsPromise({ bytes, range: null }, measured)).toBe(kept);
  });

  test.each([
    [899_999, false],
    [900_000, true],
    [1_100_000, true],
    [1_100_001, false],
  ])('about a million promised, %i measured: %s', (measured, kept) => {
    expect(keepsPromise({ bytes: 1_000_000, range: [900_000, 1_100_000] }, measured)).toBe(kept);
  });
});

describe('checkFor', () => {
  const healthcheck = ['/bin/sh', '-c', 'curl -f localhost'];
  test.each([
    [CONFIG, ['x'], { kind: 'run', words: ['x'] }],
    [{ ...CONFIG, healthcheck, ports: [80] }, null, { kind: 'healthcheck', words: healthcheck }],
    [{ ...CONFIG, ports: [9000, 80] }, null, { kind: 'port', port: 80 }],
    [CONFIG, null, { kind: 'start' }],
    [{ ...CONFIG, cmd: [], healthcheck }, null, { kind: 'none' }],
    [{ ...CONFIG, cmd: [] }, ['x'], { kind: 'run', words: ['x'] }],
  ])('case %#', (config, run, check) => {
    expect(checkFor(config, run)).toEqual(check);
  });
});

describe('configOf', () => {
  const asked = (stdout: string, code = 0) =>
    configOf({ docker: async () => ({ code, stdout, stderr: '' }) } as unknown as Session, 'id');

  test.each([
    [['CMD', 'a', 'b'], undefined, ['a', 'b']],
    [['CMD-SHELL', 'a b'], undefined, ['/bin/sh', '-c', 'a b']],
    [
      ['CMD-SHELL', 'a b'],
      ['/bin/bash', '-ec'],
      ['/bin/bash', '-ec', 'a b'],
    ],
    [['NONE'], undefined, []],
    [[], undefined, []],
    ['odd', undefined, []],
  ])('HEALTHCHECK %j with SHELL %j', async (Test, Shell, healthcheck) => {
    expect((await asked(JSON.stringify({ Healthcheck: { Test }, Shell }))).healthcheck).toEqual(healthcheck);
  });

  test('reads ports, and takes nothing on trust', async () => {
    const ExposedPorts = { '8080/tcp': {}, '53/udp': {}, '80': {}, 'x/tcp': {} };
    expect(await asked(JSON.stringify({ ExposedPorts, Cmd: 'app', Env: [1, 'A=b'], WorkingDir: '' }))).toEqual({
      entrypoint: [],
      cmd: [],
      env: ['A=b'],
      workingDir: '/',
      healthcheck: [],
      ports: [80, 8080],
    });
    await expect(asked('', 1)).rejects.toThrow('the engine does not tell');
    await expect(asked('no JSON')).rejects.toThrow('the engine does not tell');
  });
});

describe('interpreterOf', () => {
  const of = (text: string) => interpreterOf(Buffer.from(text, 'latin1'));

  test.each([
    ['#!/bin/sh\necho', ['/bin/sh']],
    ['#! /usr/bin/env python3\n', ['/usr/bin/env', 'python3']],
    ['#!/usr/bin/env -S A=b node --x\n', ['/usr/bin/env', 'node']],
    ['#!\n', []],
    ['echo', []],
    ['', []],
  ])('%j', (text, words) => {
    expect(of(text)).toEqual(words);
  });

  test('the loader of an ELF program', () => {
    const file = Buffer.alloc(256);
    Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1]).copy(file);
    file.writeBigUInt64LE(64n, 32);
    file.writeUInt16LE(56, 54);
    file.writeUInt16LE(1, 56);
    file.writeUInt32LE(3, 64);
    file.writeBigUInt64LE(150n, 72);
    file.writeBigUInt64LE(11n, 96);
    file.write('/lib/ld.so\0', 150);
    expect(interpreterOf(file)).toEqual(['/lib/ld.so']);
    file.writeBigUInt64LE(250n, 72);
    expect(interpreterOf(file)).toEqual([]);
    expect(interpreterOf(file.subarray(0, 80))).toEqual([]);
  });
});

describe('hasListener', () => {
  const table = `  sl  local_address rem_address   st
   0: 00000000:1F90 00000000:0000 0A 00000000:00000000
   1: 0100007F:0050 00000000:0000 01 00000000:00000000
  sl  local_address                         remote_address                        st
   0: 00000000000000000000000000000000:01BB 00000000000000000000000000000000:0000 0A 00000000
`;
  test.each([
    [8080, true],
    [443, true],
    [80, false],
    [8081, false],
  ])('%i: %s', (port, is) => {
    expect(hasListener(table, port)).toBe(is);
  });
});

describe('programsOf', () => {
  const paths: Record<string, string> = {
    '/opt/venv/bin/gunicorn': '/opt/venv/bin/gunicorn',
    '/opt/venv/bin/python': '/usr/bin/python3.11',
    '/bin/sh': '/usr/bin/dash',
    '/usr/bin/curl': '/usr/bin/curl',
    '/srv/start': '/srv/start',
  };
  const files: ImageFiles = {
    resolve: path => paths[path] ?? null,
    head: path => (path === '/opt/venv/bin/gunicorn' ? Buffer.from('#!/opt/venv/bin/python\n') : undefined),
  };
  const env = ['PATH=/opt/venv/bin:/usr/bin:/bin'];

  test('finds what a container starts, through shells, PATH, links and #!', () => {
    const config = {
      ...CONFIG,
      env,
      cmd: ['sh', '-c', 'exec gunicorn app'],
      healthcheck: ['/bin/sh', '-c', 'curl -f localhost'],
    };
    const commands = commandsOf(config, null);
    expect(namesOf(commands)).toEqual(['sh', 'gunicorn', 'sh', 'curl']);
    const programs = programsOf(commands, config, files);
    expect(programs).toEqual([
      { role: 'entry program', path: '/usr/bin/dash' },
      { role: 'entry program', path: '/opt/venv/bin/gunicorn' },
      { role: 'interpreter', path: '/usr/bin/python3.11' },
      { role: 'HEALTHCHECK program', path: '/usr/bin/curl' },
    ]);
    expect(missingIn({ ...files, resolve: path => (path === '/usr/bin/curl' ? null : path) }, programs)).toEqual([
      { role: 'HEALTHCHECK program', path: '/usr/bin/curl' },
    ]);
  });

  test('takes a relative path from the working directory, and leaves out what is not there', () => {
    const config = { ...CONFIG, env, workingDir: '/srv', cmd: ['./start', 'x'] };
    const found = programsOf(commandsOf(config, ['nothing']), config, {
      ...files,
      resolve: path => paths[path.replace('/./', '/')] ?? null,
    });
    expect(found).toEqual([{ role: 'entry program', path: '/srv/start' }]);
  });

  test('knows that --run goes through an ENTRYPOINT', () => {
    const config = { ...CONFIG, env, entrypoint: ['gunicorn'] };
    expect(commandsOf(config, ['curl']).map(({ role }) => role)).toEqual(['entry program']);
    expect(commandsOf(CONFIG, ['curl']).map(({ role }) => role)).toEqual(['--run program', 'entry program']);
  });

  test('knows the --run program that is the interpreter of the entry program', () => {
    const config = { ...CONFIG, env, cmd: ['gunicorn'] };
    expect(programsOf(commandsOf(config, ['python', '-c', 'import app']), config, files)).toEqual([
      { role: '--run program', path: '/usr/bin/python3.11' },
      { role: 'entry program', path: '/opt/venv/bin/gunicorn' },
    ]);
  });

  test.each<[string, Partial<typeof CONFIG>, string[], boolean?]>([
    ['drops a shell whose command is started itself', { cmd: ['gunicorn', 'app'] }, ['/usr/bin/dash']],
    ['keeps it where it is started still', { cmd: ['/bin/sh', '-c', 'gunicorn app'] }, []],
    ['keeps it where another program is started', { cmd: ['curl'] }, []],
    ['keeps it where the HEALTHCHECK needs it', { cmd: ['gunicorn'], healthcheck: ['sh', '-c', 'curl x'] }, []],
    ['keeps it where nothing is started', {}, []],
    [
      'drops all of the start where an edit has another one',
      { cmd: ['curl'] },
      ['/usr/bin/dash', '/opt/venv/bin/gunicorn'],
      true,
    ],
    ['keeps what an edit starts too', { cmd: ['gunicorn', 'x'] }, ['/usr/bin/dash'], true],
  ])('of an edited image %s', (_, edited, dropped, startsOther = false) => {
    const config = { ...CONFIG, env, cmd: ['/bin/sh', '-c', 'gunicorn app'] };
    const commands = commandsOf(config, null);
    const programs = programsOf(commands, config, files);
    const needed = stillNeeded(
      { config, commands, programs, files },
      { config: { ...CONFIG, env, ...edited }, run: null, startsOther },
    );
    expect(programs.filter(program => !needed.includes(program)).map(({ path }) => path)).toEqual(dropped);
  });
});
