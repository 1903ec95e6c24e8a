/** Where edits go: the line, the second line, the findings and groups of waste, with and without a Dockerfile. */
import { describe, expect, test } from '@jest/globals';
import type { Analysis } from '../../../src/analysis/types.ts';
import { type PlanFile, type PlanFiles, type PlannedImage, planned, textOf } from '../../kit/reports/plan-of.ts';

const BASE = { '/bin/sh': 10 };
const LISTS = { '/var/lib/apt/lists/deb_Packages': 50_000 };
const APT = 'RUN apt-get update && apt-get install -y curl';

function owned(files: Readonly<Record<string, number>>, of: Partial<PlanFile>): PlanFiles {
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, { bytes, ...of }]));
}

function plan(lines: readonly string[], image: Omit<PlannedImage, 'dockerfile'>) {
  return planned({ ...image, dockerfile: textOf(lines) });
}

/** The line to edit of each finding and of each group of waste. */
function linesOf({ findings, wasteGroups }: Analysis): unknown {
  return {
    findings: findings.map(({ rule, at }) => [rule, at?.line ?? null]),
    wasted: wasteGroups.map(({ label, cause, at }) => [label, cause, at?.line ?? null]),
  };
}

describe('whose line', () => {
  const APP = { '/app/.git/x': 50_000, '/app/a.js': 9000 };

  test('what a COPY leaks is the COPY’s, however often it is stored again', async () => {
    const { items, analysis } = await plan(
      ['FROM node', 'COPY . /app', 'RUN chown -R 5:5 /app', 'RUN chown -R 6:6 /app'],
      {
        adds: {
          1: { ...BASE, '/app/': 0 },
          2: APP,
          3: owned(APP, { uid: 5, gid: 5 }),
          4: owned(APP, { uid: 6, gid: 6 }),
        },
      },
    );
    expect(items.map(({ id, bytes, at }) => [id, bytes, at?.line])).toEqual([['ignore-2-vcs-dir', 150_000, 2]]);
    expect(linesOf(analysis)).toMatchObject({ findings: [['vcs-dir', 2]] });
  });

  test('a chown’s waste is the chown’s', async () => {
    const files = { '/app/a.js': 9000 };
    const { analysis } = await plan(['FROM node', 'COPY . /app', 'ENV A=b', 'RUN chown -R 5:5 /app'], {
      adds: { 1: BASE, 2: files, 4: owned(files, { uid: 5, gid: 5 }) },
    });
    expect(linesOf(analysis)).toEqual({ findings: [], wasted: [[expect.any(String), 'metadata', 4]] });
  });

  test('also where the base image brought the files', async () => {
    const files = { '/srv/a': 9000 };
    const { analysis, items } = await plan(['FROM node', 'RUN chown -R 5:5 /srv'], {
      adds: { 1: files, 2: owned(files, { uid: 5, gid: 5 }) },
    });
    expect(items).toEqual([]);
    expect(linesOf(analysis)).toEqual({ findings: [], wasted: [[expect.any(String), 'metadata', 2]] });
  });

  test('what is deleted later is the line’s that wrote it, and the deleting one is second', async () => {
    const { items, analysis } = await plan(['FROM node', 'RUN get x', 'ENV A=b', 'RUN rm /x'], {
      adds: { 1: BASE, 2: { '/x': 9000 }, 4: { '/x': null } },
    });
    expect(items).toMatchObject([{ at: { line: 2 }, second: { at: { line: 4 }, does: 'deletes them' } }]);
    expect(linesOf(analysis)).toEqual({ findings: [], wasted: [['plain', 'deleted', 2]] });
  });

  test('an upgrade of the base image’s packages is the FROM’s', async () => {
    const { items, analysis } = await plan(['ARG A=b', 'FROM debian', 'RUN apt-get update && apt-get -y upgrade'], {
      adds: { 2: { '/usr/lib/libssl.so': 9000 }, 3: { '/usr/lib/libssl.so': { bytes: 9000, seed: 'new' } } },
    });
    expect(items).toEqual([]);
    expect(linesOf(analysis)).toEqual({ findings: [], wasted: [['package-upgrade', 'overwritten', 2]] });
  });

  test('what the base image wastes itself is the FROM’s', async () => {
    const { analysis } = await plan(['FROM debian', 'RUN true'], {
      adds: { 1: LISTS },
      triggered: [],
    });
    expect(linesOf(analysis)).toEqual({ findings: [['apt-lists', 1]], wasted: [] });
    expect(analysis.edits.baseBytes).toBe(50_000);
  });

  test('what a line of this Dockerfile deletes of the base image is that line’s', async () => {
    const { analysis } = await plan(['FROM debian', 'ENV A=b', 'RUN rm -rf /usr/share/doc'], {
      adds: { 1: { '/usr/share/doc/a': 9000 }, 3: { '/usr/share/doc': null } },
    });
    expect(linesOf(analysis)).toMatchObject({ wasted: [['plain', 'deleted', 3]] });
  });

  test('waste of several lines is that of the one that brought most', async () => {
    const { analysis } = await plan(['FROM debian', 'COPY x /x', 'RUN chmod 700 /x && get /y', 'RUN rm /x /y'], {
      adds: {
        1: BASE,
        2: { '/x': 9000 },
        3: { '/x': { bytes: 9000, mode: 0o700 }, '/y': 2000 },
        4: { '/x': null, '/y': null },
      },
    });
    expect(analysis.wasteGroups.find(({ cause }) => cause === 'deleted')?.at?.line).toBe(2);
  });

  test('a finding of several lines is that of the biggest', async () => {
    const { analysis } = await plan(['FROM debian', 'RUN get a', 'RUN get b', 'RUN get c'], {
      adds: {
        1: BASE,
        2: { '/root/.npm/_cacache/a': 4000 },
        3: { '/root/.npm/_cacache/b': 9000 },
        4: { '/root/.npm/_cacache/c': 5000 },
      },
    });
    expect(linesOf(analysis)).toEqual({ findings: [['npm-cache', 3]], wasted: [] });
  });

  test('a finding without an edit has its line too', async () => {
    const { analysis, items } = await plan(['FROM debian', 'ENV A=b', 'RUN ["get"]'], {
      adds: { 1: BASE, 3: { '/var/log/apt/term.log': 4000 } },
      records: { 3: 'RUN get # buildkit' },
    });
    expect(items).toEqual([]);
    expect(linesOf(analysis)).toEqual({ findings: [['pm-logs', 3]], wasted: [] });
  });
});

