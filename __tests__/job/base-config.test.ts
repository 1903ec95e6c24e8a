/** Whose budgets, rules and `ignore` judge a pull request that changes the config. */
import { describe, expect, test } from '@jest/globals';
import { judgedConfigs } from '../../src/job/config/base-config.ts';
import { NO_CONFIG, parsedConfigs } from '../../src/job/config/read-config.ts';

const COMMIT = 'abc1234'.padEnd(40, '0');
const BASE = `version: 1
budgets:
  size: 1 MB
  layers: 3
ignore: [{ rule: pip-cache, reason: it stays }]
`;
const CHANGE = `version: 1
image: web:ci
budgets:
  growth: { own: 1 kB }
  size: 2 MB
`;

async function judged(own: string, base: string | null, enforced: boolean) {
  const text = base === null ? null : Buffer.from(base);
  const configs = await parsedConfigs({ path: 'c.yml', bytes: Buffer.from(own) });
  return judgedConfigs(configs, { commit: COMMIT, path: 'c.yml', text, enforced, fileAt: async () => null }, []);
}
const failOf = (budgets: readonly { fail: { text: string } | null }[]) => budgets.map(({ fail }) => fail?.text);

describe('a change of the config', () => {
  test("is known, and its own limits judge, unless the base branch's are to", async () => {
    const [one] = await judged(CHANGE, BASE, false);
    expect(failOf(one?.config.budgets ?? [])).toEqual(['1 kB', '2 MB']);
    expect(one?.change).toMatchObject({ commit: COMMIT, judgedBy: 'change', sections: ['ignore'], note: null });
    expect([failOf(one?.change?.before ?? []), failOf(one?.change?.after ?? [])]).toEqual([
      ['1 MB', '3'],
      ['1 kB', '2 MB'],
    ]);
  });

  test('is judged by the base branch: what to measure is its own, what counts is not, and lines are of its file', async () => {
    const [one] = await judged(CHANGE, BASE, true);
    expect(one?.change).toMatchObject({ judgedBy: 'base', note: null });
    expect(one?.config).toMatchObject({ target: { source: 'web:ci' }, ignore: [{ rule: 'pip-cache' }] });
    expect(one?.config.budgets.map(({ budget, fail, position }) => [budget, fail?.text, position.line])).toEqual([
      ['size', '1 MB', 5],
      ['layers', '3', 4],
    ]);
  });

  test.each([
    ['has no config there', null],
    [
      'has a config that is not valid (c.yml:2:12: unknown key "sizee" under "budgets". Did you mean "size"?)',
      'version: 1\nbudgets: { sizee: 5 }\n',
    ],
  ])('from a base branch that %s is judged by its own limits', async (why, base) => {
    const [one] = await judged(CHANGE, base, true);
    expect(failOf(one?.config.budgets ?? [])).toEqual(['1 kB', '2 MB']);
    const reason = one?.change?.note ?? '';
    expect(reason).toBe(`The base branch ${why} at abc1234, so that the limits of this change judge`);
    expect((await judged(CHANGE, base, false))[0]?.change).toBeNull();
  });

  test('that gives the only image another name is judged all the same', async () => {
    const [one] = await judged(`${CHANGE}name: other\n`, `${BASE}name: web\n`, true);
    expect(failOf(one?.config.budgets ?? [])).toEqual(['1 MB', '3']);
  });

  test('that takes the config away is judged by it, if the image is known', async () => {
    const images = Buffer.from(
      'version: 1\nimages:\n  web: { image: web:ci, budgets: { size: 1 MB } }\n  api: { image: api, budgets: { size: 5 MB } }\n',
    );
    const base = { commit: COMMIT, path: 'c.yml', text: images, enforced: true, fileAt: async () => null };
    const [one] = await judgedConfigs([NO_CONFIG], base, ['web:ci']);
    expect([failOf(one?.config.budgets ?? []), one?.change?.judgedBy]).toEqual([['1 MB'], 'base']);
    await expect(judgedConfigs([NO_CONFIG], base, ['other'])).rejects.toMatchObject({
      exitCode: 2,
      message: 'this change takes the config away, and which of its images is measured is not known',
    });
    // Nobody has a config.
    const [none] = await judgedConfigs([NO_CONFIG], { ...base, text: null }, ['other']);
    expect(none).toEqual({ config: NO_CONFIG, change: null });
  });

  test('of several images is one of each, by name; a new one has nothing to compare with', async () => {
    const images = (web: string, second: string) =>
      `version: 1\nimages:\n  web: { image: web, budgets: { size: ${web} } }\n  ${second}: { image: x, budgets: { size: 5 MB } }\n`;
    const [web, job] = await judged(images('2 MB', 'job'), images('1 MB', 'api'), true);
    expect([failOf(web?.config.budgets ?? []), failOf(job?.config.budgets ?? [])]).toEqual([['1 MB'], ['5 MB']]);
    expect(job?.change?.note).toContain('has no such image in its config');
  });
});
