/** Copies from a stage of what the image has already, and of the same files twice. */
import { describe, expect, test } from '@jest/globals';
import {
  type EditCase,
  expectedOf,
  idsOf,
  type NoEditCase,
  outcomeOf,
  type PlanFiles,
  planned,
  textOf,
} from '../../kit/reports/plan-of.ts';

const LIB = '/usr/local/lib/python3.12';
const python: PlanFiles = {
  '/usr/local/bin/python3.12': 9000,
  '/usr/local/lib/libpython3.12.so': 600_000,
  '/usr/local/bin/python3': { symlink: 'python3.12' },
  [`${LIB}/os.py`]: 400_000,
  [`${LIB}/empty.py`]: 0,
  [`${LIB}/site-packages/pip/a.py`]: 300_000,
};
const flask: PlanFiles = { '/usr/local/bin/flask': 200, [`${LIB}/site-packages/flask/a.py`]: 90_000 };
const stage = ['FROM python AS build', 'RUN pip install flask'];
const copy = 'COPY --from=build /usr/local /usr/local';
const lines = [...stage, 'FROM python', copy];
const narrow = [
  'COPY --from=build /usr/local/bin /usr/local/bin',
  `COPY --from=build ${LIB}/site-packages ${LIB}/site-packages`,
];
/** Of Python. */
const ALL = 1_309_000;

describe('a copy of what the image has already', () => {
  const cases: Record<string, EditCase> = {
    'becomes one of the directories that have more': {
      lines,
      adds: { 3: python, 4: { ...python, ...flask } },
      becomes: [...stage, 'FROM python', ...narrow],
      edits: [['narrow-4', 1_000_000]],
    },
    'of the whole stage': {
      lines: [...lines.slice(0, 3), 'COPY --chown=0:0 --from=build / /'],
      adds: { 3: python, 4: { ...python, '/app/a.py': 9000, '/app/b.py': 10 } },
      becomes: [...lines.slice(0, 3), 'COPY --chown=0:0 --from=build /app /app'],
      edits: [['narrow-4', ALL]],
    },
    'of files of a directory, by name': {
      lines: [...lines.slice(0, 3), 'COPY --from=build /opt /srv/'],
      adds: { 3: { '/srv/big/a': 900_000 }, 4: { '/srv/big/a': 900_000, '/srv/big/b': 9000, '/srv/big/c': 10 } },
      becomes: [...lines.slice(0, 3), 'COPY --from=build /opt/big/b /opt/big/c /srv/big/'],
      edits: [['narrow-4', 900_000]],
    },
    'goes, if nothing is new': {
      lines,
      adds: { 3: python, 4: python },
      becomes: [...stage, 'FROM python'],
      edits: [['narrow-4', ALL]],
    },
    'without what Python compiled meanwhile of its own library': {
      lines,
      adds: { 3: python, 4: { ...python, ...flask, [`${LIB}/__pycache__/os.cpython-312.pyc`]: 70_000 } },
      becomes: [...stage, 'FROM python', ...narrow],
      edits: [['narrow-4', 1_070_000]],
    },
    'of what a lower COPY brought, and a RUN may need': {
      lines: [...stage, 'FROM python', 'COPY --from=build /a /a', 'RUN ls /a', 'COPY --from=build /a /a'],
      adds: { 3: python, 4: { '/a/x': 900_000 }, 6: { '/a/x': 900_000, '/a/y': 5 } },
      becomes: [...stage, 'FROM python', 'COPY --from=build /a /a', 'RUN ls /a', 'COPY --from=build /a/y /a/'],
      edits: [['narrow-6', 900_000]],
    },
  };
  test.each(Object.entries(cases))('%s', async (_, image) => {
    expect(await outcomeOf(image)).toEqual(expectedOf(image));
  });

  const none: Record<string, NoEditCase> = {
    'another base image of the stage': {
      lines: ['FROM python:3.12 AS build', ...lines.slice(1)],
      adds: { 3: python, 4: { ...python, ...flask } },
      because: 'with its next version the files may differ',
    },
    'other owners': {
      lines,
      adds: { 3: python, 4: { [`${LIB}/os.py`]: { bytes: 400_000, uid: 1 }, ...flask } },
      because: 'the copy changes them',
    },
    'a new link': {
      lines,
      adds: { 3: python, 4: { ...python, '/usr/local/x': { symlink: 'lib' } } },
      because: 'a COPY of a link copies what it leads to',
    },
    'new files in many places': {
      lines: [...lines.slice(0, 3), 'COPY --from=build / /'],
      adds: {
        3: Object.fromEntries([...'abcde'].map(name => [`/${name}/big`, 300_000])),
        4: Object.fromEntries(
          [...'abcde'].flatMap(name => [
            [`/${name}/big`, 300_000],
            [`/${name}/new`, 9],
          ]),
        ),
      },
      because: 'so many copies would be hard to keep',
    },
    'a layer of its own': {
      lines: [...lines.slice(0, 3), 'COPY --link --from=build /usr/local /usr/local'],
      adds: { 3: python, 4: { ...python, ...flask } },
      because: 'it makes the directories above anew',
    },
    'capabilities of files': {
      lines: ['FROM python AS build', 'RUN setcap cap_net_raw+ep /usr/local/bin/python3.12', ...lines.slice(2)],
      adds: { 3: python, 4: { ...python, ...flask } },
      because: 'they are not seen',
    },
    'a name that needs quotes': {
      lines: [...lines.slice(0, 3), 'COPY --from=build /opt /srv'],
      adds: { 3: { '/srv/big': 900_000 }, 4: { '/srv/big': 900_000, '/srv/a b': 9 } },
      because: 'it is not written here',
    },
  };
  test.each(Object.entries(none))('none for %s', async (_, image) => {
    expect(await idsOf(image)).toEqual([]);
  });

  test('is a finding of its own', async () => {
    const { analysis, items } = await planned({
      dockerfile: textOf(lines),
      adds: { 3: python, 4: { ...python, ...flask } },
    });
    expect(analysis.wasteGroups).toMatchObject([{ label: 'copied-again', bytes: ALL, at: { line: 4 } }]);
    expect(items).toMatchObject([{ trust: 'same', leftOut: [], findings: ['copied-again'] }]);
  });
});

