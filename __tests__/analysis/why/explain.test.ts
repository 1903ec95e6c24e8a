/** Why a file is needed at run time: by which chain, with which package, and what stays unknown. */
import { describe, expect, test } from '@jest/globals';
import { explainPaths } from '../../../src/analysis/why/explain.ts';
import type { Why } from '../../../src/analysis/why/types.ts';
import type { ImageConfig } from '../../../src/image/types.ts';
import { DEFAULT_LIMITS } from '../../../src/layer/limits.ts';
import type { Entry } from '../../kit/archives/archives.ts';
import { configOf } from '../../kit/archives/file-trees.ts';
import { readableLayer } from '../../kit/closures/readable-layer.ts';
import { makeElf } from '../../kit/runtime/make-elf.ts';

const LOADER = '/lib64/ld-linux-x86-64.so.2';
const LIB = '/usr/lib/x86_64-linux-gnu';

const STATUS = `Package: libpq5
Status: install ok installed
Architecture: amd64
Version: 15.3
Depends: libssl3, libc6

Package: libssl3
Status: install ok installed
Architecture: amd64
Version: 3.0

Package: vim
Status: install ok installed
Architecture: amd64
Version: 9
`;

const FILES: Readonly<Record<string, string | Buffer>> = {
  '/app/server': makeElf({
    interpreter: LOADER,
    needed: ['libpq.so.5', 'libown.so'],
    runpath: '$ORIGIN/lib',
    tail: '\0libextra.so.1\0',
  }),
  '/app/lib/libown.so': makeElf({ needed: ['libc.so.6'] }),
  '/app/templates/index.html': '<html>',
  [LOADER]: makeElf(),
  [`${LIB}/libc.so.6`]: makeElf({ soname: 'libc.so.6' }),
  [`${LIB}/libpq.so.5.15`]: makeElf({ needed: ['libssl.so.3'], tail: '\0dlopen\0' }),
  [`${LIB}/libssl.so.3`]: makeElf(),
  [`${LIB}/libextra.so.1`]: makeElf(),
  [`${LIB}/libidle.so.1`]: makeElf(),
  [`${LIB}/ossl-modules/legacy.so`]: makeElf(),
  '/etc/ssl/certs/ca-certificates.crt': 'PEM',
  '/usr/share/doc/libpq5/copyright': 'text',
  '/usr/share/doc/libssl3/copyright': 'text',
  '/usr/bin/vim': makeElf(),
  '/usr/bin/curl': makeElf({ interpreter: LOADER }),
  '/bin/sh': makeElf({ interpreter: LOADER }),
  '/var/lib/dpkg/status': STATUS,
  '/var/lib/dpkg/info/libpq5.list': `${LIB}/libpq.so.5.15\n${LIB}/libpq.so.5\n/usr/share/doc/libpq5/copyright\n`,
  '/var/lib/dpkg/info/libssl3.list': `${LIB}/libssl.so.3\n/usr/share/doc/libssl3/copyright\n`,
  '/var/lib/dpkg/info/vim.list': '/usr/bin/vim\n',
};

function entriesOf(files: Readonly<Record<string, string | Buffer>>): Entry[] {
  const entries = Object.entries(files).map(([path, body]) => ({ name: path.slice(1), body, mode: 0o755 }));
  return [...entries, { name: `${LIB.slice(1)}/libpq.so.5`, symlink: 'libpq.so.5.15' }];
}

interface Asked {
  files?: Readonly<Record<string, string | Buffer>>;
  config?: Partial<ImageConfig>;
}

async function why(
  path: string,
  { files = {}, config = { entrypoint: ['/app/server'] } }: Asked = {},
): Promise<Why | null> {
  const layers = [await readableLayer(entriesOf({ ...FILES, ...files }))];
  const answers = await explainPaths([path], { config: configOf(config), layers, limits: DEFAULT_LIMITS });
  if (answers === 'unread') throw new Error('a layer in memory can be read again');
  return answers[0] ?? null;
}

/** `kind path` of each step. */
function steps(answer: Why | null): string[] {
  return answer?.chain.map(({ kind, path, name }) => `${kind} ${path} as ${name}`) ?? [];
}

