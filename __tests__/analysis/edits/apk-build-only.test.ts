/** The edit that has packages for building only while something is built, on small images with apk's records. */
import { describe, expect, test } from '@jest/globals';
import { freedBy } from '../../../src/budget/plan/figures.ts';
import { WrittenEdits } from '../../../src/budget/plan/written-edits.ts';
import type { Entry } from '../../kit/archives/archives.ts';
import { type AlpinePackages, apkEntries } from '../../kit/packages/alpine-layers.ts';
import { analysed } from '../../kit/reports/analyse-tars.ts';
import { makeElf } from '../../kit/runtime/make-elf.ts';

const BIG = 2_000_000;
const BASE: AlpinePackages = {
  musl: { provides: 'so:libc.musl-x86_64.so.1=1', files: { '/lib/libc.musl-x86_64.so.1': 500 } },
  busybox: { depends: 'so:libc.musl-x86_64.so.1', provides: '/bin/sh cmd:sh', files: { '/bin/busybox': 600 } },
};
const DEV: AlpinePackages = {
  gcc: { depends: 'binutils so:libgomp.so.1', files: { '/usr/bin/gcc': BIG } },
  binutils: { depends: '/bin/sh', files: { '/usr/bin/ld': 70 } },
  libgomp: { provides: 'so:libgomp.so.1=1.0.0', files: { '/usr/lib/libgomp.so.1': 80 } },
  'libpq-dev': { depends: 'libpq openssl-dev', provides: 'postgresql-dev=1', files: { '/usr/include/pq.h': 90 } },
  'openssl-dev': { depends: 'so:libssl.so.3', files: { '/usr/include/ssl.h': 30 } },
  libssl: { provides: 'so:libssl.so.3=3', files: { '/usr/lib/libssl.so.3': 40 } },
  libpq: { depends: 'so:libssl.so.3', provides: 'so:libpq.so.5=5', files: { '/usr/lib/libpq.so.5': 50 } },
  curl: { files: { '/usr/bin/curl': 700 } },
};
const GONE = ['binutils', 'gcc', 'libgomp', 'libpq-dev', 'openssl-dev'];
const ALL = { ...BASE, ...DEV };
const INSTALL = 'apk add --no-cache gcc postgresql-dev curl';
const WORLD = 'busybox gcc postgresql-dev curl';
const PIP = 'pip install psycopg2';
const DEL = 'apk del --no-network gcc postgresql-dev';

const module = (library: string): Entry => ({
  name: 'usr/local/lib/python3/_psycopg.so',
  body: makeElf({ needed: [library] }).toString('latin1'),
});
const installed = (packages: AlpinePackages = ALL, world = WORLD) => apkEntries(world, packages, BASE);

interface Image {
  steps: readonly (readonly [string, readonly Entry[]])[];
  cmd?: string[];
  isStreamed?: boolean;
  /** Lines of other stages. */
  after?: readonly string[];
}

async function outcome({ steps, cmd = ['app'], isStreamed = false, after = [] }: Image) {
  const lines = ['FROM python:alpine AS app', ...steps.map(([text]) => text)];
  const withLayers = steps.filter(([text]) => /^(?:RUN|COPY)/.test(text));
  const recorded = (text: string) => text.replace(/^RUN /, 'RUN /bin/sh -c ');
  const base = { createdBy: 'ADD rootfs.tar /', entries: apkEntries('busybox', BASE) };
  const layers = [base, ...withLayers.map(([text, entries]) => ({ createdBy: recorded(text), entries: [...entries] }))];
  const history = [
    { createdBy: base.createdBy, emptyLayer: false },
    ...steps.map(([text]) => ({ createdBy: recorded(text), emptyLayer: !/^(?:RUN|COPY)/.test(text) })),
  ];
  const dockerfile = `${[...lines, ...after].join('\n')}\n`;
  const { edits } = await analysed({ layers, dockerfile, target: 'app', history, isStreamed, config: { cmd } });
  const at = edits.edits.findIndex(({ id }) => id.startsWith('build-only'));
  const edit = edits.edits[at];
  if (edit === undefined) return { reason: edits.noRemoval?.reason ?? null, isUnread: edits.noRemoval?.isUnread };
  const text = new WrittenEdits(edits.files);
  text.add(edit);
  return {
    title: edit.title,
    bytes: freedBy(edits, new Set([at])).bytes,
    lines: text.dockerfile
      .replaceAll(/ \\\n\s*/g, ' ')
      .split('\n')
      .slice(1, -1),
    leftOut: edit.leftOut.map(({ name }) => name).sort(),
  };
}