describe('the same files, copied twice', () => {
  const dist = { '/app/dist/a.js': 500_000, '/app/dist/b/c.js': 10 };
  const head = ['FROM node AS build', 'RUN make', 'FROM node'];
  const [first, second] = ['COPY --from=build /app/dist /app/dist', 'COPY --from=build /app /app'];
  const cases: Record<string, EditCase> = {
    'the first COPY goes': {
      lines: [...head, first, 'WORKDIR /app', second],
      adds: { 3: { '/bin/sh': 1 }, 4: dist, 6: { ...dist, '/app/package.json': 9 } },
      becomes: [...head, 'WORKDIR /app', second],
      edits: [['copied-twice-4', 500_010]],
    },
    'of the build context': {
      lines: ['FROM node', 'COPY models models', 'COPY . .'],
      adds: { 1: { '/bin/sh': 1 }, 2: { '/models/a': 500_000 }, 3: { '/models/a': 500_000, '/a.js': 9 } },
      becomes: ['FROM node', 'COPY . .'],
      edits: [['copied-twice-2', 500_000]],
    },
  };
  test.each(Object.entries(cases))('%s', async (_, image) => {
    expect(await outcomeOf(image)).toEqual(expectedOf(image));
  });

  const none: Record<string, NoEditCase> = {
    'a RUN between, with another file beside': {
      lines: ['FROM node', 'COPY models models', 'RUN ls', 'COPY . .'],
      adds: { 1: { '/bin/sh': 1 }, 2: { '/models/a': 500_000 }, 4: { '/models/a': 500_000, '/a.js': 9 } },
      because: 'it may read the files',
    },
    'a file that only the first one has': {
      lines: ['FROM node', 'COPY models models', 'COPY . .'],
      adds: { 1: { '/bin/sh': 1 }, 2: { '/models/a': 500_000, '/models/b': 9 }, 3: { '/models/a': 500_000 } },
      because: 'it would be missing',
    },
    'another stage': {
      lines: ['FROM node AS build', 'RUN make', 'FROM node', 'COPY models models', 'COPY --from=build / /'],
      adds: { 3: { '/bin/sh': 1 }, 4: { '/models/a': 500_000, '/models/b': 7 }, 5: { '/models/a': 500_000 } },
      because: 'the files may differ another time',
    },
  };
  test.each(Object.entries(none))('none for %s', async (_, image) => {
    const ids = await idsOf(image);
    expect(ids.filter(id => id.startsWith('copied-twice'))).toEqual([]);
  });
});
