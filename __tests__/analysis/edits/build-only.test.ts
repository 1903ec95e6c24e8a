/** The edit that has packages for building only while something is built, on small images with dpkg's records. */
import { describe, expect, test } from '@jest/globals';
import { nameOnly } from '../../../src/analysis/edits/recommends/install-commands.ts';
import { freedBy } from '../../../src/budget/plan/figures.ts';
import { WrittenEdits } from '../../../src/budget/plan/written-edits.ts';
import type { Entry } from '../../kit/archives/archives.ts';
import { type DebianPackages, installed, listOf, statusBytes, statusOf } from '../../kit/packages/debian-layers.ts';
import { analysed } from '../../kit/reports/analyse-tars.ts';
import { makeElf } from '../../kit/runtime/make-elf.ts';

const BASE: DebianPackages = { libc6: { files: { '/usr/lib/libc.so.6': 500 } } };
const BIG = 2_000_000;
const DEV: DebianPackages = {
  gcc: { fields: ['Depends: cpp, libc6'], files: { '/usr/bin/gcc': 30 } },
  cpp: { automatic: true, files: { '/usr/lib/cc1': BIG } },
  'libpq-dev': { fields: ['Depends: libpq5'], files: { '/usr/include/pq.h': 40 } },
  libpq5: { automatic: true, fields: ['Depends: libldap'], files: { '/usr/lib/libpq.so.5': 500 } },
  libldap: { automatic: true, files: { '/usr/lib/libldap.so.2': 600 } },
  curl: { files: { '/usr/bin/curl': 700 } },
};
const GONE = ['gcc', 'cpp', 'libpq-dev'];
const INSTALL = 'apt-get update && apt-get install -y --no-install-recommends gcc libpq-dev curl';
const LISTS = 'rm -rf /var/lib/apt/lists/*';
const PIP = 'pip install psycopg2';
/** An extension module that needs a library. */
const module = (library: string): Entry => ({
  name: 'usr/local/lib/python3/_psycopg.so',
  body: makeElf({ needed: [library] }).toString('latin1'),
});
const PSYCOPG = module('libpq.so.5');

interface Image {
  steps: [string, Entry[]][];
  rest?: string[];
  isStreamed?: boolean;
  cmd?: string[];
}

/** Instructions with their layers: the text `INSTALL` installs the packages. */
async function outcome({ steps, rest = [], isStreamed = false, cmd = [] }: Image) {
  const dockerfile = `${['FROM debian', ...steps.map(([text]) => text), ...rest].join('\n')}\n`;
  const withLayers = steps.filter(([text]) => /^(?:RUN|COPY)/.test(text));
  const layers = [
    { createdBy: 'ADD rootfs.tar /', entries: installed({}, BASE) },
    ...withLayers.map(([text, entries]) => ({ createdBy: text.replace(/^RUN /, 'RUN /bin/sh -c '), entries })),
  ];
  const history = [
    { createdBy: 'ADD rootfs.tar /', emptyLayer: false },
    ...[...steps.map(([text]) => text), ...rest].map(text => ({
      createdBy: text.replace(/^RUN /, 'RUN /bin/sh -c '),
      emptyLayer: !/^(?:RUN|COPY)/.test(text),
    })),
  ];
  const { edits, sizes } = await analysed({ layers, dockerfile, isStreamed, history, config: { cmd } });
  const at = edits.edits.findIndex(({ id }) => id.startsWith('build-only'));
  const edit = edits.edits[at];
  const reason = edits.noRemoval?.reason ?? null;
  if (edit === undefined)
    return { reason, isUnread: edits.noRemoval?.isUnread, lines: null, bytes: 0, title: '', leftOut: [] };
  const text = new WrittenEdits(edits.files);
  text.add(edit);
  expect(freedBy(edits, new Set(edits.edits.keys())).bytes).toBeLessThanOrEqual(sizes.image);
  return {
    reason,
    title: edit.title,
    bytes: freedBy(edits, new Set([at])).bytes,
    lines: text.dockerfile.split('\n').slice(1, -1),
    leftOut: edit.leftOut.map(({ name }) => name).sort(),
  };
}