function sizeOf(names: readonly string[], packages: AlpinePackages = ALL): number {
  const sizes = names.flatMap(name => Object.values(packages[name]?.files ?? {}));
  return sizes.reduce((sum, size) => sum + size, 0);
}

describe('packages of apk that only build', () => {
  test('go at the end of the RUN that uses them, and a library that stays is named', async () => {
    const steps = [[`RUN ${INSTALL} && ${PIP}`, [...installed(), module('libpq.so.5')]] as const];
    expect(await outcome({ steps })).toEqual({
      title: 'Remove gcc and postgresql-dev after the build',
      bytes: sizeOf(GONE),
      lines: [`RUN ${INSTALL} libpq libssl && ${PIP} && ${DEL}`],
      leftOut: GONE,
    });
  });

  test('a library of a compiler stays where a module needs it', async () => {
    const { leftOut, lines } = await outcome({
      steps: [[`RUN ${INSTALL} && ${PIP}`, [...installed(), module('libgomp.so.1')]]],
    });
    expect(leftOut).toEqual(GONE.filter(name => name !== 'libgomp'));
    expect(lines?.[0]).toContain('curl libgomp libpq libssl &&');
  });

  test('go at the end of the RUNs that become one', async () => {
    const { lines } = await outcome({
      steps: [
        [`RUN ${INSTALL}`, installed()],
        [`RUN ${PIP}`, [module('libpq.so.5')]],
      ],
    });
    expect(lines).toEqual([`RUN ${INSTALL} libpq libssl && ${PIP} && ${DEL}`]);
  });

  test('are installed by the RUN that uses them, where a COPY stands between; what apk stores again counts', async () => {
    const records = installed();
    const { lines, bytes, title } = await outcome({
      steps: [
        [`RUN ${INSTALL}`, records],
        ['WORKDIR /app', []],
        ['COPY requirements.txt .', [{ name: 'app/requirements.txt', body: 'psycopg2' }]],
        ['RUN pip install -r requirements.txt', [module('libpq.so.5')]],
      ],
    });
    expect(lines).toEqual([
      'RUN apk add --no-cache curl libpq libssl',
      'WORKDIR /app',
      'COPY requirements.txt .',
      `RUN apk add --no-cache gcc postgresql-dev && pip install -r requirements.txt && ${DEL}`,
    ]);
    const again = records.filter(({ name }) => /world|installed/.test(name)).map(({ body = '' }) => body.length);
    expect(bytes).toBe(sizeOf(GONE) - again.reduce((sum, size) => sum + size, 0));
    expect(title).toBe('Install gcc and postgresql-dev only while they build');
  });

  test('are not installed where nothing builds', async () => {
    const { lines, title } = await outcome({
      steps: [
        [`RUN ${INSTALL}`, installed()],
        ['COPY --from=packages /install /usr/local', [module('libpq.so.5')]],
      ],
    });
    expect(lines?.[0]).toBe('RUN apk add --no-cache curl libpq libssl');
    expect(title).toBe('Install libpq and libssl instead of gcc and postgresql-dev');
  });
});

