/** One list of limits: the code's, the config's, the command line's and the page's. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseLimits, READING_LIMITS } from '../../src/config/values/reading-limits.ts';
import { UsageError } from '../../src/errors.ts';
import { jobsFor } from '../../src/job/job.ts';
import { beyond, DEFAULT_LIMITS, isBytes, type LimitName, overLimit, written } from '../../src/layer/limits.ts';
import { writeFiles } from '../kit/archives/archives.ts';
import { runCli, scratchFolder } from '../kit/processes/cli.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/limits.md'), 'utf8');
const names = Object.keys(DEFAULT_LIMITS) as LimitName[];
const folder = scratchFolder();

test('the page says every limit with its default', () => {
  const table = [...page.matchAll(/^\| `(\w+)` \| ([^|]+) \|/gm)].map(([, name, value]) => [name, value]);
  expect(table).toEqual(names.map(name => [name, written(name, DEFAULT_LIMITS[name])]));
});

test('the config knows every limit, in the right unit', () => {
  expect(Object.keys(READING_LIMITS)).toEqual(names);
  for (const name of names) expect([name, READING_LIMITS[name].kind]).toEqual([name, isBytes(name) ? 'size' : 'count']);
});

test.each(names)('%s: what its error tells to write is accepted, and enough', async name => {
  for (const reached of [DEFAULT_LIMITS[name] + 1, DEFAULT_LIMITS[name] * 5 + 3]) {
    const { message, hint = '' } = beyond('it', name, { limit: DEFAULT_LIMITS[name], reached });
    expect(message).toContain(String(reached));
    expect(message).toContain(`more than the limit "${name}" of ${DEFAULT_LIMITS[name]}`);
    expect(overLimit(DEFAULT_LIMITS, name, reached)).toMatchObject({ message, hint: { commandLine: hint } });
    const [, config = '', option = ''] = /write "(.*)" in the config, or --limit (\S+)\.$/.exec(hint) ?? [];
    expect(parseLimits('--limit', [option])[name]).toBeGreaterThanOrEqual(reached);
    writeFiles(folder, new Map([['c.yml', Buffer.from(`version: 1\nimage: a\nbudgets: { size: 1 }\n${config}\n`)]]));
    const overrides = {
      env: {},
      date: () => new Date(),
      sources: [],
      outputs: [],
      workspace: null,
      build: null,
      platform: null,
      verify: false,
      limits: {},
    };
    const [job] = await jobsFor({ ...overrides, cwd: folder, config: 'c.yml' });
    expect(job?.limits).toEqual({ ...DEFAULT_LIMITS, ...parseLimits('--limit', [option]) });
  }
});

describe('--limit', () => {
  test('goes before the config, and the last one counts', async () => {
    writeFiles(
      folder,
      new Map([['d.yml', Buffer.from('version: 1\nimage: a\nbudgets: { size: 1 }\nlimits: { layers: 5 }\n')]]),
    );
    const overrides = {
      cwd: folder,
      config: 'd.yml',
      env: {},
      date: () => new Date(),
      workspace: null,
      sources: [],
      outputs: [],
      build: null,
      platform: null,
      verify: false,
    };
    expect((await jobsFor({ ...overrides, limits: {} }))[0]?.limits.layers).toBe(5);
    const limits = parseLimits('--limit', ['layers=7', 'layers=6']);
    expect((await jobsFor({ ...overrides, limits }))[0]?.limits.layers).toBe(6);
  });

  test.each([
    ['layer=1', 'there is no limit "layer"'],
    ['layerBytes', 'layerBytes has no value'],
    ['layers=2GiB', '"2GiB" is not a whole number'],
    ['layerBytes=lots', '"lots" is not a size'],
    ['__proto__=1', 'there is no limit "__proto__"'],
    ['', 'there is no limit ""'],
  ])('%j is refused', (text, message) => {
    expect(() => parseLimits('--limit', [text])).toThrow(UsageError);
    expect(() => parseLimits('--limit', [text])).toThrow(message);
  });

  test.each(['check', 'inspect', 'ls'])('is known to %s', async command => {
    const { code, stderr } = await runCli([command, 'x.tar', '--limit', 'layers=x'], { cwd: folder });
    expect({ code, stderr }).toMatchObject({ code: 3, stderr: expect.stringContaining('--limit layers: "x" is not') });
  });
});