function bytesOf(packages: DebianPackages, names: readonly string[]): number {
  return names.reduce((sum, name) => {
    const spec = packages[name] ?? {};
    const files = Object.values(spec.files ?? {}).reduce((all, size) => all + size, 0);
    return sum + files + listOf(spec).length + statusBytes(name, spec);
  }, 0);
}

describe('packages that only build', () => {
  test('are purged in the RUN that uses them, and a library that stays is named', async () => {
    const result = await outcome({
      steps: [[`RUN ${INSTALL} && ${LISTS} && ${PIP}`, [...installed(BASE, DEV), PSYCOPG]]],
    });
    expect(result.lines?.join('\n').replaceAll(/ \\\n\s*/g, ' ')).toBe(
      `RUN ${INSTALL} libpq5 && ${LISTS} && ${PIP} && apt-get purge -y --auto-remove gcc libpq-dev`,
    );
    expect(result.title).toBe('Remove gcc and libpq-dev after the build');
    expect(result.leftOut).toEqual([...GONE].sort());
    expect(result.bytes).toBe(bytesOf(DEV, GONE));
  });

  test('are purged where the RUNs can be joined', async () => {
    const result = await outcome({
      steps: [
        [`RUN ${INSTALL}`, installed(BASE, DEV)],
        [`RUN ${PIP}`, [PSYCOPG]],
      ],
    });
    expect(result.lines?.join(' ')).toMatch(/^RUN apt-get update.*pip install.*apt-get purge -y --auto-remove gcc/);
    expect(result.lines?.join(' ').match(/RUN/g)).toHaveLength(1);
  });

  test('are installed by the RUN that uses them, where a COPY stands between; what dpkg stores again counts', async () => {
    const result = await outcome({
      steps: [
        [`RUN ${INSTALL} && ${LISTS}`, installed(BASE, DEV)],
        ['WORKDIR /app', []],
        ['COPY requirements.txt .', [{ name: 'app/requirements.txt', body: 'psycopg2' }]],
        [`RUN ${PIP} -r requirements.txt`, [PSYCOPG]],
      ],
    });
    expect(result.lines?.map(line => line.trim())).toEqual([
      `RUN apt-get update && apt-get install -y --no-install-recommends curl libpq5 && ${LISTS}`,
      'WORKDIR /app',
      'COPY requirements.txt .',
      'RUN apt-get update \\',
      '&& apt-get install -y --no-install-recommends gcc libpq-dev \\',
      `&& ${PIP} -r requirements.txt \\`,
      '&& apt-get purge -y --auto-remove gcc libpq-dev \\',
      `&& ${LISTS} /var/cache/apt/archives/*.deb /var/cache/apt/*.bin`,
    ]);
    expect(result.bytes).toBe(bytesOf(DEV, GONE) - statusOf({ ...BASE, ...DEV }).length);
  });

  test('are not installed where nothing builds', async () => {
    const result = await outcome({
      steps: [
        [`RUN ${INSTALL}`, installed(BASE, DEV)],
        ['COPY --from=packages /install /usr/local', [PSYCOPG]],
      ],
    });
    expect(result.lines?.[0]).toBe('RUN apt-get update && apt-get install -y --no-install-recommends curl libpq5');
    expect(result.title).toBe('Install libpq5 instead of gcc and libpq-dev');
    expect(result.bytes).toBe(bytesOf(DEV, GONE));
  });

  test('take what else could be deleted of them with them', async () => {
    const withStatic: DebianPackages = {
      ...DEV,
      'libpq-dev': { ...DEV['libpq-dev'], files: { '/usr/lib/x86_64-linux-gnu/libpq.a': BIG } },
    };
    const steps: [string, Entry[]][] = [
      [`RUN ${INSTALL}`, installed(BASE, withStatic)],
      ['COPY --from=packages /install /usr/local', [PSYCOPG]],
    ];
    expect((await outcome({ steps })).lines?.[0]).not.toContain('libpq.a');
  });

  test('go with their whole RUN where it installs nothing else', async () => {
    const { gcc = {}, cpp = {} } = DEV;
    const result = await outcome({
      steps: [
        [`RUN apt-get update && apt-get install -y gcc && ${LISTS}`, installed(BASE, { gcc, cpp })],
        ['WORKDIR /app', []],
        ['RUN make', [{ name: 'app/x', body: '1' }]],
      ],
    });
    expect(result.lines?.[0]).toBe('WORKDIR /app');
    expect(result.title).toBe('Install gcc only while it builds');
  });
});

