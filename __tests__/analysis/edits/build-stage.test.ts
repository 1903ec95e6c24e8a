/** The RUN that compiles, in a stage on the full base: what becomes of the Dockerfile, what is freed, and when it stays where it is. */
import { describe, expect, test } from '@jest/globals';
import { planOf } from '../../../src/budget/plan/plan.ts';
import type { Entry } from '../../kit/archives/archives.ts';
import { analysed, gone } from '../../kit/reports/analyse-tars.ts';
import { applied } from '../../kit/reports/plan-of.ts';
import { makeElf } from '../../kit/runtime/make-elf.ts';

const MB = 1_000_000;
const LIBRARIES = 'usr/lib/x86_64-linux-gnu';
const SITE = 'usr/local/lib/python3.12/site-packages';
const file = (name: string, body: string | Buffer = 'x', more: Partial<Entry> = {}): Entry => ({ name, body, ...more });

/** Of the full base: each with one file. */
const PACKAGES: Record<string, { path: string; needs?: string; bytes?: number }> = {
  libc6: { path: `${LIBRARIES}/libc.so.6` },
  bash: { path: 'usr/bin/bash' },
  apt: { path: 'usr/bin/apt-get' },
  libpq5: { path: `${LIBRARIES}/libpq.so.5` },
  curl: { path: 'usr/bin/curl' },
  git: { path: 'usr/bin/git' },
  gcc: { path: 'usr/bin/gcc', bytes: 700 * MB, needs: 'libc6-dev' },
  'libc6-dev': { path: 'usr/include/stdio.h' },
};
const REQUIRED = /^(?:libc6|bash|apt)$/;
const STATUS = Object.entries(PACKAGES)
  .map(
    ([name, { needs = '' }]) =>
      `Package: ${name}\nStatus: install ok installed\nArchitecture: amd64\nPriority: ${REQUIRED.test(name) ? 'required' : 'optional'}\nDepends: ${needs}\n`,
  )
  .join('\n');
const BASE: Entry[] = [
  file('etc/os-release', 'ID=debian\nVERSION_ID="12"\n'),
  file('var/lib/dpkg/status', STATUS),
  file('usr/local/bin/python3', makeElf(), { mode: 0o755 }),
  file(`${SITE}/pip/main.py`),
  file(`${SITE}/pip-1.dist-info/METADATA`, 'Name: pip\nVersion: 1\n'),
  { name: 'usr/local/bundle/', mode: 0o1777 },
  ...Object.entries(PACKAGES).flatMap(([name, { path, bytes }]) => [
    file(`var/lib/dpkg/info/${name}.list`, `/${path}\n`),
    bytes === undefined
      ? file(path, path.includes('.so') ? makeElf({ soname: path.slice(path.lastIndexOf('/') + 1) }) : 'x', {
          mode: 0o755,
        })
      : file(path, '', { size: bytes, mode: 0o755 }),
  ]),
];

const library = makeElf({ needed: ['libc.so.6', 'libpq.so.5'] });
const fast = (site: string, tag = 'linux_x86_64'): Entry[] => [
  file(`${site}/fast/__init__.py`),
  file(`${site}/fast/_fast.so`, library),
  file(`${site}/fast-1.dist-info/METADATA`, 'Name: fast\nVersion: 1\n'),
  file(`${site}/fast-1.dist-info/WHEEL`, `Wheel-Version: 1.0\nTag: cp312-cp312-${tag}\n`),
  file(`${site}/fast-1.dist-info/RECORD`, 'fast/_fast.so,,\nfast-1.dist-info/METADATA,,\n'),
];
const CACHE = file('root/.cache/pip/http/1', 'x'.repeat(70_000));
const IN_PLACE = [...fast(SITE), file('usr/local/bin/fast', '#!/usr/local/bin/python3\n', { mode: 0o755 }), CACHE];
const IN_MODULES: Entry[] = [
  file('app/node_modules/fast/package.json', '{"name":"fast","version":"1.0.0"}'),
  file('app/node_modules/fast/build/config.gypi', '{}'),
  file('app/node_modules/fast/build/Release/fast.node', library),
  file('app/package-lock.json', '{}'),
  file('root/.npm/_cacache/x', 'x'.repeat(70_000)),
  // By node-gyp of the base.
  { name: 'usr/local/lib/node_modules/npm/gyp/__pycache__/' },
  file('usr/local/lib/node_modules/npm/gyp/__pycache__/xcode.cpython-311.pyc'),
];
const IN_BUNDLE: Entry[] = [
  file('usr/local/bundle/specifications/fast-1.gemspec', 'Gem::Specification.new do |s|\n  s.name = "fast"\nend\n'),
  file('usr/local/bundle/gems/fast-1/lib/fast.so', library),
];

