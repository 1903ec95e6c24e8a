/** Lines of the .dockerignore, for what a COPY brings and nothing needs. */
import { describe, expect, test } from '@jest/globals';
import {
  type EditCase,
  expectedOf,
  idsOf,
  type NoEditCase,
  outcomeOf,
  planned,
  textOf,
} from '../../kit/reports/plan-of.ts';

const BASE = { '/bin/sh': 10 };
const GIT = { '/app/.git/objects/pack/x.pack': 50_000, '/app/main.py': 900 };
const COPY = ['FROM python', 'WORKDIR /app', 'COPY . .'];
const PYC = 'm/__pycache__/main.cpython-312.pyc';
const VCS: EditCase['edits'] = [['ignore-3-vcs-dir', 50_000]];

describe('a repository before a RUN', () => {
  test.each([
    ['pip install -r requirements.txt', 'same'],
    ['pip install -r ./requirements.txt', 'same'],
    ['pip install .', null],
    ['pip3 install --no-cache-dir -e .[dev]', null],
    ['pip install ./service', null],
    ['poetry install --only main', null],
    ['uv build', null],
    ['uv pip install -r requirements.txt', 'same'],
    ['uv sync --frozen', 'fewer'],
    ['npm run build', 'fewer'],
    ['npm ci', 'same'],
  ])('that says %s is left out with the trust %s', async (command, trust) => {
    const dockerfile = textOf([...COPY, `RUN ${command}`]);
    const { items } = await planned({ dockerfile, adds: { 1: BASE, 3: GIT, 4: { '/usr/lib/x': 5 } } });
    expect(items[0]?.trust ?? null).toBe(trust);
    expect(items[0]?.title.endsWith(', unless the build reads them') ?? false).toBe(trust === 'fewer');
  });
});