const script = (body: string): Entry => ({ name: 'a.sh', body, mode: 0o755 });

/** A build that nothing joins to those before. */
const makeIn = (folder: string): [string, Entry[]][] => [
  [`WORKDIR /${folder}`, []],
  ['RUN make', [{ name: `${folder}/y`, body: '1' }]],
];

describe('where several RUNs build', () => {
  test('each of them installs and removes the packages, and what dpkg stores again counts each time', async () => {
    const result = await outcome({
      steps: [
        [`RUN ${INSTALL} && ${LISTS} && ${PIP}`, [...installed(BASE, DEV), PSYCOPG]],
        ...makeIn('a'),
        ['COPY c /c', [{ name: 'c', body: '1' }]],
        ['RUN gcc /c', [{ name: 'a/z', body: '1' }]],
      ],
    });
    const again = 'apt-get update && apt-get install -y --no-install-recommends gcc libpq-dev';
    const purge = 'apt-get purge -y --auto-remove gcc libpq-dev';
    const end = `${purge} && ${LISTS} /var/cache/apt/archives/*.deb /var/cache/apt/*.bin`;
    expect(
      result.lines
        ?.join('\n')
        .replaceAll(/ \\\n\s*/g, ' ')
        .split('\n'),
    ).toEqual([
      `RUN ${INSTALL} libpq5 && ${LISTS} && ${PIP} && ${purge}`,
      'WORKDIR /a',
      `RUN ${again} && make && ${end}`,
      'COPY c /c',
      `RUN ${again} && gcc /c && ${end}`,
    ]);
    expect(result.bytes).toBe(bytesOf(DEV, GONE) - 2 * statusOf({ ...BASE, ...DEV }).length);
  });

  test.each<[string, string, Entry[], boolean]>([
    ['not by pip where it left no compiled file', PIP, [{ name: 'usr/lib/x.py', body: '1' }], false],
    ['by pip where it left a module', PIP, [module('libc.so.6')], true],
    ['by pip where it installs this project', 'pip install .', [{ name: 'usr/lib/x.py', body: '1' }], true],
    ['by npm where it runs scripts of this project', 'npm install', [{ name: 'x.js', body: '1' }], true],
    ['not by npm where it installs a tool for all', 'npm install -g nodemon', [{ name: 'x.js', body: '1' }], false],
  ])('%s', async (_, command, files, builds) => {
    const steps: [string, Entry[]][] = [
      [`RUN ${INSTALL}`, installed(BASE, DEV)],
      ['WORKDIR /app', []],
      [`RUN ${command}`, files],
      ...makeIn('a'),
    ];
    const { lines } = await outcome({ steps });
    expect(lines?.join('\n').match(/apt-get purge/g)).toHaveLength(builds ? 2 : 1);
  });
});

describe('Python', () => {
  const python: DebianPackages = {
    ...DEV,
    python3: { fields: ['Depends: libpython3'], files: { '/usr/bin/python3': 900 } },
    libpython3: { automatic: true, files: { '/usr/lib/python3/os.py': 9000 } },
  };
  const install = `RUN ${INSTALL} python3`;
  const addon: Entry = { ...module('libc.so.6'), name: 'app/node_modules/x/x.node' };
  const gyp: Entry = { name: 'app/node_modules/node-gyp/gyp.py', body: '1' };

  test.each<[string, Image, boolean]>([
    ['goes where only node-gyp uses it', { steps: [] }, true],
    ['stays where the container starts it', { steps: [], cmd: ['python3', 'x'] }, false],
    [
      'stays where a module of the image’s own is',
      { steps: [['COPY x.py /x.py', [{ name: 'x.py', body: '1' }]]] },
      false,
    ],
    ['stays where a RUN starts it', { steps: [['RUN python3 -c 1', [{ name: 'x', body: '1' }]]] }, false],
  ])('%s', async (_, { steps, cmd = [] }, goes) => {
    const { leftOut, title } = await outcome({
      steps: [[install, installed(BASE, python)], ['RUN npm install', [addon, gyp]], ...steps],
      cmd,
    });
    expect(leftOut.filter(name => name.includes('python'))).toEqual(goes ? ['libpython3', 'python3'] : []);
    expect(title).toContain(goes ? 'gcc, libpq-dev and python3' : 'gcc and libpq-dev');
  });
});