/** Each line, and what it adds, if anything. */
type Lines = readonly (string | readonly [line: string, ...added: Entry[]])[];

interface Case {
  from?: string;
  lines: Lines;
  earlier?: string;
  env?: string[];
  builtBy?: string;
  cmd?: string[];
}

async function found({
  from = 'python:3.12',
  lines,
  earlier = '',
  env = [],
  builtBy = ' # buildkit',
  cmd = ['python3', 'app.py'],
}: Case) {
  const all = lines.map(line =>
    typeof line === 'string' ? { text: line, added: [] } : { text: line[0], added: line.slice(1) as Entry[] },
  );
  const dockerfile = `${earlier}FROM ${from}\n${all.map(({ text }) => text).join('\n')}\n`;
  const { edits, ...figures } = await analysed({
    dockerfile,
    history: [
      { createdBy: '/bin/sh -c #(nop) ADD file:1 in / ', emptyLayer: false },
      ...all.map(({ text, added }) => ({
        createdBy: `${text.replace(/^RUN (?:--\S+ )*/, 'RUN /bin/sh -c ')}${builtBy}`,
        emptyLayer: added.length === 0,
      })),
    ],
    layers: [{ entries: BASE }, ...all.flatMap(({ added }) => (added.length === 0 ? [] : [{ entries: added }]))],
    config: {
      platform: { os: 'linux', architecture: 'amd64' },
      cmd,
      env: ['PATH=/usr/local/bin:/usr/bin:/bin', ...env],
    },
  });
  const plan = planOf({ budgets: [], figures: { name: 'x', ...figures }, edits });
  const item = plan.items.find(({ id }) => id === 'smaller-base');
  return {
    plan,
    item,
    reason: edits.noSmallerBase?.reason,
    sizes: figures.sizes,
    text: item === undefined ? null : applied(dockerfile, [item], () => true),
    /** With all edits. */
    all: applied(dockerfile, plan.items, () => true),
  };
}

const APT = [
  'RUN apt-get update && \\',
  '    apt-get install -y --no-install-recommends libpq5 && \\',
  '    rm -rf /var/lib/apt/lists/*',
];
const APP: Lines = [
  'WORKDIR /app',
  ['COPY requirements.txt .', file('app/requirements.txt')],
  ['RUN pip install -r requirements.txt', ...IN_PLACE],
  ['COPY . .', file('app/app.py')],
  'CMD ["python3", "app.py"]',
];
/** The same with another RUN, or with more that it writes. */
const installing = (run: string, ...added: Entry[]): Lines => [...APP.slice(0, 2), [run, ...added], ...APP.slice(3)];
const writing = (...more: Entry[]): Lines => installing('RUN pip install -r requirements.txt', ...IN_PLACE, ...more);