describe('what nothing needs', () => {
  const cases: Record<string, EditCase> = {
    'at the root of the context': { lines: COPY, adds: { 1: BASE, 3: GIT }, ignores: '.git\n', edits: VCS },
    'in a directory that is copied to another place': {
      lines: ['FROM python', 'COPY ./src /app'],
      adds: { 1: BASE, 2: GIT },
      ignores: '**/.git\n',
      edits: [['ignore-2-vcs-dir', 50_000]],
    },
    'in several places, where all of that name are waste': {
      lines: COPY,
      adds: { 1: BASE, 3: { ...GIT, '/app/a/.git/objects/pack/y.pack': 4000 } },
      ignores: '**/.git\n',
      edits: [['ignore-3-vcs-dir', 54_000]],
    },
    'one place, where the same name is needed in another': {
      lines: COPY,
      adds: { 1: BASE, 3: { '/app/a/.git/objects/pack/y.pack': 4000, '/app/flutter/.git/HEAD': 3000 } },
      ignores: 'a/.git\n',
      edits: [['ignore-3-vcs-dir', 4000]],
    },
    'by extension, where there are many': {
      lines: COPY,
      adds: {
        1: BASE,
        3: Object.fromEntries([...Array(9).keys()].map(n => [`/app/m${n}/__pycache__/a${n}.cpython-312.pyc`, 2000])),
      },
      ignores: '**/__pycache__\n',
      edits: [['ignore-3-python-bytecode-orphan', 18_000]],
    },
    'and what RUNs copied of it goes too': {
      lines: [...COPY, 'RUN cp -r m /srv/m', 'RUN mkdir /opt/m && cp --archive /app/m/. /opt/m', 'RUN cp -R m /srv/'],
      adds: {
        1: BASE,
        3: { [`/app/${PYC}`]: 50_000, '/app/m/main.sh': 90 },
        4: { [`/srv/${PYC}`]: 50_000, '/srv/m/main.sh': 90 },
        5: { [`/opt/${PYC}`]: 50_000, '/opt/m/main.sh': 90 },
        6: { [`/srv/${PYC}`]: 50_001, '/srv/m/main.sh': 90 },
      },
      ignores: '**/__pycache__\n',
      edits: [['ignore-3-python-bytecode-orphan', 200_001]],
    },
    'but not what RUNs copied from elsewhere, or made': {
      lines: [...COPY, 'RUN cp -r n /srv/m', 'RUN make && cp m /opt/', 'RUN cp -r $HOME/m /usr/m'],
      adds: {
        1: BASE,
        3: { [`/app/${PYC}`]: 50_000, '/app/m/main.sh': 90 },
        4: { [`/srv/${PYC}`]: 50_000, '/srv/m/main.sh': 90 },
        5: { [`/opt/${PYC}`]: 50_000, '/opt/m/main.sh': 90 },
        6: { [`/usr/${PYC}`]: 50_000, '/usr/m/main.sh': 90 },
      },
      becomes: [
        ...COPY,
        `RUN cp -r n /srv/m && rm -rf /srv/${PYC}`,
        `RUN make && cp m /opt/ && rm -rf /opt/${PYC}`,
        `RUN cp -r $HOME/m /usr/m && rm -rf /usr/${PYC}`,
      ],
      ignores: '**/__pycache__\n',
      edits: [6, 5, 4]
        .map((line): [string, number] => [`clean-${line}-python-bytecode-orphan`, 50_000])
        .concat([['ignore-3-python-bytecode-orphan', 50_000]]),
    },
    'after the lines that are there': {
      lines: COPY,
      adds: { 1: BASE, 3: GIT },
      ignore: '# ours\nnode_modules',
      ignores: '# ours\nnode_modules\n.git\n',
      edits: VCS,
    },
    'with the line ends that are there': {
      lines: COPY,
      adds: { 1: BASE, 3: GIT },
      ignore: 'node_modules\r\n',
      ignores: 'node_modules\r\n.git\r\n',
      edits: VCS,
    },
    'a secret, however small': {
      lines: COPY,
      adds: { 1: BASE, 3: { '/app/.env': 20, '/app/main.py': 900_000 } },
      ignores: '.env\n',
      edits: [['ignore-3-context-secrets', 20]],
    },
    'characters that mean something there': {
      lines: COPY,
      adds: { 1: BASE, 3: { '/app/[x]*?/.git/objects/pack/y.pack': 4000, '/app/flutter/.git/HEAD': 3000 } },
      ignores: '\\[x\\]\\*\\?/.git\n',
      edits: [['ignore-3-vcs-dir', 4000]],
    },
  };
  test.each(Object.entries(cases))('%s', async (_, image) => {
    expect(await outcomeOf(image)).toEqual(expectedOf(image));
  });

  const none: Record<string, NoEditCase> = {
    'a RUN that names it': {
      lines: [...COPY, 'RUN cp .git/HEAD /version'],
      adds: { 1: BASE, 3: GIT },
      because: 'the copy would fail',
    },
    'a RUN that runs git': {
      lines: [...COPY, 'RUN git describe >/version'],
      adds: { 1: BASE, 3: GIT },
      because: 'git reads it without a name',
    },
    'a RUN that mounts it': {
      lines: [...COPY, 'RUN --mount=type=bind,source=.git,target=/app/.git make version'],
      adds: { 1: BASE, 3: GIT },
      because: 'the mount would fail',
    },
    'a COPY of another stage': {
      lines: ['FROM python AS test', 'COPY .git /x/.git', 'FROM python', 'WORKDIR /app', 'COPY . .'],
      adds: { 3: BASE, 5: GIT },
      because: 'that COPY would fail',
    },
    'a RUN of another stage that names it': {
      lines: ['FROM python AS test', 'COPY . .', 'RUN ls .git', 'FROM python', 'WORKDIR /app', 'COPY . .'],
      adds: { 4: BASE, 6: GIT },
      because: 'the other stage copies the same context',
    },
    'a place of the context that is not known': {
      lines: ['FROM python', 'COPY a* b* /app/'],
      adds: { 1: BASE, 2: GIT },
      because: 'the pattern says not where it came from',
    },
    'a .dockerignore that is not known': { lines: COPY, adds: { 1: BASE, 3: GIT }, ignore: null, because: 'no file' },
    'a line end in the name': {
      lines: COPY,
      adds: { 1: BASE, 3: { '/app/a\n*/.git/objects/pack/y.pack': 4000, '/app/flutter/.git/HEAD': 3000 } },
      because: 'it would be two lines, of which the second leaves out everything',
    },
    'a name that starts as a comment': {
      lines: COPY,
      adds: { 1: BASE, 3: { '/app/#a/.git/objects/pack/y.pack': 4000, '/app/flutter/.git/HEAD': 3000 } },
      because: 'the line would be a comment',
    },
    'a name that starts as an exception': {
      lines: COPY,
      adds: { 1: BASE, 3: { '/app/!a/.git/objects/pack/y.pack': 4000, '/app/flutter/.git/HEAD': 3000 } },
      because: 'the line would be an exception',
    },
    'lines that are there already': {
      lines: COPY,
      adds: { 1: BASE, 3: GIT },
      ignore: '.git\n',
      because: 'the image was built without the file, or another line takes it back',
    },
  };
  test.each(Object.entries(none))('none for %s', async (_, image) => {
    expect(await idsOf(image)).toEqual([]);
  });

  test('a file that is missing is made', async () => {
    const { items } = await planned({ dockerfile: textOf(COPY), adds: { 1: BASE, 3: GIT } });
    expect(items[0]?.edits).toEqual([
      {
        path: '.dockerignore',
        line: null,
        hunks: [{ line: 1, removed: [], added: ['.git'] }],
        diff: expect.stringContaining('+.git'),
      },
    ]);
  });
});

