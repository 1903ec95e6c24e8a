/** Which comments of a Dockerfile ignore something where the base branch judges a pull request. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { jobsFor } from '../../src/job/job.ts';
import type { BaseConfig } from '../../src/job/types.ts';
import { scratchFolder } from '../kit/processes/cli.ts';

const folder = scratchFolder();
const CONFIG = 'version: 1\nimage: web\nbudgets: { wasted: 1 kB }\n';
writeFileSync(join(folder, '.imagebudget.yml'), CONFIG);

const KEPT = '# imagebudget ignore=pip-cache: wheels for the offline start';
const NEW = '# imagebudget ignore=apt-lists: so that it passes';

/** What the pull request's Dockerfile ignores, by line, and the lines of the comments that ignore nothing. */
async function ignored(own: string, base: string | null, enforced = true) {
  writeFileSync(join(folder, 'Dockerfile'), own);
  const asked: string[] = [];
  const baseConfig: BaseConfig = {
    commit: 'abc1234'.padEnd(40, '0'),
    path: '.imagebudget.yml',
    text: Buffer.from(CONFIG),
    enforced,
    fileAt: async path => {
      asked.push(path);
      return base === null ? null : Buffer.from(base);
    },
  };
  const [job] = await jobsFor({
    cwd: folder,
    env: {},
    date: () => new Date('2026-11-29'),
    workspace: folder,
    config: null,
    baseConfig,
    sources: [],
    build: null,
    platform: null,
    verify: false,
    outputs: [],
    limits: {},
  });
  return {
    ignores: job?.ignore.map(({ rule, position }) => [rule, position.line]),
    notes: job?.notes.map(({ position, text }) => [position.line, text]),
    asked,
  };
}

const NOTE =
  "this comment ignores nothing: the base branch's Dockerfile, which judges (enforce: base), does not have it";

describe('where the base branch judges', () => {
  test('comments that it has ignore, wherever they are now, and new ones do not', async () => {
    const own = `FROM a\n${NEW}\nRUN b\n${KEPT}\nRUN c\n`;
    expect(await ignored(own, `FROM a\n${KEPT}\nRUN c\n`)).toEqual({
      ignores: [['pip-cache', 4]],
      notes: [[2, NOTE]],
      asked: [join(folder, 'Dockerfile')],
    });
  });

  test.each([
    ['of which there are more than before', `${KEPT}\nRUN b\n${KEPT}\nRUN c\n`],
    ['with a later day', `${KEPT}\nRUN b\n${KEPT.replace(':', ' until=2099-01-01:')}\nRUN c\n`],
    ['with another rule', `${KEPT}\nRUN b\n${KEPT.replace('pip-cache', 'pip-cache,apt-lists')}\nRUN c\n`],
  ])('comments %s are new', async (_, own) => {
    const { ignores, notes } = await ignored(`FROM a\n${own}`, `FROM a\n${KEPT}\nRUN c\n`);
    expect([ignores, notes]).toEqual([[['pip-cache', 2]], [[4, NOTE]]]);
  });

  test('all are new to a Dockerfile that it does not have', async () => {
    expect(await ignored(`FROM a\n${KEPT}\nRUN b\n`, null)).toMatchObject({ ignores: [], notes: [[2, NOTE]] });
  });
});

test("where the change's own config judges, its own comments do, and nobody is asked", async () => {
  expect(await ignored(`FROM a\n${NEW}\nRUN b\n`, 'FROM a\n', false)).toEqual({
    ignores: [['apt-lists', 2]],
    notes: [],
    asked: [],
  });
});