describe('what is edited', () => {
  test('the history, if no Dockerfile is known', async () => {
    const { items, dockerfile, analysis } = await plan(['FROM debian', 'ENV A=b', APT], {
      withoutFile: true,
      adds: { 1: BASE, 3: LISTS },
    });
    expect(dockerfile).toBe(textOf(['ADD rootfs.tar /', 'ENV A=b', `${APT} && rm -rf /var/lib/apt/lists/*`]));
    expect(items).toMatchObject([{ bytes: 50_000, at: null, second: null, edits: [{ path: null, line: null }] }]);
    expect(items[0]?.edits[0]?.hunks).toEqual([
      { line: 3, removed: [APT], added: [`${APT} && rm -rf /var/lib/apt/lists/*`] },
    ]);
    expect(linesOf(analysis)).toEqual({ findings: [['apt-lists', null]], wasted: [] });
  });

  test('and a .dockerignore, which may not exist', async () => {
    const { items, ignore } = await plan(['FROM debian', 'COPY . /app'], {
      withoutFile: true,
      adds: { 1: BASE, 2: { '/app/.git/x': 50_000, '/app/a': 9 } },
    });
    expect(ignore).toBe('.git\n');
    expect(items).toMatchObject([{ bytes: 50_000, edits: [{ path: '.dockerignore', line: null }] }]);
  });

  test('nothing of instructions that another Dockerfile ran', async () => {
    const { items, analysis } = await plan(['FROM debian', 'RUN something else', 'RUN entirely', 'RUN different'], {
      adds: { 1: BASE, 2: LISTS },
      records: { 2: `RUN /bin/sh -c ${APT.slice(4)} # buildkit`, 3: 'RUN /bin/sh -c b', 4: 'RUN /bin/sh -c c' },
    });
    expect(items).toEqual([]);
    expect(linesOf(analysis)).toEqual({ findings: [['apt-lists', null]], wasted: [] });
  });

  test('the .dockerignore of a Dockerfile that only triggers another one’s instructions', async () => {
    const { items, ignore, analysis } = await plan(['# ours', 'FROM example/onbuild', 'CMD ["x"]'], {
      adds: { 2: BASE },
      triggered: [
        { by: 'COPY . /app # buildkit', files: { '/app/.git/x': 50_000, '/app/a': 9 } },
        { by: 'RUN /bin/sh -c npm ci # buildkit', files: { '/root/.npm/_cacache/x': 9000 } },
      ],
      config: {},
    });
    expect(ignore).toBe('.git\n');
    expect(items).toMatchObject([{ id: 'ignore-2-vcs-dir', at: { line: 2 } }]);
    expect(linesOf(analysis)).toMatchObject({
      findings: [
        ['vcs-dir', 2],
        ['npm-cache', 2],
      ],
    });
  });

  test('a stage that is named by the platform', async () => {
    const { items, dockerfile } = await plan(
      ['FROM debian AS base-amd64', APT, 'FROM debian AS base-arm64', 'RUN true', 'FROM base-$TARGETARCH', 'RUN ls'],
      { adds: { 1: BASE, 2: LISTS, 6: {} }, records: {}, target: 'base-amd64' },
    );
    expect(items).toMatchObject([{ id: 'clean-2-apt-lists', at: { line: 2 } }]);
    expect(dockerfile.split('\n')[1]).toBe(`${APT} && rm -rf /var/lib/apt/lists/*`);
  });

  test('the RUN that has an argument of the build', async () => {
    const { items, dockerfile } = await plan(['FROM debian', 'ARG WHAT', 'RUN apt-get install -y $WHAT'], {
      adds: { 1: BASE, 3: LISTS },
      records: { 3: 'RUN |1 WHAT=curl /bin/sh -c apt-get install -y $WHAT # buildkit' },
    });
    expect(items).toMatchObject([{ bytes: 50_000 }]);
    expect(dockerfile).toContain('RUN apt-get install -y $WHAT && rm -rf /var/lib/apt/lists/*');
  });
});