describe('what the next RUN deletes', () => {
  const lines = [...COPY, 'RUN rm -rf docs/book && make'];
  const adds = { 1: BASE, 3: { '/app/docs/book/a.pdf': 50_000, '/app/main.py': 90 }, 4: { '/app/docs/book': null } };
  const cases: Record<string, EditCase> = {
    'the first command goes': {
      lines,
      adds,
      becomes: [...COPY, 'RUN make'],
      ignores: 'docs/book\n',
      edits: [['ignore-deleted-3', 50_000]],
    },
    'with the whole RUN, if it does nothing else': {
      lines: [...COPY, 'RUN set -x && rm -rf docs/book', 'USER a'],
      adds,
      becomes: [...COPY, 'USER a'],
      ignores: 'docs/book\n',
      edits: [['ignore-deleted-3', 50_000]],
    },
    'several directories, with metadata between': {
      lines: [...COPY, 'ENV A=b', 'RUN rm -rf docs/book a/b; rm -r /app/c'],
      adds: {
        1: BASE,
        3: { '/app/docs/book/a.pdf': 50_000, '/app/c': 4000, '/app/d': 90 },
        5: { '/app/docs/book': null, '/app/c': null },
      },
      becomes: [...COPY, 'ENV A=b'],
      ignores: 'docs/book\na/b\nc\n',
      edits: [['ignore-deleted-3', 54_000]],
    },
  };
  test.each(Object.entries(cases))('%s', async (_, image) => {
    expect(await outcomeOf(image)).toEqual(expectedOf(image));
  });

  const none: Record<string, NoEditCase> = {
    'a COPY that names it': {
      lines: ['FROM python', 'WORKDIR /app', 'COPY docs ./docs', 'RUN rm -rf docs && ls'],
      adds: { 1: BASE, 3: { '/app/docs/a.pdf': 50_000 }, 4: { '/app/docs': null } },
      because: 'the COPY would find nothing',
    },
    'another stage that copies it': {
      lines: [
        'FROM python AS docs',
        'COPY docs/book /book',
        'FROM python',
        'WORKDIR /app',
        'COPY . .',
        'RUN rm -rf docs/book && make',
      ],
      adds: { 3: BASE, 5: { '/app/docs/book/a.pdf': 50_000 }, 6: { '/app/docs/book': null } },
      because: 'that COPY would find nothing',
    },
    'a RUN that mounts it': {
      lines: [...lines, 'RUN --mount=type=bind,source=docs/book,target=/b cp /b/x /y'],
      adds,
      because: 'the mount would find nothing',
    },
    'a RUN between': {
      lines: [...COPY, 'RUN make html', 'RUN rm -rf docs/book && make'],
      adds: { 1: BASE, 3: adds[3], 5: adds[4] },
      because: 'it may read what is deleted then',
    },
    'files that the RUN writes again': {
      lines: [...COPY, 'RUN rm -rf docs/book && make'],
      adds: { ...adds, 4: { '/app/docs/book/a.pdf': { bytes: 50_000, seed: 'new' } } },
      because: 'they are not gone',
    },
    'a pattern': {
      lines: [...COPY, 'RUN rm -rf docs/b* && make'],
      adds,
      because: 'the pattern may delete more',
    },
    'a command before': {
      lines: [...COPY, 'RUN make html && rm -rf docs/book'],
      adds,
      because: 'the command may read what is deleted then',
    },
    'something that no COPY brought': {
      lines: [...COPY, 'RUN rm -rf docs/book /usr/share/x && make'],
      adds,
      because: 'it still has to be deleted',
    },
  };
  test.each(Object.entries(none))('none for %s', async (_, image) => {
    expect((await idsOf(image)).filter(id => id.startsWith('ignore-deleted'))).toEqual([]);
  });
});