describe('a file is', () => {
  const cases: [string, string, Why['status'], Asked?][] = [
    ['needed: the entry program', '/app/server', 'needed'],
    ['needed: its loader', LOADER, 'needed'],
    ['needed: a library by way of its link', `${LIB}/libpq.so.5`, 'needed'],
    ['needed: a library of a library', `${LIB}/libssl.so.3`, 'needed'],
    ['needed: found by RUNPATH', '/app/lib/libown.so', 'needed'],
    ['kept with its package', '/usr/share/doc/libpq5/copyright', 'with-package'],
    ['perhaps needed: its name stands in the program', `${LIB}/libextra.so.1`, 'may-be-needed'],
    ['perhaps needed: data of a library', `${LIB}/ossl-modules/legacy.so`, 'may-be-needed'],
    ['perhaps needed: certificates', '/etc/ssl/certs/ca-certificates.crt', 'may-be-needed'],
    ['perhaps needed: beside the program', '/app/templates/index.html', 'may-be-needed'],
    ['not needed: a library of nobody', `${LIB}/libidle.so.1`, 'no-known-need'],
    ['not needed: a program that nothing starts', '/usr/bin/vim', 'no-known-need'],
    [
      'needed by a script',
      '/usr/bin/curl',
      'needed',
      {
        files: { '/start.sh': '#!/bin/sh\nif true; then\n  curl -f localhost\nfi\nexec "$@"\n' },
        config: { entrypoint: ['/start.sh'] },
      },
    ],
    [
      'needed by a script as its interpreter',
      '/bin/sh',
      'needed',
      { files: { '/start.sh': '#!/bin/sh\n' }, config: { entrypoint: ['/start.sh'] } },
    ],
    [
      'needed as a command of a shell text',
      '/usr/bin/curl',
      'needed',
      { config: { cmd: ['/bin/sh', '-c', 'FOO=1 curl -f x'] } },
    ],
    ...[['-euxc'], ['-o', 'pipefail', '-c'], ['+x', '-eo', 'pipefail', '-c', '--'], ['--rcfile', '/x', '-lc']].map(
      (options): [string, string, Why['status'], Asked] => [
        `needed as a command of a shell text after ${options.join(' ')}`,
        '/usr/bin/curl',
        'needed',
        { config: { cmd: ['/bin/bash', ...options, 'curl -f x'] } },
      ],
    ),
    [
      'needed: a script whose arguments have a c',
      '/start.sh',
      'needed',
      { files: { '/start.sh': '' }, config: { cmd: ['/bin/bash', '/start.sh', '-conf', 'curl x'] } },
    ],
    [
      'not needed as the argument of a script',
      '/usr/bin/curl',
      'no-known-need',
      { files: { '/start.sh': '' }, config: { cmd: ['/bin/sh', '-e', '/start.sh', '-c', 'curl x'] } },
    ],
    ['not needed where no text names it', '/usr/bin/curl', 'no-known-need'],
    [
      'needed by a script of one line as its interpreter',
      '/bin/sh',
      'needed',
      { files: { '/start.sh': '#!/bin/sh' }, config: { entrypoint: ['/start.sh'] } },
    ],
    [
      'perhaps needed by a script that is perhaps needed',
      '/usr/bin/curl',
      'may-be-needed',
      { files: { [`${LIB}/libextra.so.1`]: '#!/bin/sh\ncurl x\n' } },
    ],
    [
      'needed by a HEALTHCHECK as Docker records it',
      '/usr/bin/curl',
      'needed',
      {
        config: {
          entrypoint: ['/app/server'],
          history: [
            {
              createdBy: 'HEALTHCHECK &{["CMD-SHELL" "curl -f \\"x\\" || exit 1"] "0s" "0s" "0s" \'\\x00\'}',
              emptyLayer: true,
            },
          ],
        },
      },
    ],
    [
      'needed by a HEALTHCHECK as the file has it',
      '/usr/bin/curl',
      'needed',
      {
        config: {
          entrypoint: ['/app/server'],
          history: [{ createdBy: 'HEALTHCHECK --interval=1s CMD ["curl", "x"]', emptyLayer: true }],
        },
      },
    ],
    [
      'not needed by a HEALTHCHECK that a later one takes back',
      '/usr/bin/curl',
      'no-known-need',
      {
        config: {
          entrypoint: ['/app/server'],
          history: [
            { createdBy: 'HEALTHCHECK CMD curl x', emptyLayer: true },
            { createdBy: 'HEALTHCHECK NONE', emptyLayer: true },
          ],
        },
      },
    ],
  ];
  // With a parameter that a row leaves out, Jest would pass its own callback.
  test.each(cases.map(([title, ...asked]) => [title, asked] as const))('%s', async (_, [path, status, asked]) => {
    expect((await why(path, asked))?.status).toBe(status);
  });

  test('not in the image', async () => {
    expect(await why('/none')).toBeNull();
  });
});

test('a chain leads from the start to the file, each step with its word', async () => {
  const answer = await why(`${LIB}/libssl.so.3`);
  expect(steps(answer)).toEqual([
    'start /app/server as /app/server',
    `library ${LIB}/libpq.so.5.15 as libpq.so.5`,
    `library ${LIB}/libssl.so.3 as libssl.so.3`,
  ]);
  expect(answer?.package).toEqual({
    manager: 'dpkg',
    name: 'libssl3',
    version: '3.0',
    requiredBy: ['libpq5'],
    chain: ['libssl3'],
  });
});