describe('edits of the same instructions', () => {
  test('become one, with one verb and all findings', async () => {
    const { items } = await plan(['FROM debian', APT], {
      adds: {
        1: BASE,
        2: { ...LISTS, '/var/cache/apt/archives/a.deb': 40_000, '/root/.npm/_cacache/x': 30_000 },
      },
    });
    expect(items).toMatchObject([
      {
        id: 'clean-2-apt-lists',
        title: 'Leave out APT package indexes, downloaded .deb files and npm cache and logs',
        bytes: 120_000,
        findings: ['apt-lists', 'apt-archives', 'npm-cache'],
      },
    ]);
  });

  test('with both names, if there are two', async () => {
    const { items } = await plan(['FROM debian', APT], {
      adds: { 1: BASE, 2: { ...LISTS, '/var/cache/apt/archives/a.deb': 40_000 } },
    });
    expect(items.map(({ title }) => title)).toEqual(['Leave out APT package indexes and downloaded .deb files']);
  });

  test('but a small one does not hide among big ones', async () => {
    const { items } = await plan(['FROM debian', APT], {
      adds: { 1: BASE, 2: { '/var/lib/apt/lists/deb_Packages': 100_000, '/root/.npm/_cacache/x': 3000 } },
    });
    expect(items.map(({ id, bytes }) => [id, bytes])).toEqual([
      ['clean-2-apt-lists', 100_000],
      ['clean-2-npm-cache', 3000],
    ]);
  });

  test('make needless what others free', async () => {
    const { items, dockerfile } = await plan(
      ['FROM debian', 'RUN apt-get update', 'RUN apt-get install -y curl', 'RUN apt-get install -y vim'],
      {
        adds: {
          1: BASE,
          2: LISTS,
          3: { '/var/lib/dpkg/status': 20_000 },
          4: { '/var/lib/dpkg/status': { bytes: 20_000, seed: 'x' } },
        },
      },
    );
    expect(dockerfile).toBe(
      textOf([
        'FROM debian',
        'RUN apt-get update && apt-get install -y curl && apt-get install -y vim \\',
        '    && rm -rf /var/lib/apt/lists/*',
      ]),
    );
    expect(items.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(70_000);
  });
});
