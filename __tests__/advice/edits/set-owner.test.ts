/** Owner and mode that are set where files are written, so that no chown or chmod stores them again. */
import { describe, expect, test } from '@jest/globals';
import {
  type EditCase,
  expectedOf,
  idsOf,
  type NoEditCase,
  outcomeOf,
  type PlanFile,
  type PlanFiles,
  planned,
  textOf,
} from '../../kit/reports/plan-of.ts';

const BASE = { '/bin/sh': 10, '/app/': 0 };
const SITE = { '/app/': 0, '/app/a.js': 40_000, '/app/b.js': 10_000 };

/** The same files as another user's, or with another mode. */
function owned(files: PlanFiles, of: Partial<PlanFile> = { uid: 1000, gid: 1000 }): PlanFiles {
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, { bytes: Number(bytes), ...of }]));
}

describe('a chown', () => {
  const copy = ['FROM debian', 'RUN useradd app', 'COPY . /app'];
  const cases: Record<string, EditCase> = {
    'of what a COPY brought, as an option': {
      lines: [...copy, 'RUN chown -R app:app /app'],
      adds: { 1: BASE, 2: { '/etc/passwd': 90 }, 3: SITE, 4: owned(SITE) },
      becomes: ['FROM debian', 'RUN useradd app', 'COPY --chown=app:app . /app', 'RUN chown app:app /app'],
      edits: [['owner-4', 50_000]],
    },
    'that is gone where the COPY makes the directory too': {
      lines: [...copy, 'RUN chown -R app:app /app && ls'],
      adds: {
        1: { '/bin/sh': 10 },
        2: { '/etc/passwd': 90 },
        3: { '/app/': 0, '/app/a.js': 40_000 },
        4: owned({ '/app/': 0, '/app/a.js': 40_000 }),
      },
      becomes: ['FROM debian', 'RUN useradd app', 'COPY --chown=app:app . /app', 'RUN ls'],
      edits: [['owner-4', 40_000]],
    },
    'by number, where the user is made later': {
      lines: ['FROM debian', 'COPY . /app', 'RUN useradd app && chown -R app:app /app'],
      adds: { 1: BASE, 2: SITE, 3: { '/etc/passwd': 90, ...owned(SITE) } },
      becomes: ['FROM debian', 'COPY --chown=1000:1000 . /app', 'RUN useradd app && chown app:app /app'],
      edits: [['owner-3', 50_000]],
    },
    'by number, where it names no group': {
      lines: [...copy, 'RUN chown -R app /app'],
      adds: { 1: BASE, 2: { '/etc/passwd': 90 }, 3: SITE, 4: owned(SITE, { uid: 1000, gid: 0 }) },
      becomes: ['FROM debian', 'RUN useradd app', 'COPY --chown=1000:0 . /app', 'RUN chown app /app'],
      edits: [['owner-4', 50_000]],
    },
    'in place of another owner': {
      lines: ['FROM debian', 'COPY --chown=5:5 . /app', 'RUN chown -R 1000:1000 /app'],
      adds: { 1: BASE, 2: owned(SITE, { uid: 5, gid: 5 }), 3: owned(SITE) },
      becomes: ['FROM debian', 'COPY --chown=1000:1000 . /app', 'RUN chown 1000:1000 /app'],
      edits: [['owner-3', 50_000]],
    },
    'by number, where the RUN that writes the files makes the user': {
      lines: ['FROM debian', 'RUN make && useradd app', 'ENV A=b', 'RUN chown -R app:app /app'],
      adds: { 1: { '/bin/sh': 10 }, 2: { ...SITE, '/etc/passwd': 90 }, 4: owned(SITE) },
      becomes: ['FROM debian', 'RUN make && useradd app && chown -R 1000:1000 /app', 'ENV A=b'],
      edits: [['owner-4', 50_000]],
    },
    'of what a RUN wrote, in that RUN': {
      lines: ['FROM debian', 'RUN npm ci', 'ENV A=b', 'RUN chown -R 1000:1000 /app'],
      adds: { 1: { '/bin/sh': 10 }, 2: SITE, 4: owned(SITE) },
      becomes: ['FROM debian', 'RUN npm ci && chown -R 1000:1000 /app', 'ENV A=b'],
      edits: [['owner-4', 50_000]],
    },
    'of two instructions': {
      lines: ['FROM debian', 'COPY a /app', 'RUN make', 'RUN chown -R 1000:1000 /app'],
      adds: {
        1: BASE,
        2: { '/app/': 0, '/app/a.js': 40_000 },
        3: { '/app/out/': 0, '/app/out/b.js': 9000 },
        4: owned({ '/app/': 0, '/app/a.js': 40_000, '/app/out/': 0, '/app/out/b.js': 9000 }),
      },
      becomes: [
        'FROM debian',
        'COPY --chown=1000:1000 a /app',
        'RUN make && chown -R 1000:1000 /app/out',
        'RUN chown 1000:1000 /app',
      ],
      edits: [['owner-4', 49_000]],
    },
    'by find, where the RUN wrote single files beside others': {
      lines: ['FROM debian', 'COPY a /app', 'RUN make', 'RUN chown -R 1000:1000 /app'],
      adds: {
        1: BASE,
        2: { '/app/': 0, '/app/a.js': 40_000 },
        3: { '/app/b.js': 9000 },
        4: owned({ '/app/': 0, '/app/a.js': 40_000, '/app/b.js': 9000 }),
      },
      becomes: [
        'FROM debian',
        'COPY --chown=1000:1000 a /app',
        'RUN make && find /app \\( ! -user 1000 -o ! -group 1000 \\) -exec chown -h 1000:1000 {} +',
        'RUN chown 1000:1000 /app',
      ],
      edits: [['owner-4', 49_000]],
    },
    'relative to the working directory': {
      lines: ['FROM debian', 'WORKDIR /app', 'COPY . .', 'RUN chown -R 1000:1000 .'],
      adds: { 1: BASE, 3: SITE, 4: owned(SITE) },
      becomes: ['FROM debian', 'WORKDIR /app', 'COPY --chown=1000:1000 . .', 'RUN chown 1000:1000 /app'],
      edits: [['owner-4', 50_000]],
    },
    'with the copies of hard links that it breaks': {
      lines: ['FROM debian', 'RUN uv sync', 'RUN chown -R 1000:1000 /app'],
      adds: {
        1: { '/bin/sh': 10 },
        2: { '/app/': 0, '/app/a': 40_000, '/app/b': { hardLink: '/app/a' } },
        3: owned({ '/app/': 0, '/app/a': 40_000, '/app/b': 40_000 }),
      },
      becomes: ['FROM debian', 'RUN uv sync && chown -R 1000:1000 /app'],
      edits: [['owner-3', 80_000]],
    },
  };
  test.each(Object.entries(cases))('%s', async (_, image) => {
    expect(await outcomeOf(image)).toEqual(expectedOf(image));
  });

  const none: Record<string, NoEditCase> = {
    'owners that change twice: no option says what the last one is': {
      because: 'the last owner is another one',
      lines: ['FROM debian', 'COPY . /app', 'RUN chown -R 5:5 /app', 'RUN chown -R 1000:1000 /app'],
      adds: { 1: BASE, 2: SITE, 3: owned(SITE, { uid: 5, gid: 5 }), 4: owned(SITE) },
    },
    'a part of what was copied: the rest stays with its owner': {
      because: "run.sh would become the user's, who may then change it",
      lines: ['FROM debian', 'COPY . /app', 'RUN chown -R 1000:1000 /app/uploads'],
      adds: {
        1: BASE,
        2: { '/app/': 0, '/app/run.sh': 9000, '/app/uploads/': 0, '/app/uploads/a': 50_000 },
        3: owned({ '/app/uploads/': 0, '/app/uploads/a': 50_000 }),
      },
    },
    'a mode of one file: the others keep theirs': {
      because: 'db.conf would become readable',
      lines: ['FROM debian', 'COPY conf/ /etc/web/', 'RUN chmod 755 /etc/web/prog'],
      adds: {
        1: BASE,
        2: { '/etc/web/db.conf': { bytes: 9000, mode: 0o600 }, '/etc/web/prog': 50_000 },
        3: { '/etc/web/prog': { bytes: 50_000, mode: 0o755 } },
      },
    },
    'programs that run as their owner: chown takes that away, and COPY would not': {
      because: 'the copy would run as its owner',
      lines: ['FROM debian', 'COPY prog /opt/', 'RUN chown 1000:1000 /opt/prog'],
      adds: {
        1: BASE,
        2: { '/opt/prog': { bytes: 50_000, mode: 0o4755 } },
        3: { '/opt/prog': { bytes: 50_000, mode: 0o755, uid: 1000, gid: 1000 } },
      },
    },
    'a RUN in between that asks git': {
      because: 'git trusts no repository of another owner',
      lines: ['FROM debian', 'COPY . /app', 'RUN git -C /app describe', 'RUN chown -R 1000:1000 /app'],
      adds: { 1: BASE, 2: SITE, 4: owned(SITE) },
    },
    'files of the base image': {
      lines: ['FROM debian', 'RUN chown -R 1000:1000 /srv'],
      adds: { 1: { '/srv/a': 40_000 }, 2: owned({ '/srv/a': 40_000 }) },
      because: 'only another base image could change them',
    },
    'a variable': {
      lines: ['FROM debian', 'ARG WHO=1000', 'COPY . /app', 'RUN chown -R $WHO /app'],
      adds: { 1: BASE, 3: SITE, 4: owned(SITE) },
      because: 'a build may give it another value',
    },
    'an option that decides who is changed': {
      lines: ['FROM debian', 'COPY . /app', 'RUN chown -R --from=root 1000:1000 /app'],
      adds: { 1: BASE, 2: SITE, 3: owned(SITE) },
      because: 'it means some of the files',
    },
    'a condition': {
      lines: ['FROM debian', 'COPY . /app', 'RUN if true; then chown -R 1000:1000 /app; fi'],
      adds: { 1: BASE, 2: SITE, 3: owned(SITE) },
      because: 'the command cannot be taken out of it',
    },
    'another command that changes owners': {
      lines: ['FROM debian', 'COPY . /app', 'RUN ./own.sh /app'],
      adds: { 1: BASE, 2: SITE, 3: owned(SITE) },
      because: 'what it does is not known',
    },
    'files of several owners, by a user that is made later': {
      lines: ['FROM debian', 'COPY . /app', 'RUN useradd app && chown -R app /app && chown other:other /app/b.js'],
      adds: {
        1: BASE,
        2: SITE,
        3: { '/etc/passwd': 90, ...owned(SITE), '/app/b.js': { bytes: 10_000, uid: 7, gid: 7 } },
      },
      because: 'one option cannot say both',
    },
    'a user who works in the directory before': {
      lines: ['FROM node', 'COPY --chown=node . /app', 'USER node', 'RUN npm ci', 'USER root', 'RUN chown -R 0:0 /app'],
      adds: { 1: BASE, 2: owned(SITE), 6: SITE },
      because: 'npm could not write as the user node',
    },
    'a heredoc of a COPY': {
      lines: ['FROM debian', 'COPY <<EOF /app/a.js', 'x', 'EOF', 'RUN chown 1000:1000 /app/a.js'],
      adds: { 1: BASE, 2: { '/app/a.js': 5000 }, 5: owned({ '/app/a.js': 5000 }, { mtime: 5, uid: 0 }) },
      records: { 2: 'COPY something /elsewhere # buildkit' },
      because: 'no line made the layer',
    },
  };
  test.each(Object.entries(none))('none for %s', async (_, image) => {
    expect((await idsOf(image)).filter(id => id.startsWith('owner'))).toEqual([]);
  });
});