describe('a RUN that compiles goes into a build stage', () => {
  test.each<[string, Case, string[], string[]]>([
    [
      'of pip',
      { lines: APP },
      ['WORKDIR /app', 'COPY requirements.txt .', 'RUN pip install --prefix=/install -r requirements.txt'],
      [
        'WORKDIR /app',
        'COPY requirements.txt .',
        'COPY --from=build /install /usr/local',
        'COPY . .',
        'CMD ["python3", "app.py"]',
      ],
    ],
    [
      'with a cache mount',
      {
        lines: installing(
          'RUN --mount=type=cache,target=/root/.cache/pip pip3 install -r requirements.txt',
          ...IN_PLACE,
        ),
      },
      [
        'WORKDIR /app',
        'COPY requirements.txt .',
        'RUN --mount=type=cache,target=/root/.cache/pip pip3 install --prefix=/install -r requirements.txt',
      ],
      [
        'WORKDIR /app',
        'COPY requirements.txt .',
        'COPY --from=build /install /usr/local',
        'COPY . .',
        'CMD ["python3", "app.py"]',
      ],
    ],
    [
      'of pip, which renews itself first',
      {
        lines: installing(
          'RUN python -m pip install -U pip && python -m pip install --requirement=requirements.txt',
          ...IN_PLACE,
          file(`${SITE}/pip/main.py`, 'y'),
          file(`${SITE}/pip-2.dist-info/METADATA`, 'Name: pip\nVersion: 2\n'),
          gone(`${SITE}/pip-1.dist-info`),
        ),
      },
      [
        'WORKDIR /app',
        'COPY requirements.txt .',
        'RUN python -m pip install -U pip && python -m pip install --prefix=/install --requirement=requirements.txt',
      ],
      [
        'WORKDIR /app',
        'COPY requirements.txt .',
        'COPY --from=build /install /usr/local',
        'COPY . .',
        'CMD ["python3", "app.py"]',
      ],
    ],
    [
      'of a virtual environment, with the one that makes it',
      {
        lines: [
          [
            'RUN python3 -m venv /venv',
            file('venv/pyvenv.cfg'),
            file('venv/pip'),
            { name: 'venv/bin/python3', symlink: '/usr/local/bin/python3' },
          ],
          'ENV A=b',
          [
            'RUN . /venv/bin/activate && pip install -U pip && pip install fast',
            ...fast('venv/lib/python3.12/site-packages'),
            gone('venv/pip'),
            CACHE,
          ],
          ['COPY . /app/', file('app/app.py')],
        ],
      },
      ['RUN python3 -m venv /venv', 'ENV A=b', 'RUN . /venv/bin/activate && pip install -U pip && pip install fast'],
      ['ENV A=b', 'COPY --from=build /venv /venv', 'COPY . /app/'],
    ],
    [
      'of npm',
      {
        from: 'node:22',
        lines: [
          'WORKDIR /app',
          ['COPY package.json .', file('app/package.json')],
          ['RUN npm install', ...IN_MODULES],
          ['COPY . .', file('app/app.js')],
        ],
      },
      ['WORKDIR /app', 'COPY package.json .', 'RUN npm install'],
      [
        'WORKDIR /app',
        'COPY package.json .',
        'COPY --from=build /app/node_modules /app/node_modules',
        'COPY --from=build /app/package-lock.json /app/',
        'COPY . .',
      ],
    ],
    [
      'of Bundler',
      {
        from: 'ruby:3.4',
        env: ['GEM_HOME=/usr/local/bundle'],
        lines: [
          'WORKDIR /app',
          ['COPY . .', file('app/Gemfile')],
          ['RUN bundle install', ...IN_BUNDLE, file('app/Gemfile.lock')],
        ],
      },
      ['WORKDIR /app', 'COPY . .', 'RUN bundle install'],
      [
        'WORKDIR /app',
        'COPY . .',
        'COPY --from=build /usr/local/bundle /usr/local/bundle',
        'COPY --from=build /app/Gemfile.lock /app/',
      ],
    ],
  ])('%s', async (_, wanted, build, final) => {
    const { text } = await found(wanted);
    const from = wanted.from ?? 'python:3.12';
    expect(text?.split('\n')).toEqual([
      `FROM ${from} AS build`,
      ...build,
      '',
      `FROM ${from}-slim`,
      ...APT,
      ...final,
      '',
    ]);
  });

  test('of the last of several stages, under a name that is free', async () => {
    const { text } = await found({ lines: APP, earlier: 'FROM scratch AS build\nCOPY x /x\n' });
    expect(text).toContain('\nFROM python:3.12 AS builder\n');
    expect(text).toContain('\nCOPY --from=builder /install /usr/local\n');
  });

  test('and frees the base and the caches, once each', async () => {
    const { item, plan, sizes } = await found({ lines: APP });
    const inBase = BASE.reduce((sum, { size, body = '' }) => sum + (size ?? Buffer.from(body).length), 0);
    const brought = library.length < 1 ? 0 : makeElf({ soname: 'libpq.so.5' }).length;
    expect(item?.bytes).toBeGreaterThan(inBase + 70_000 - 119_200_000 - brought - 1_100_000);
    expect(item?.bytes).toBeLessThanOrEqual(inBase + 70_000 - 119_200_000 - brought);
    expect(item?.leftOut).toEqual([{ name: '/root/.cache/pip', bytes: 70_000 }]);
    expect(item?.second).toMatchObject({ at: { line: 4 }, does: 'compiles with it' });
    const promised = [...plan.items, ...plan.small].reduce((sum, { bytes }) => sum + bytes, 0);
    expect(promised).toBeLessThan(sizes.image);
    expect([...plan.items, ...plan.small].map(({ id }) => id)).toEqual(['smaller-base']);
  });
});