describe('tools', () => {
  const tools: DebianPackages = {
    ...DEV,
    vim: { files: { '/usr/bin/vim': 900 } },
    git: { fields: ['Depends: perl'], files: { '/usr/bin/git': BIG } },
    perl: { automatic: true, files: { '/usr/bin/perl': BIG } },
  };
  const install: [string, Entry[]] = [
    'RUN apt-get update && apt-get install -y --no-install-recommends curl vim git',
    installed(BASE, { curl: tools.curl ?? {}, vim: tools.vim ?? {}, git: tools.git ?? {}, perl: tools.perl ?? {} }),
  ];
  const gems: Entry[] = [{ name: 'usr/lib/ruby/gems/rugged-1.6.3/rugged.so', body: '1' }];

  test.each<[string, Image, string[]]>([
    ['go where nothing calls them', { steps: [install], cmd: ['app'] }, ['git', 'perl', 'vim']],
    [
      'stay where a script names them',
      { steps: [install, ['COPY a.sh /a.sh', [script('command -v git')]]], cmd: ['app'] },
      [],
    ],
    ['stay where a library calls them', { steps: [install, ['RUN gem', gems]], cmd: ['app'] }, []],
    ['stay where a variable names one', { steps: [install], rest: ['ENV EDITOR=vim'], cmd: ['app'] }, ['git', 'perl']],
    ['stay where a person works', { steps: [install], cmd: ['/bin/bash'] }, []],
    ['stay where the start is not known', { steps: [install] }, []],
  ])('%s', async (_, image, leftOut) => {
    expect((await outcome(image)).leftOut).toEqual(leftOut);
  });

  const clone: [string, Entry[]] = ['RUN git clone https://example.org/x', [{ name: 'x/x', body: '1' }]];
  test.each<[string, [string, Entry[]], string, RegExp, string]>([
    ['a RUN uses them', clone, 'git', /^apt-get update && apt-get install .* git && git clone/, ', and vim not at all'],
    [
      'a RUN uses both',
      ['RUN git clone https://example.org/x && vim -c q', clone[1]],
      'vim git',
      /^apt-get update && apt-get install .* vim git && git clone/,
      '',
    ],
    [
      'commands of which the first may fail use them',
      ['RUN cd /x; git clone https://example.org/x', clone[1]],
      'git',
      /^apt-get update && apt-get install .* git && \{ cd \/x; git clone https:\S+; \} &&/,
      ', and vim not at all',
    ],
  ])('are there only while %s', async (_, run, names, expected, rest) => {
    const { lines, title } = await outcome({ steps: [install, ['WORKDIR /x', []], run], cmd: ['app'] });
    const text = lines?.join(' ').replace(/\s+\\?\s*/g, ' ') ?? '';
    expect(text).toContain('install -y --no-install-recommends curl WORKDIR');
    expect(text.slice(text.indexOf('RUN', 4)).replace(/^RUN /, '')).toMatch(expected);
    expect(text).toContain(`apt-get purge -y --auto-remove ${names} &&`);
    expect(title).toBe(
      `Install ${names === 'git' ? 'git' : 'vim and git'} only while ${names === 'git' ? 'it is' : 'they are'} used${rest}`,
    );
  });
});