describe('none', () => {
  const build = `RUN ${INSTALL} && ${PIP}`;
  const made = [...installed(), module('libpq.so.5')];
  const script: Entry = { name: 'start.sh', body: 'gcc -o x x.c', mode: 0o755 };
  const moved: Entry = { name: 'usr/bin/gcc', body: 'g'.repeat(BIG), uid: 1000 };
  const cases: Record<string, [Image, string | null]> = {
    'where packages go already': [{ steps: [[`${build} && apk del gcc`, made]] }, null],
    'where they have a name of their own': [
      { steps: [[`RUN apk add --no-cache --virtual .build gcc postgresql-dev && ${PIP}`, made]] },
      null,
    ],
    'where apk gets another repository': [
      { steps: [[build.replace('add', 'add --repository=https://example.org'), made]] },
      null,
    ],
    'where a variable names them': [{ steps: [[`RUN apk add $DEPS && ${PIP}`, made]] }, null],
    'where they are small': [
      {
        steps: [['RUN apk add make', installed({ ...BASE, make: { files: { '/usr/bin/make': 9 } } }, 'busybox make')]],
      },
      null,
    ],
    'where the container starts one': [
      { steps: [[build, made]], cmd: ['gcc', 'x.c'] },
      'the container starts a program of gcc',
    ],
    'where a script starts one': [
      {
        steps: [
          [build, made],
          ['COPY start.sh /', [script]],
        ],
        cmd: ['/start.sh'],
      },
      'the container starts a program of gcc',
    ],
    'where RUNs that cannot be joined build': [
      {
        steps: [
          [build, made],
          ['WORKDIR /a', []],
          ['RUN make', [{ name: 'a/b', body: '1' }]],
        ],
      },
      'several RUN instructions need them',
    ],
    'where several RUNs install some': [
      {
        steps: [
          ['RUN apk add gcc', installed()],
          ['RUN apk add postgresql-dev', installed()],
        ],
      },
      'several RUN instructions install packages to build with',
    ],
    'where another layer has their files': [
      {
        steps: [
          [build, made],
          ['RUN chown 1000 /usr/bin/gcc', [moved]],
        ],
      },
      'another layer has their files',
    ],
    'where a library is loaded by a name that only headers bring': [
      {
        steps: [[build, [...installed(), { name: 'usr/lib/libpq.so', symlink: 'libpq.so.5' }, module('libpq.so')]]],
      },
      'libpq.so is loaded by a name that only they have',
    ],
    'where nothing asks for a package that needs them': [
      {
        steps: [[build, [...installed({ ...ALL, docs: { depends: 'gcc' } }), module('libpq.so.5')]]],
      },
      'apk may keep what nothing asks for',
    ],
    'where only a library of theirs is big': [
      {
        steps: [
          [
            `RUN apk add --no-cache x-dev && ${PIP}`,
            [
              ...installed(
                {
                  ...BASE,
                  'x-dev': { depends: 'x' },
                  x: { provides: 'so:libx.so.1=1', files: { '/lib/libx.so.1': BIG } },
                },
                'busybox x-dev',
              ),
              module('libx.so.1'),
            ],
          ],
        ],
      },
      'something in the image needs them',
    ],
    'where another user builds': [
      {
        steps: [
          [`RUN ${INSTALL}`, installed()],
          ['USER app', []],
          [`RUN ${PIP}`, [module('libpq.so.5')]],
        ],
      },
      'what needs them runs as another user, on line 4',
    ],
    'where another stage uses the one that installs them': [
      { steps: [[build, made]], after: ['FROM app AS other', 'RUN gcc x.c'] },
      'another stage uses the one that installs them',
    ],
    'where layers cannot be read again': [
      { steps: [[build, made]], isStreamed: true },
      'its files cannot be read a second time from here; check the image saved as a file, or read it from the engine’s store',
    ],
  };
  test.each(Object.entries(cases))('%s', async (_, [image, reason]) => {
    expect((await outcome(image)).reason).toBe(reason);
  });
});