describe('packages that a RUN installs anew', () => {
  const lines = ['FROM node', 'WORKDIR /app', 'COPY . .', 'RUN npm ci'];
  const modules = '/app/node_modules/a/index.js';
  const adds = {
    1: BASE,
    3: { [modules]: 50_000, '/app/a.js': 900 },
    4: { [modules]: { bytes: 50_000, seed: 'new' } },
  };
  const cases: Record<string, EditCase> = {
    'written over': { lines, adds, ignores: 'node_modules\n', edits: [['ignore-installed-3', 50_000]] },
    deleted: {
      lines,
      adds: { ...adds, 4: { '/app/node_modules': null } },
      ignores: 'node_modules\n',
      edits: [['ignore-installed-3', 50_000]],
    },
    'in a directory below': {
      lines,
      adds: {
        1: BASE,
        3: { '/app/web/vendor/a/index.php': 50_000, '/app/a.js': 900 },
        4: { '/app/web/vendor/a/index.php': { bytes: 50_000, seed: 'new' } },
      },
      ignores: 'web/vendor\n',
      edits: [['ignore-installed-3', 50_000]],
    },
  };
  test.each(Object.entries(cases))('%s', async (_, image) => {
    expect(await outcomeOf(image)).toEqual(expectedOf(image));
  });

  const none: Record<string, NoEditCase> = {
    'a COPY that names them': {
      lines: ['FROM node', 'WORKDIR /app', 'COPY node_modules ./node_modules', 'RUN npm rebuild'],
      adds,
      because: 'the COPY would find nothing',
    },
    'another stage that copies them': {
      lines: ['FROM node AS a', 'COPY node_modules/a /a', 'FROM node', 'WORKDIR /app', 'COPY . .', 'RUN npm ci'],
      adds: { 3: BASE, 5: adds[3], 6: adds[4] },
      because: 'that COPY would find nothing',
    },
    'other files': {
      lines,
      adds: { 1: BASE, 3: { '/app/a.js': 50_000 }, 4: { '/app/a.js': { bytes: 50_000, seed: 'new' } } },
      because: 'no packages',
    },
  };
  test.each(Object.entries(none))('none for %s', async (_, image) => {
    expect(await idsOf(image)).toEqual([]);
  });
});

describe('packages that are copied over those of the image', () => {
  const lines = [
    'FROM node',
    'WORKDIR /app',
    'COPY package.json .',
    'RUN npm ci --omit=dev',
    'COPY . .',
    'CMD ["node"]',
  ];
  const modules = '/app/node_modules/a/index.js';
  const adds = {
    1: BASE,
    4: { [modules]: 50_000 },
    5: { [modules]: 50_000, '/app/node_modules/eslint/index.js': 30_000, '/app/a.js': 900 },
  };
  const cases: Record<string, EditCase> = {
    'of a RUN': { lines, adds, ignores: 'node_modules\n', edits: [['ignore-present-5', 80_000]] },
    'of a stage': {
      lines: ['FROM node AS build', 'RUN npm ci', 'FROM node', 'WORKDIR /app', 'COPY --from=build /app .', 'COPY . .'],
      adds: { 3: BASE, 5: adds[4], 6: adds[5] },
      ignores: 'node_modules\n',
      edits: [['ignore-present-6', 80_000]],
    },
  };
  test.each(Object.entries(cases))('%s', async (_, image) => {
    expect(await outcomeOf(image)).toEqual(expectedOf(image));
  });

  test('at another time, and some of another version', async () => {
    const image = {
      lines,
      adds: {
        ...adds,
        4: { [modules]: 50_000, '/app/node_modules/b/index.js': { bytes: 40_000, seed: 'old' } },
        5: {
          [modules]: { bytes: 50_000, mtime: 9 },
          '/app/node_modules/b/index.js': { bytes: 45_000, seed: 'new' },
          '/app/node_modules/eslint/index.js': 30_000,
        },
      },
      ignores: 'node_modules\n',
      edits: [['ignore-present-5', 125_000]],
    } satisfies EditCase;
    expect(await outcomeOf(image)).toEqual(expectedOf(image));
  });

  test('are named where nothing brings them any more', async () => {
    const { items } = await planned({ dockerfile: textOf(lines), adds });
    expect(items[0]?.trust).toBe('fewer');
    expect(items[0]?.leftOut.map(({ name }) => name)).toContain('/app/node_modules/eslint');
  });

  const none: Record<string, NoEditCase> = {
    'a RUN that may need those for development': {
      lines: [...lines, 'RUN npm run build'],
      adds: { ...adds, 7: { '/app/dist/a.js': 5 } },
      because: 'only the context has them',
    },
    'other files': {
      lines,
      adds: { 1: BASE, 4: { '/app/a.js': 50_000 }, 5: { '/app/a.js': 50_000 } },
      because: 'no packages',
    },
    'other packages': {
      lines,
      adds: { ...adds, 5: { '/app/node_modules/b/index.js': 50_000 } },
      because: 'the image needs them, for all that is known',
    },
  };
  test.each(Object.entries(none))('none for %s', async (_, image) => {
    expect((await idsOf(image)).filter(id => id.startsWith('ignore-present'))).toEqual([]);
  });
});