describe('a later RUN that names', () => {
  /** The RUN, with what its layer has beside logs of apt. */
  const after = async (command: string, brought: DebianPackages = {}) => {
    const { reason, lines } = await outcome({
      steps: [
        ['RUN apt-get update && apt-get install -y --no-install-recommends gcc libpq-dev', installed(BASE, DEV)],
        ['WORKDIR /x', []],
        [`RUN ${command}`, installed({ ...BASE, ...DEV }, brought)],
        ['WORKDIR /y', []],
        ['RUN make', [{ name: 'x/x', body: '1' }]],
      ],
      cmd: ['app'],
    });
    return { reason, text: lines?.join(' ').replace(/\s+\\?\s*/g, ' ') ?? null };
  };

  test('the same does not install it instead', async () => {
    const { text } = await after('apt-get install -y gcc && echo x > /y');
    expect(text).toContain('WORKDIR /x RUN echo x > /y WORKDIR /y RUN apt-get update && apt-get install');
  });

  test('nothing else goes as a whole', async () => {
    const { text } = await after('apt-get update && apt-get install -y gcc && rm -rf /var/lib/apt/lists/*');
    expect(text).toContain('WORKDIR /x WORKDIR /y RUN apt-get update && apt-get install');
  });

  test.each<[string, string, DebianPackages]>([
    ['it beside others to build with', 'apt-get install -y gcc make', { make: { files: { '/usr/bin/make': 900 } } }],
    ['what it depends on, with what that recommends', 'apt-get install -y cpp', {}],
  ])('%s is a reason to leave all as it is', async (_, command, brought) => {
    const { reason, text } = await after(command, brought);
    expect(text).toBeNull();
    expect(reason).toMatch(/^line 4 names (?:gcc|cpp) too, and would install it$/);
  });

  test.each<[string, string]>([
    ['what it depends on, and nothing recommended', 'apt-get install -y --no-install-recommends cpp'],
    ['what the base image has', 'apt-get install -y libc6'],
  ])('%s changes nothing', async (_, command) => {
    expect((await after(command)).text).toContain(`RUN ${command} `);
  });
});

test('an editor alone is not installed once more', async () => {
  const vim: DebianPackages = { ...DEV, vim: { files: { '/usr/bin/vim': BIG } } };
  const { lines, title } = await outcome({
    steps: [
      [
        'RUN apt-get update && apt-get install -y curl vim',
        installed(BASE, { curl: vim.curl ?? {}, vim: vim.vim ?? {} }),
      ],
      ['WORKDIR /x', []],
      ['RUN ./configure', [{ name: 'x/x', body: '1' }]],
    ],
    cmd: ['app'],
  });
  expect(title).toBe('Do not install vim');
  expect(lines?.join(' ')).not.toContain('vim');
  expect(lines?.join(' ')).not.toContain('purge');
});

describe('curl', () => {
  const curl: DebianPackages = { curl: { files: { '/usr/bin/curl': BIG } } };
  const install: [string, Entry[]] = ['RUN apt-get update && apt-get install -y curl', installed(BASE, curl)];
  const fetch: [string, Entry[]] = ['RUN curl -O https://example.org/x', [{ name: 'x', body: '1' }]];

  test.each<[string, Image, boolean]>([
    ['goes where it fetched something', { steps: [install, fetch] }, true],
    ['stays where no RUN calls it', { steps: [install, ['RUN make x', [{ name: 'x', body: '1' }]]] }, false],
    [
      'stays where a RUN only asks for its version',
      { steps: [install, ['RUN curl --version > /v', [{ name: 'v', body: '1' }]]] },
      false,
    ],
    ['stays where a port is exposed', { steps: [install, fetch], rest: ['EXPOSE 80'] }, false],
    ['stays where a HEALTHCHECK calls it', { steps: [install, fetch], rest: ['HEALTHCHECK CMD curl -f x'] }, false],
  ])('%s', async (_, image, goes) => {
    expect((await outcome({ ...image, cmd: ['app'] })).leftOut).toEqual(goes ? ['curl'] : []);
  });
});

test('of several RUNs that install some, the one with the biggest is edited', async () => {
  const [gcc, make]: DebianPackages[] = [{ gcc: DEV.gcc ?? {}, cpp: DEV.cpp ?? {} }, { make: {} }];
  const { lines } = await outcome({
    steps: [
      ['RUN apt-get install -y make', installed(BASE, make ?? {})],
      ['RUN apt-get install -y gcc', installed({ ...BASE, ...make }, gcc ?? {})],
    ],
  });
  expect(lines).toEqual(['RUN apt-get install -y make']);
});

