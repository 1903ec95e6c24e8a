/** What is ignored for a time, or by a comment of the Dockerfile: from the files to the report. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { archiveOf, dockerArchiveFiles, type Entry, filler } from '../kit/archives/archives.ts';
import { scratchFolder } from '../kit/processes/cli.ts';
import { runInProcess } from '../kit/processes/cli-in-process.ts';

const folder = scratchFolder();
const cache = (name: string, bytes: number): Entry => ({
  name: `root/.cache/pip/http/${name}`,
  body: filler(bytes, name),
});

/** Two layers with 1000 and 3000 bytes of pip's cache. */
writeFileSync(
  join(folder, 'image.tar'),
  archiveOf(
    dockerArchiveFiles({
      layers: [[cache('a', 1000)], [cache('b', 3000)]],
      createdBy: ['RUN pip install a # buildkit', 'RUN pip install b # buildkit'],
      tag: 'web:ci',
    }),
  ),
);

async function checked({ dockerfile = 'FROM scratch\n', ignore = '', date = '2026-11-28T12:00:00Z' }) {
  writeFileSync(join(folder, 'Dockerfile'), dockerfile);
  const config = `version: 1\narchive: image.tar\nbudgets: { removable: 1000, rules: { pip-cache: 1000 } }\n${ignore}`;
  writeFileSync(join(folder, '.imagebudget.yml'), config);
  const args = ['check', '--all', '--json', 'report.json', '--markdown', 'report.md'];
  const ran = await runInProcess(args, { cwd: folder, date: new Date(date) });
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return { ...ran, json: () => JSON.parse(read('report.json')).images[0], markdown: () => read('report.md') };
}

describe('until', () => {
  const ignore = 'ignore: [{ path: "/root/**/b", reason: see the ticket, until: 2027-03-31 }]\n';

  test('an entry counts to the end of its day', async () => {
    const { code, stdout, json, markdown } = await checked({ ignore, date: '2027-03-31T23:59:59Z' });
    expect(code).toBe(0);
    expect(stdout).toContain('ignored: 3.00 kB of /root/**/b, 1 file: see the ticket (until 2027-03-31)');
    expect(markdown()).toContain('see the ticket (until 2027-03-31)');
    expect(json().ignored).toEqual([
      {
        path: '/root/**/b',
        rule: null,
        reason: 'see the ticket',
        bytes: 3000,
        files: 1,
        until: '2027-03-31',
        dockerfile: null,
      },
    ]);
  });

  test('after its day it is an error with its place, and nothing is measured', async () => {
    const { code, stderr, stdout } = await checked({ ignore, date: '2027-04-01T00:00:00Z' });
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toBe(
      'imagebudget: .imagebudget.yml:4:10: ignoring "/root/**/b" ended on 2027-03-31: "see the ticket"\n' +
        '  Remove the bytes and what ignores them, or move the day.\n',
    );
  });
});

describe('a comment above an instruction', () => {
  const dockerfile = [
    'FROM scratch',
    'RUN pip install a',
    '# imagebudget ignore=pip-cache until=2027-03-31: wheels for the offline start',
    'RUN pip install b',
    '',
  ].join('\n');

  test('keeps what the rule finds in the layer of that instruction alone', async () => {
    const { code, stdout, json, markdown } = await checked({ dockerfile });
    expect(code).toBe(0);
    expect(stdout).toMatch(/ignored: 3\.00 kB of pip-cache, 1 file of Dockerfile:4: wheels for the\s+offline start/);
    expect(markdown()).toContain('of `Dockerfile:4`');
    const { sizes, ignored, budgets } = json();
    expect(sizes.removable).toBe(1000);
    expect(budgets).toMatchObject([{ actual: 1000 }, { budget: 'rules.pip-cache', actual: 1000 }]);
    expect(ignored).toMatchObject([
      { rule: 'pip-cache', bytes: 3000, until: '2027-03-31', dockerfile: { path: 'Dockerfile', line: 4 } },
    ]);
  });

  test('of another rule keeps nothing, and the report says so with its place', async () => {
    const { code, stdout } = await checked({ dockerfile: dockerfile.replace('pip-cache', 'apt-lists') });
    expect(code).toBe(1);
    expect(stdout).toMatch(/note: Dockerfile:3:1: The comment that ignores apt-lists matched nothing/);
  });

  test('ends with its day', async () => {
    const { code, stderr } = await checked({ dockerfile, date: '2027-04-01T00:00:00Z' });
    expect(code).toBe(3);
    expect(stderr).toContain('Dockerfile:3:1: ignoring "pip-cache" ended on 2027-03-31');
  });
});
