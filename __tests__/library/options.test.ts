/** What a program may hand to the library. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type * as api from '../../src/library/api.ts';
import { ConfigError, check, MeasureError, UsageError } from '../../src/library.ts';
import { archiveOf, dockerArchiveFiles } from '../kit/archives/archives.ts';
import { scratchFolder } from '../kit/processes/cli.ts';

/** What is exported is what is declared: the compiler says so. */
const declared: typeof api = await import('../../src/library.ts');

const cwd = scratchFolder();
const env = {};
writeFileSync(join(cwd, 'image.tar'), archiveOf(dockerArchiveFiles({ layers: [[{ name: 'a', body: 'hello' }]] })));
writeFileSync(join(cwd, '.imagebudget.yml'), 'version: 1\narchive: image.tar\nbudgets:\n  size: 4\n');
writeFileSync(join(cwd, 'wrong.yml'), 'version: 1\nbudget:\n  size: 4\nimagee: x\n');
writeFileSync(join(cwd, 'tag.yml'), 'version: 1\nimage: web:${TAG}\nbudgets:\n  size: 4\n');

/** As from a program without types. */
const withOptions = (options: object) => check({ cwd, cache: false, env, ...options });

describe('check', () => {
  test('returns a report, whatever its verdict is', async () => {
    const report = await withOptions({});
    expect(report).toMatchObject({ schemaVersion: 1, verdict: 'fail', images: [{ name: 'image.tar' }] });
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  test('starts from the directory that it is given, relative or not', async () => {
    const report = await withOptions({ sources: [join(cwd, 'image.tar')], platform: 'linux/amd64', verify: true });
    expect(report.images[0]?.source.verified).toBe('digest');
  });

  test.each([
    [{ confg: 'x' }, 'check has no option "confg"', 'Did you mean config?'],
    [{ zzz: 1 }, 'check has no option "zzz"', 'The options are cwd, config, '],
    [{ constructor: 1 }, 'check has no option "constructor"', 'The options are '],
    [{ sources: 'image.tar' }, 'the option "sources" is not a list of texts', 'Leave it out'],
    [{ sources: [1] }, 'the option "sources" is not a list of texts', 'Leave it out'],
    [{ verify: 'yes' }, 'the option "verify" is not true or false', 'Leave it out'],
    [{ trust: 'all' }, 'the option "trust" is not "same", "fewer" or "base"', 'Leave it out'],
    [{ env: null }, 'the option "env" is not an object', 'Leave it out'],
    [{ onOutput: 1 }, 'the option "onOutput" is not a function', 'Leave it out'],
    [{ signal: {} }, 'the option "signal" is not an AbortSignal', 'Leave it out'],
    [{ cwd: 1 }, 'the option "cwd" is not a text', 'Leave it out'],
  ])('refuses %j', async (options, message, hint) => {
    const error = await withOptions(options).catch(reason => reason);
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({ exitCode: 3, message, hint: expect.stringContaining(hint) });
  });

  test.each([['image.tar'], [null]])('refuses %j in place of options', async value => {
    // @ts-expect-error: as from a program without types.
    await expect(check(value)).rejects.toThrow('check takes an object of options');
  });

  test('an option that is undefined is as if left out', async () => {
    await expect(withOptions({ config: undefined, trust: undefined })).resolves.toMatchObject({ verdict: 'fail' });
  });

  test('says what is wrong by the class of the error', async () => {
    await expect(withOptions({ config: 'none.yml' })).rejects.toBeInstanceOf(UsageError);
    await expect(withOptions({ sources: ['none.tar'] })).rejects.toBeInstanceOf(MeasureError);
    const error = await withOptions({ config: 'wrong.yml' }).catch(reason => reason);
    expect(error).toBeInstanceOf(ConfigError);
    expect(error.problems.map(({ position }: api.Problem) => position?.line)).toEqual([2, 4]);
  });

  test('names of images take the variables that it is given, and no others', async () => {
    process.env.TAG = 'of-the-process';
    try {
      await expect(withOptions({ config: 'tag.yml' })).rejects.toThrow('TAG');
    } finally {
      delete process.env.TAG;
    }
  });

  test('ends when it is aborted, with the reason', async () => {
    await expect(withOptions({ signal: AbortSignal.abort('enough') })).rejects.toBe('enough');
  });
});

test('the package exports what its types declare', () => {
  expect(Object.keys(declared).sort()).toEqual([
    'ConfigError',
    'ImagebudgetError',
    'MeasureError',
    'UsageError',
    'check',
  ]);
});