test('`g++` is a package, and no sign to install', () => {
  expect(['g++', 'gcc+', 'gcc-', 'g++=4:12.2', 'libpq-dev:amd64', 'clang/bookworm'].map(nameOnly)).toEqual([
    ...['g++', 'gcc', 'gcc', 'g++', 'libpq-dev', 'clang'],
  ]);
});

describe('a library stays', () => {
  const run = (packages: DebianPackages, files: Entry[]) =>
    outcome({ steps: [[`RUN ${INSTALL} && ${PIP}`, [...installed(BASE, packages), ...files]]] });

  test('if an extension module needs it, though nobody asked for it', async () => {
    const packages = { ...DEV, gcc: { ...DEV.gcc, fields: ['Depends: cpp, libgomp1'] } };
    const gomp: DebianPackages = { libgomp1: { automatic: true, files: { '/usr/lib/libgomp.so.1': 10 } } };
    const without = await run({ ...packages, ...gomp }, []);
    expect(without.leftOut).toEqual(['cpp', 'gcc', 'libgomp1', 'libldap', 'libpq-dev', 'libpq5']);
    const needed = await run({ ...packages, ...gomp }, [module('libgomp.so.1')]);
    expect(needed.leftOut).not.toContain('libgomp1');
    expect(needed.lines?.join(' ')).toContain('curl libgomp1');
  });

  test('if a program may load it by its name', async () => {
    const program = makeElf({ needed: ['libc.so.6'], tail: '\0libpq.so.5\0' }).toString('latin1');
    const result = await run(DEV, [{ name: 'opt/app', body: program, mode: 0o755 }]);
    expect(result.leftOut).toEqual([...GONE].sort());
  });

  test('if a -dev package has a link to it', async () => {
    const packages: DebianPackages = {
      ...DEV,
      'libpq-dev': { ...DEV['libpq-dev'], files: { '/usr/include/pq.h': 40, '/usr/lib/libpq.so': 0 } },
    };
    const link: Entry = { name: 'usr/lib/libpq.so', symlink: 'libpq.so.5' };
    expect((await run(packages, [link])).leftOut).toEqual([...GONE].sort());
  });
});

describe('nothing is offered', () => {
  const steps: [string, Entry[]][] = [[`RUN ${INSTALL} && ${PIP}`, [...installed(BASE, DEV), PSYCOPG]]];

  test.each<[string, Image, string]>([
    [
      'if many RUNs that cannot be joined need them',
      { steps: [...steps, ...['a', 'b', 'c'].flatMap(makeIn)] },
      'RUN instructions that cannot be joined need them: lines 2, 4, 6, 8',
    ],
    [
      'if another user builds',
      {
        steps: [
          [`RUN ${INSTALL}`, installed(BASE, DEV)],
          ['USER app', []],
          [`RUN ${PIP}`, [PSYCOPG]],
        ],
      },
      'what needs them runs as another user, on line 4',
    ],
    [
      'if the container starts them',
      {
        steps: [[`RUN apt-get install -y gcc && ${PIP}`, installed(BASE, { gcc: DEV.gcc ?? {}, cpp: DEV.cpp ?? {} })]],
        cmd: ['gcc', '-v'],
      },
      'something in the image needs them',
    ],
  ])('%s', async (_, image, reason) => {
    expect(await outcome(image)).toMatchObject({ lines: null, reason });
  });

  test('if layers cannot be read again, and it says so', async () => {
    const streamed: Image = {
      steps: [[`RUN ${INSTALL} && ${PIP}`, [...installed(BASE, DEV), PSYCOPG]]],
      isStreamed: true,
    };
    expect(await outcome(streamed)).toMatchObject({ lines: null, isUnread: true });
  });

  test('and nothing is said if they are purged already, or little', async () => {
    const purging = `RUN ${INSTALL} && ${PIP} && apt-get purge -y gcc`;
    expect(await outcome({ steps: [[purging, installed(BASE, DEV)]] })).toMatchObject({ lines: null, reason: null });
    const little = installed(BASE, { ...DEV, cpp: { automatic: true } });
    expect(await outcome({ steps: [[`RUN ${INSTALL} && ${PIP}`, little]] })).toMatchObject({
      lines: null,
      reason: null,
    });
  });
});