test('other edits of the RUN are made in the build stage', async () => {
  const bytecode = file(`${SITE}/fast/__pycache__/__init__.cpython-312.pyc`, 'x'.repeat(9 * MB));
  const { plan, sizes, all } = await found({ lines: writing(bytecode) });
  expect(plan.items.map(({ id, bytes }) => [id, bytes > 8 * MB])).toEqual([
    ['smaller-base', true],
    ['skip-bytecode', true],
  ]);
  expect(all).toContain(
    '\nRUN pip install --no-compile --prefix=/install -r requirements.txt\n\nFROM python:3.12-slim\n',
  );
  expect(plan.items.at(-1)?.sizeAfter).toBe(sizes.image - plan.items.reduce((sum, { bytes }) => sum + bytes, 0));
});

describe('it stays where it is if', () => {
  test.each<[string, string, Case]>([
    ['it writes elsewhere', 'it also writes /etc/fast.conf', { lines: writing(file('etc/fast.conf')) }],
    ['it makes a directory elsewhere', 'it also writes /data', { lines: writing({ name: 'data/' }) }],
    [
      'it replaces a package of the base',
      `it also replaces /${SITE}/pip/main.py`,
      { lines: writing(file(`${SITE}/pip/main.py`, 'y')) },
    ],
    [
      'it deletes one',
      `it also replaces /${SITE}/pip-1.dist-info`,
      { lines: writing(gone(`${SITE}/pip-1.dist-info`)) },
    ],
    [
      'it does more',
      'it does more than install, fast',
      { lines: installing('RUN pip install -r requirements.txt && fast init', ...IN_PLACE) },
    ],
    [
      'it deletes parts of packages',
      'it also deletes files of packages',
      {
        lines: installing(
          'RUN pip install -r requirements.txt && rm -rf /usr/local/lib/python3.12/*/*/tests',
          ...IN_PLACE,
        ),
      },
    ],
    [
      'pip is told where',
      'pip is told where to install',
      { lines: installing('RUN pip install --user -r requirements.txt', ...IN_PLACE) },
    ],
    [
      'pip links the project',
      'pip is told where to install',
      { lines: installing('RUN pip install -e .', ...IN_PLACE) },
    ],
    ['a variable tells pip where', 'pip is told where to install', { lines: APP, env: ['PIP_TARGET=/x'] }],
    [
      'it has a secret',
      'line 4 mounts a secret',
      { lines: installing('RUN --mount=type=secret,id=a pip install -r requirements.txt', ...IN_PLACE) },
    ],
    [
      'it has the JSON form',
      'it has the JSON form',
      { lines: installing('RUN ["pip", "install", "-r", "requirements.txt"]', ...IN_PLACE) },
    ],
    [
      'something is for images that build on it',
      'line 2 is for images that build on it',
      { lines: ['ONBUILD RUN pip install x', ...APP] },
    ],
    [
      'a line before has a secret',
      'line 2 mounts a secret',
      { lines: [['RUN --mount=type=ssh true', file('x')], ...APP] },
    ],
    [
      'several RUNs compile',
      'several lines compile',
      { lines: [...APP, ['RUN pip install slow', file(`${SITE}/slow.so`, library)]] },
    ],
    [
      'node_modules has files of the context',
      'line 3 also fills its directories',
      {
        from: 'node:22',
        lines: ['WORKDIR /app', ['COPY . .', file('app/node_modules/a/index.js')], ['RUN npm install', ...IN_MODULES]],
      },
    ],
    [
      'the base has such a directory',
      'the base image has files in /usr/include',
      {
        env: ['GEM_HOME=/usr/include'],
        from: 'ruby:3.4',
        lines: [['RUN bundle install', file('usr/include/gems/fast-1/lib/fast.so', library)]],
      },
    ],
    [
      'another RUN between may need what it fills',
      'line 3 may need its directories',
      {
        lines: [
          ['RUN python3 -m venv /venv', file('venv/pyvenv.cfg')],
          ['RUN /venv/bin/python3 -c "" > /made', file('made')],
          ['RUN /venv/bin/pip install fast', ...fast('venv/lib/python3.12/site-packages')],
        ],
      },
    ],
    [
      'its directory is not like that of a COPY',
      '/app/node_modules has another owner or mode than usual',
      {
        from: 'node:22',
        lines: [['RUN npm install', { name: 'app/node_modules/', mode: 0o700 }, ...IN_MODULES]],
      },
    ],
    [
      'it leads to a cache',
      '/app/node_modules/a leads to a cache',
      {
        from: 'node:22',
        lines: [['RUN npm install', ...IN_MODULES, { name: 'app/node_modules/a', symlink: '/root/.npm/_cacache/x' }]],
      },
    ],
    [
      'a name needs quotes',
      'a name in it needs quotes',
      {
        from: 'node:22',
        lines: [
          ['RUN npm install', ...IN_MODULES.map(one => ({ ...one, name: one.name.replace(/^app/, "a b';$(x)") }))],
        ],
      },
    ],
    [
      'the classic builder would give files to root',
      'the classic builder does not keep the owners of files',
      {
        from: 'node:22',
        builtBy: '',
        lines: [['RUN npm install', ...IN_MODULES.map(one => ({ ...one, uid: 1000 }))]],
      },
    ],
    ['another user runs it', 'another user than root runs it', { lines: ['USER app', ...APP] }],
    ['a line before has a heredoc', 'line 2 has a heredoc', { lines: [['RUN <<EOF\ntrue\nEOF', file('x')], ...APP] }],
  ])('%s', async (_, why, wanted) => {
    const { text } = await found(wanted);
    expect(text ?? '').not.toMatch(/AS build|--from=build/);
    // Where compilers cannot be installed either, the reason is told.
    const { reason } = await found({ ...wanted, cmd: ['gcc', 'x.c'] });
    const told = /^it starts gcc, which .* lacks; (?:line \d+ cannot be a build stage: )?(.*)$/.exec(reason ?? '')?.[1];
    expect(told).toBe(why);
  });

  test('nothing, and then no reason is told', async () => {
    const { reason } = await found({ lines: APP, cmd: ['gcc', 'x.c'] });
    expect(reason).toBe('it starts gcc, which python:3.12-slim lacks');
  });
});