test('what stands in a program by name is needed for certain once another file needs it', async () => {
  const files = {
    '/app/server': makeElf({ interpreter: LOADER, needed: ['libbone.so'], tail: '\0libcone.so\0' }),
    [`${LIB}/libbone.so`]: makeElf({ needed: ['libcone.so'] }),
    [`${LIB}/libcone.so`]: makeElf({ needed: ['libidle.so.1'] }),
  };
  const answer = await why(`${LIB}/libcone.so`, { files });
  expect(answer?.status).toBe('needed');
  expect(steps(answer).slice(1)).toEqual([
    `library ${LIB}/libbone.so as libbone.so`,
    `library ${LIB}/libcone.so as libcone.so`,
  ]);
  expect(answer?.alsoNeededBy.map(({ kind, path }) => `${kind} ${path}`)).toEqual(['named /app/server']);
  expect((await why(`${LIB}/libidle.so.1`, { files }))?.status).toBe('needed');
});

test('a package is kept for one that requires it', async () => {
  const files = {
    '/app/server': makeElf({ interpreter: LOADER, needed: ['libpq.so.5'] }),
    [`${LIB}/libpq.so.5.15`]: makeElf(),
  };
  const answer = await why('/usr/share/doc/libssl3/copyright', { files });
  expect(answer?.status).toBe('with-package');
  expect(answer?.package?.chain).toEqual(['libpq5', 'libssl3']);
  expect(steps(answer).at(-1)).toBe(`library ${LIB}/libpq.so.5.15 as libpq.so.5`);
});

test('files of an application are kept for its interpreter, modules with their libraries too', async () => {
  const files = {
    '/usr/local/bin/python3.12': makeElf({ interpreter: LOADER }),
    '/srv/app.py': 'import x',
    '/opt/lib/x.so': makeElf({ needed: ['libidle.so.1'] }),
  };
  const config = { entrypoint: ['python3.12', '/srv/app.py'] };
  expect((await why('/opt/lib/x.so', { files, config }))?.chain.map(({ kind }) => kind)).toEqual(['start', 'module']);
  expect((await why(`${LIB}/libidle.so.1`, { files, config }))?.status).toBe('may-be-needed');
  expect((await why('/opt/data.json', { files: { ...files, '/opt/data.json': '{}' }, config }))?.status).toBe(
    'may-be-needed',
  );
  expect((await why('/srv/app.py', { files, config }))?.status).toBe('needed');
  expect((await why('/usr/bin/vim', { files, config }))?.status).toBe('no-known-need');
});

test('a program that searches hundreds of directories is followed no further, and that is said', async () => {
  const runpath = Array.from({ length: 600 }, (_, n) => `/${n}`).join(':');
  const files = { '/app/server': makeElf({ interpreter: LOADER, needed: ['libpq.so.5'], runpath }) };
  const unknown = (await why('/app/server', { files }))?.unknown ?? [];
  expect(unknown.filter(one => /too many directories/.test(one))).toHaveLength(1);
  expect(unknown.filter(one => /would not find/.test(one))).toEqual([]);
});

test('a directory sums up the files below it', async () => {
  const answer = await why('/app');
  const own = (path: string) => FILES[path]?.length ?? 0;
  expect(answer).toMatchObject({ type: 'dir', status: 'needed', chain: [] });
  expect(answer?.below).toEqual({
    needed: { files: 2, bytes: own('/app/server') + own('/app/lib/libown.so') },
    'with-package': { files: 0, bytes: 0 },
    'may-be-needed': { files: 1, bytes: own('/app/templates/index.html') },
    'no-known-need': { files: 0, bytes: 0 },
  });
});

test.each<[string, Asked, RegExp]>([
  ['libraries by computed names', {}, /libpq\.so\.5\.15 can load libraries by names that it computes/],
  [
    'a missing library',
    { files: { '/app/server': makeElf({ interpreter: LOADER, needed: ['libgone.so.1'] }) } },
    /server needs libgone\.so\.1, which its loader would not find/,
  ],
  [
    'a word without a file',
    { files: { '/start.sh': '#!/bin/sh\n$TOOL x\n' }, config: { entrypoint: ['/start.sh'] } },
    /start\.sh starts \$TOOL, of which the image has no file/,
  ],
  ['no program at all', { config: {} }, /starts no program/],
  [
    'a script of more words than are read',
    { files: { '/start.sh': `#!/bin/sh\n${'x\n'.repeat(20_001)}` }, config: { entrypoint: ['/start.sh'] } },
    /start\.sh has more commands than are followed/,
  ],
  [
    'a script of more bytes than are read',
    { files: { '/start.sh': `#!/bin/sh\n#${'x'.repeat(256 * 1024)}` }, config: { entrypoint: ['/start.sh'] } },
    /start\.sh has more commands than are followed/,
  ],
  [
    'more words without a file than are kept',
    {
      files: { '/start.sh': `#!/bin/sh\n${Array.from({ length: 2000 }, (_, n) => `x${n}`).join('\n')}` },
      config: { entrypoint: ['/start.sh'] },
    },
    /^More than 992 more programs or words/,
  ],
])('what cannot be known is said: %s', async (_, asked, sentence) => {
  const unknown = (await why('/app/server', asked))?.unknown ?? [];
  expect(unknown.filter(one => sentence.test(one))).toHaveLength(1);
  expect(unknown.at(-1)).toMatch(/names? that it reads or computes/);
});