describe('a chmod', () => {
  const mode = (files: PlanFiles) => owned(files, { mode: 0o755 });
  const cases: Record<string, EditCase> = {
    'in octal, as an option': {
      lines: ['FROM debian', 'COPY run.sh /', 'RUN chmod 755 /run.sh && ls'],
      adds: { 1: BASE, 2: { '/run.sh': 5000 }, 3: mode({ '/run.sh': 5000 }) },
      becomes: ['FROM debian', 'COPY --chmod=755 run.sh /', 'RUN ls'],
      edits: [['owner-3', 5000]],
    },
    'in the RUN that writes the directory': {
      lines: ['FROM debian', 'RUN make', 'RUN chmod -R go-w /app'],
      adds: { 1: { '/bin/sh': 10 }, 2: SITE, 3: mode(SITE) },
      becomes: ['FROM debian', 'RUN make && chmod -R go-w /app'],
      edits: [['owner-3', 50_000]],
    },
    'with a chown': {
      lines: ['FROM debian', 'COPY . /app', 'RUN chown -R 1000:1000 /app && chmod -R 755 /app'],
      adds: { 1: BASE, 2: SITE, 3: owned(SITE, { uid: 1000, gid: 1000, mode: 0o755 }) },
      becomes: [
        'FROM debian',
        'COPY --chown=1000:1000 --chmod=755 . /app',
        'RUN chown 1000:1000 /app && chmod 755 /app',
      ],
      edits: [['owner-3', 50_000]],
    },
  };
  test.each(Object.entries(cases))('%s', async (_, image) => {
    expect(await outcomeOf(image)).toEqual(expectedOf(image));
  });

  const none: Record<string, NoEditCase> = {
    'letters of what a COPY brings': {
      lines: ['FROM debian', 'COPY run.sh /', 'RUN chmod +x /run.sh'],
      adds: { 1: BASE, 2: { '/run.sh': 5000 }, 3: mode({ '/run.sh': 5000 }) },
      because: 'not every builder takes letters',
    },
    'a single file that a RUN wrote, beside others': {
      lines: ['FROM debian', 'RUN make', 'RUN chmod 755 /app/a.js'],
      adds: { 1: BASE, 2: SITE, 3: mode({ '/app/a.js': 40_000 }) },
      because: 'another edit may take the file away, and then the command would fail',
    },
    'a pattern': {
      lines: ['FROM debian', 'COPY . /app', 'RUN chmod 755 /app/*.js'],
      adds: { 1: BASE, 2: SITE, 3: mode(SITE) },
      because: 'it may mean other files at another place',
    },
  };
  test.each(Object.entries(none))('none for %s', async (_, image) => {
    expect((await idsOf(image)).filter(id => id.startsWith('owner'))).toEqual([]);
  });
});

test('the bytes go from the layer of the chown', async () => {
  const { analysis } = await planned({
    dockerfile: textOf(['FROM debian', 'COPY . /app', 'RUN chown -R 1000:1000 /app']),
    adds: { 1: BASE, 2: SITE, 3: owned(SITE) },
  });
  expect(analysis.edits.freed).toMatchObject([
    { by: [{ edit: 0, layer: 2 }], kind: 'wasted', rule: null, bytes: 50_000 },
  ]);
  expect(analysis.edits.freed).toHaveLength(1);
});

test('the line to edit is the chown’s, and the one that writes the files comes second', async () => {
  const { items, analysis } = await planned({
    dockerfile: textOf(['FROM debian', 'COPY . /app', 'RUN chown -R 1000:1000 /app']),
    adds: { 1: BASE, 2: SITE, 3: owned(SITE) },
  });
  expect(items).toMatchObject([
    {
      title: 'Set the owner where the files are written',
      at: { line: 3 },
      second: { at: { line: 2 }, does: 'writes the files that line 3 stores again' },
    },
  ]);
  expect(analysis.wasteGroups).toMatchObject([{ at: { line: 3 }, bytes: 50_000, cause: 'metadata' }]);
});
