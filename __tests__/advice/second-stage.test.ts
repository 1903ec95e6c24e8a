/** Second stages for images that start one compiled program, and why there are none for others. */
import { posix } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { planOf } from '../../src/budget/plan/plan.ts';
import type { Entry } from '../kit/archives/archives.ts';
import { analysed } from '../kit/reports/analyse-tars.ts';
import { makeElf } from '../kit/runtime/make-elf.ts';

const LOADER = '/lib64/ld-linux-x86-64.so.2';
const LIBRARIES = 'usr/lib/x86_64-linux-gnu';
const file = (name: string, body: string | Buffer = 'x', more: Partial<Entry> = {}): Entry => ({ name, body, ...more });
/** Each with one library of 100 kB, under a name that leads to it. */
const PACKAGES: Record<string, { file: string; needs?: string; priority?: string }> = {
  libc6: { file: 'libc.so.6', priority: 'required' },
  tzdata: { file: 'zones', priority: 'required' },
  'libgcc-s1': { file: 'libgcc_s.so.1', priority: 'required' },
  'libstdc++6': { file: 'libstdc++.so.6', needs: 'libc6, libgcc-s1' },
  'libsqlite3-0': { file: 'libsqlite3.so.0', needs: 'libc6' },
  libcurl4: { file: 'libcurl.so.4', needs: 'libc6, libssl3 | libssl1.1, zlib1g (>= 1:1.2)' },
  libssl3: { file: 'libssl.so.3', needs: 'libc6' },
  zlib1g: { file: 'libz.so.1', needs: 'libc6' },
  'ca-certificates': { file: 'update-ca' },
  curl: { file: 'curl', needs: 'libcurl4' },
};
const STATUS = Object.entries(PACKAGES)
  .map(
    ([name, { needs = '', priority = 'optional' }]) =>
      `Package: ${name}\nStatus: install ok installed\nArchitecture: amd64\nPriority: ${priority}\nDepends: ${needs}\n`,
  )
  .join('\n');

/** A Debian with a compiler of 900 kB. */
const BASE: Entry[] = [
  file('etc/os-release', 'ID=debian\nVERSION_ID="12"\n'),
  file('etc/passwd', 'root:x:0:0:root:/root:/bin/sh\napp:x:1000:1001::/home/app:/bin/sh\n'),
  file('etc/ssl/certs/ca-certificates.crt', 'certificates'),
  file('var/lib/dpkg/status', STATUS),
  file('etc/ld.so.conf.d/libc.conf', '# the default\n/usr/local/lib\n'),
  ...Object.entries(PACKAGES).flatMap(([name, { file: library }]) => [
    file(`var/lib/dpkg/info/${name}:amd64.list`, `/${LIBRARIES}/${library}.real\n/${LIBRARIES}/${library}\n`),
    file(`${LIBRARIES}/${library}.real`, makeElf({ soname: library, tail: 'x'.repeat(100_000) })),
    { name: `${LIBRARIES}/${library}`, symlink: `${library}.real` },
  ]),
  file('usr/local/go/bin/go', 'g'.repeat(900_000)),
];

/** From which a second stage on a slim base is worth it. */
const BIG = 200_000_000;
const MUSL = '/lib/ld-musl-x86_64.so.1';
const ALPINE: Entry[] = [
  file('etc/os-release', 'ID=alpine\nVERSION_ID=3.24.2\n'),
  file('lib/ld-musl-x86_64.so.1', makeElf()),
  file('usr/lib/libgcc_s.so.1', makeElf({ soname: 'libgcc_s.so.1' })),
  file(
    'lib/apk/db/installed',
    'P:musl\nV:1\np:so:libc.musl-x86_64.so.1=1\nF:lib\nR:ld-musl-x86_64.so.1\n\nP:busybox\nV:1\nD:so:libc.musl-x86_64.so.1\n\nP:libgcc\nV:1\nF:usr/lib\nR:libgcc_s.so.1\n',
  ),
];

interface Case {
  /** After `FROM golang`. */
  instructions: readonly string[];
  program?: Buffer;
  /** What COPY and the RUN bring beside the program. */
  copied?: readonly Entry[];
  made?: readonly Entry[];
  entrypoint?: string[];
  cmd?: string[];
  workingDir?: string;
  env?: string[];
  /** Files of the base image, beside its own. */
  base?: readonly Entry[];
  /** Whether the source sends each layer once. */
  isStreamed?: boolean;
  /** Padding of the compiler: with a slim base the image must be big to be worth it. */
  compiler?: number;
}

const GO = ['WORKDIR /src', 'COPY . .', 'RUN go build -o /usr/local/bin/app .', 'CMD ["app"]'];

const STARTED = {
  instructions: [...GO.slice(0, 3), 'ENTRYPOINT ["/entry.sh"]', 'CMD ["app"]'],
  entrypoint: ['/entry.sh'],
};

async function stageOf(given: Case): Promise<string> {
  const { reason, text } = await offerOf(given);
  return reason ?? text;
}

interface Offer {
  /** Why there is none. */
  reason: string | null;
  text: string;
  leftOut: string[];
}

async function offerOf({ instructions, program = makeElf(), copied = [], made = [], ...given }: Case): Promise<Offer> {
  const dockerfile = `FROM golang\n${instructions.join('\n')}\n`;
  const of = (keyword: string) => instructions.find(line => line.startsWith(keyword)) ?? '';
  const path = /-o (\S+)/.exec(of('RUN go'))?.[1]?.slice(1) ?? 'usr/local/bin/app';
  const padding = given.compiler === undefined ? [] : [file('usr/local/go/big', '', { size: given.compiler })];
  const base = [...(given.base ?? BASE), ...padding];
  const written = instructions.map(line => ({
    createdBy: `${line.replace(/^RUN /, 'RUN /bin/sh -c ')} # buildkit`,
    emptyLayer: !/^(?:RUN go|COPY)/.test(line),
  }));
  const { edits, ...figures } = await analysed({
    dockerfile,
    isStreamed: given.isStreamed ?? false,
    history: [{ createdBy: '/bin/sh -c #(nop) ADD file:1 in / ', emptyLayer: false }, ...written],
    layers: [
      { entries: base },
      { entries: [file('src/main.go', 'package main'), ...copied] },
      { entries: [file(path, program, { mode: 0o755 }), ...made] },
    ],
    config: {
      platform: { os: 'linux', architecture: 'amd64' },
      entrypoint: given.entrypoint ?? [],
      cmd: given.cmd ?? ['app'],
      workingDir: given.workingDir ?? '/src',
      env: given.env ?? [],
    },
  });
  const plan = planOf({ budgets: [], figures: { name: 'x', ...figures }, edits });
  const item = plan.items.find(({ id }) => id === 'second-stage');
  const added = item?.edits.flatMap(({ hunks }) => hunks.flatMap(hunk => hunk.added)) ?? [];
  return {
    reason: edits.noStage?.reason ?? null,
    text: added.filter(line => line !== '').join('\n'),
    leftOut: item?.leftOut.map(({ name }) => name).sort() ?? [],
  };
}

describe('a second stage', () => {
  test('of a static program has nothing else but what the image has for all programs', async () => {
    expect(await stageOf({ instructions: GO })).toBe(
      [
        'FROM golang AS build',
        'FROM scratch',
        'COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/',
        'COPY --from=build /etc/passwd /etc/',
        'COPY --from=build /usr/local/bin/app /usr/local/bin/',
        'WORKDIR /src',
      ].join('\n'),
    );
  });

  test.each<[string, Partial<Case>, string]>([
    [
      'data beside the sources',
      { copied: [file('src/page.html'), file('src/go.mod'), file('src/README.md')] },
      '/src/page.html',
    ],
    [
      'a directory of data',
      { copied: [file('src/static/a.css'), file('src/static/b.css')] },
      '/src/static /src/static',
    ],
    ['a file that a RUN writes elsewhere', { made: [file('srv/data.db')] }, '/srv /srv'],
  ])('copies %s', async (_, more, expected) => {
    const text = await stageOf({ instructions: GO, ...more });
    expect(text).toContain(expected);
    expect(text).not.toContain('README');
  });

  test.each<[string, readonly string[], readonly string[], readonly string[]]>([
    [
      'what looks like sources where a server keeps its assets',
      ['static/vendor/bootstrap.min.js', 'content/post1.md', 'content/README.md', 'uploads/.gitkeep', 'data/one.d'],
      ['content', 'data', 'static', 'uploads'],
      [],
    ],
    ['notes and a licence far from sources', ['legal/LICENSE', 'legal/NOTICE.txt'], ['legal'], []],
    ['a folder of test data that no test is beside', ['testdata/a.json'], ['testdata'], []],
    [
      'samples of code that a server shows',
      ['go.mod', 'samples/a.c', 'samples/b.rs', 'samples/b.md', 'samples/c.s'],
      ['samples'],
      ['go.mod'],
    ],
    ['headers that a server gives away', ['sdk/api.h', 'sdk/api.c.txt'], ['sdk'], []],
    ['a folder of packages that Go did not make', ['go.mod', 'vendor/jquery.js'], ['vendor'], ['go.mod']],
    [
      'nothing of what Go makes and its tests read',
      ['go.mod', 'LICENSE', 'vendor/modules.txt', 'vendor/x.org/y/page.html', 'db/db_test.go', 'db/testdata/a.sql'],
      [],
      ['LICENSE', 'db', 'go.mod', 'vendor'],
    ],
    [
      'a page beside sources',
      ['go.mod', 'web/web.go', 'web/page.html', 'web/help.md'],
      ['web/help.md', 'web/page.html'],
      ['go.mod', 'web'],
    ],
    ['nothing of headers of a build', ['Makefile', 'include/a/a.h', 'src/a.c'], [], ['Makefile', 'include', 'src']],
    [
      'nothing of crates that Cargo collected',
      ['Cargo.toml', 'vendor/a/.cargo-checksum.json', 'vendor/a/data.bin', 'vendor/b/.cargo-checksum.json'],
      [],
      ['Cargo.toml', 'vendor'],
    ],
  ])('has %s, and names what it has not', async (_, paths, kept, left) => {
    const copied = paths.map(path => file(`src/${path}`));
    const { reason, text, leftOut } = await offerOf({ instructions: GO, copied });
    expect(reason).toBeNull();
    const data = [...text.matchAll(/\/src\/(\S+)(?= )/g)].map(([, name]) => name);
    expect(new Set(data)).toEqual(new Set(kept));
    const names = [...left, 'main.go'].map(name => `/src/${name}`);
    expect(new Set(leftOut.map(path => path.split('/').slice(0, 3).join('/')))).toEqual(new Set(names));
  });

  test('leaves what Cargo writes beside a program', async () => {
    const made = ['.cargo-lock', '.cargo-build-lock', '.cargo-artifact-lock', 'deps/x.d', '../.rustc_info.json'].map(
      name => file(posix.join('src/target/release', name)),
    );
    expect(await stageOf({ instructions: GO, made })).not.toMatch(/cargo|target/);
  });

  test('repeats settings, and no variables of the build', async () => {
    const settings = ['ENV CGO_ENABLED=0', 'ENV PORT=8080', 'EXPOSE 8080', 'LABEL a=b', 'USER app'];
    const text = await stageOf({ instructions: [...settings, ...GO] });
    for (const line of ['ENV PORT=8080', 'EXPOSE 8080', 'LABEL a=b', 'USER app']) expect(text).toContain(line);
    expect(text).not.toContain('CGO_ENABLED');
  });

  test('starts without a shell what a shell started', async () => {
    const instructions = [...GO.slice(0, -1), 'CMD exec app --port 80'];
    const text = await stageOf({ instructions, cmd: ['/bin/sh', '-c', 'exec app --port 80'] });
    expect(text).toContain('CMD ["app","--port","80"]');
  });

  test('installs the packages of libraries on the slim base of the same release', async () => {
    const program = makeElf({ interpreter: LOADER, needed: ['libsqlite3.so.0', 'libc.so.6'] });
    const text = await stageOf({ instructions: GO, program, compiler: BIG });
    expect(text).toContain('FROM debian:bookworm-slim');
    expect(text).toContain('apt-get install -y --no-install-recommends libsqlite3-0 && ');
  });

  test.each<[string, Partial<Case> & { needed: readonly string[] }, string]>([
    [
      'of Rust needs what every Debian has',
      { needed: ['libgcc_s.so.1', 'libc.so.6'] },
      'FROM debian:bookworm-slim\nCOPY',
    ],
    [
      'of C++ with several libraries',
      { needed: ['libcurl.so.4', 'libstdc++.so.6', 'libz.so.1', 'libgcc_s.so.1', 'libc.so.6'] },
      // OpenSSL, which libcurl needs, looks for certificates.
      'install -y --no-install-recommends ca-certificates libcurl4 libstdc++6 zlib1g && ',
    ],
  ])('of a program %s', async (_, { needed, ...more }, expected) => {
    const program = makeElf({ interpreter: LOADER, needed, versions: ['GLIBC_2.34', 'GLIBCXX_3.4.30'] });
    expect(await stageOf({ instructions: GO, program, compiler: BIG, ...more })).toContain(expected);
  });

  test('copies libraries that a RUN made, each under the name that is looked for, and renews the cache for those that need it', async () => {
    const program = makeElf({
      interpreter: LOADER,
      needed: ['libown.so.1', 'libdeep.so'],
      runpath: '$ORIGIN/../lib/own',
    });
    const made = [
      file('usr/local/lib/libown.so.1.2', makeElf({ needed: ['libz.so.1'] })),
      { name: 'usr/local/lib/libown.so.1', symlink: 'libown.so.1.2' },
      { name: 'usr/local/lib/libown.so', symlink: 'libown.so.1' },
      file('usr/local/lib/own/libdeep.so', makeElf({ soname: 'libdeep.so' })),
    ];
    const text = await stageOf({ instructions: GO, program, made, compiler: BIG });
    expect(text).toContain('COPY --from=build /usr/local/lib/libown.so.1 /usr/local/lib/\n');
    expect(text).toContain('COPY --from=build /usr/local/lib/own/libdeep.so /usr/local/lib/own/\n');
    expect(text).toContain('install -y --no-install-recommends zlib1g && ');
    expect(text).toContain('\nRUN ldconfig');
  });

  test('of libraries that need each other ends', async () => {
    const program = makeElf({ interpreter: LOADER, needed: ['a.so'], rpath: '/srv' });
    const made = [
      file('srv/a.so', makeElf({ needed: ['b.so'] })),
      file('srv/b.so', makeElf({ needed: ['a.so', 'b.so'] })),
    ];
    const text = await stageOf({ instructions: GO, program, made, compiler: BIG });
    expect(text).toContain('COPY --from=build /srv/a.so /srv/b.so /srv/');
  });

  test('of a program for musl starts from Alpine, with the packages of its libraries', async () => {
    const program = makeElf({ interpreter: MUSL, needed: ['libgcc_s.so.1', 'libc.musl-x86_64.so.1'] });
    const text = await stageOf({ instructions: GO, base: ALPINE, program, compiler: BIG });
    expect(text).toContain('FROM alpine:3.24\nRUN apk add --no-cache libgcc\nCOPY');
  });

  test.each<[string, string, string]>([
    ['a name', 'app', 'COPY --from=build --chown=1000:1001 /data /data'],
    ['a number', '1000', 'COPY --from=build --chown=1000:1001 /data /data'],
    ['a user and a group', '1000:1001', 'COPY --from=build --chown=1000:1001 /data /data'],
  ])('keeps the owner of a directory that its user, given by %s, writes to', async (_, user, expected) => {
    const made = [file('data', '', { name: 'data/', uid: 1000, gid: 1001, mode: 0o755 })];
    const text = await stageOf({ instructions: [...GO, `USER ${user}`], made });
    expect(text).toContain(expected);
    expect(text).toContain('COPY --from=build /etc/passwd /etc/');
  });
});

describe('a second stage that calls other programs', () => {
  test.each<[string, string, string]>([
    ['in a shell', 'CMD curl -f localhost || exit 1', 'install -y --no-install-recommends ca-certificates curl && '],
    ['without one', 'CMD ["curl", "-f", "localhost"]', ' ca-certificates curl && '],
    ['of the shell alone', 'CMD test -e /tmp/ready', 'FROM debian:bookworm-slim\nCOPY'],
  ])('has what its HEALTHCHECK calls %s', async (_, check, expected) => {
    const text = await stageOf({ instructions: [...GO, `HEALTHCHECK ${check}`], compiler: BIG });
    expect(text).toContain(expected);
    expect(text).toContain('FROM debian:bookworm-slim');
  });

  test('has the script that starts it, and a base with what the script runs', async () => {
    const text = '#!/bin/sh\nset -e\n# go on\necho "as $(id -un)"\nexec "$@"\n';
    const script = file('entry.sh', text, { mode: 0o755 });
    const stage = await stageOf({ ...STARTED, copied: [script], compiler: BIG });
    expect(stage).toContain('FROM debian:bookworm-slim\nCOPY');
    expect(stage).toContain('COPY --from=build /entry.sh /\n');
  });
});

describe('there is no second stage', () => {
  test.each<[string, Partial<Case>, string]>([
    ...(
      [
        ['no script of a shell', '#!/usr/bin/perl\nexec "$@"\n', '/entry.sh is not a compiled program'],
        ['a script that goes on', '#!/bin/sh\n"$@"\necho done\n', '/entry.sh does not end with exec "$@"'],
        ['a script that runs a text', '#!/bin/sh\neval "$INIT"\nexec "$@"\n', 'it is not known what /entry.sh runs'],
        [
          'a script that runs a value',
          '#!/bin/sh\nif $CHECK; then exit 1; fi\nexec "$@"\n',
          'it is not known what /entry.sh runs',
        ],
        ['a script that reads another', '#!/bin/sh\n. /env.sh\nexec "$@"\n', 'it is not known what /entry.sh runs'],
        [
          'a script that runs the compiler',
          '#!/bin/sh\ngo version\nexec "$@"\n',
          '/entry.sh may run /usr/local/go/bin/go',
        ],
      ] as const
    ).map(([what, text, reason]): [string, Partial<Case>, string] => [
      `${what} starts`,
      { ...STARTED, env: ['PATH=/usr/local/go/bin:/usr/local/bin'], copied: [file('entry.sh', text, { mode: 0o755 })] },
      reason,
    ]),
    [
      'a shell runs two programs',
      { cmd: ['/bin/sh', '-c', 'migrate && app'] },
      'a shell starts the program, with more than its name and arguments',
    ],
    [
      'a shell expands a variable',
      { cmd: ['/bin/sh', '-c', 'app $PORT'] },
      'a shell starts the program, with more than its name and arguments',
    ],
    [
      'the program is for another processor',
      { program: makeElf({ machine: 183 }) },
      '/usr/local/bin/app is for another kind of processor',
    ],
    [
      'the program cannot be read',
      { program: makeElf({ needed: ['a.so'] }).subarray(0, 100) },
      '/usr/local/bin/app is not a compiled program',
    ],
    [
      'a library is missing',
      { program: makeElf({ interpreter: LOADER, needed: ['libnone.so'] }) },
      'the loader would not find libnone.so',
    ],
    [
      'another program is built',
      { made: [file('src/migrate', Buffer.alloc(70_000), { mode: 0o755 })] },
      'own instructions also make the program /src/migrate',
    ],
    [
      'the health check needs another program',
      { instructions: [...GO, 'HEALTHCHECK CMD psql -c "select 1"'] },
      'its HEALTHCHECK runs another program',
    ],
    [
      'a package is installed that may be run',
      { instructions: ['RUN apt-get install -y ffmpeg', ...GO] },
      'the program may run what ffmpeg brings',
    ],
    [
      'a RUN changes a file in /etc',
      { instructions: ['RUN ln -s /x /etc/localtime', ...GO] },
      'a RUN changes files in /etc',
    ],
    [
      'the program needs a newer C library',
      { program: makeElf({ interpreter: LOADER, needed: ['libc.so.6'], versions: ['GLIBC_2.37'] }) },
      'it needs GLIBC_2.37, which debian:bookworm-slim lacks',
    ],
    [
      'the program may load a library of no package that stays',
      { program: makeElf({ interpreter: LOADER, needed: ['libc.so.6'], tail: 'libcurl.so.4' }) },
      'it may load libcurl.so.4 by its name',
    ],
    [
      'a library was copied among those of the system',
      {
        program: makeElf({ interpreter: LOADER, needed: ['libx.so'] }),
        made: [file(`${LIBRARIES}/libx.so`, makeElf({ soname: 'libx.so' }))],
      },
      `no package has /${LIBRARIES}/libx.so`,
    ],
    [
      'the loader is that of another C library',
      { program: makeElf({ interpreter: MUSL, needed: [] }), base: [...BASE, file('lib/ld-musl-x86_64.so.1')] },
      'its loader is another one than that of the base',
    ],
    [
      'the source sends each layer once',
      { isStreamed: true },
      'its files cannot be read a second time from here; check the image saved as a file, or read it from the engine’s store',
    ],
    ['nobody knows the user', { instructions: [...GO, 'USER nobody-knows'] }, 'the user nobody-knows is not known'],
    ['there are several stages', { instructions: ['FROM golang', ...GO] }, 'there is no Dockerfile of one stage'],
    [
      'the base image adds instructions later',
      { instructions: [...GO, 'ONBUILD RUN true'] },
      'it has an instruction ONBUILD',
    ],
    [
      'a variable would not be known',
      { instructions: ['ENV DATA=$GOPATH/data', ...GO] },
      'the second stage would not know the variable GOPATH',
    ],
    ['the command is the base image’s', { instructions: GO.slice(0, -1) }, "the command is the base image's"],
    ['the image is small already', { program: makeElf({ tail: 'x'.repeat(6_000_000) }) }, 'it would not save enough'],
  ])('if %s', async (_, more, reason) => {
    expect(await stageOf({ instructions: GO, ...more })).toBe(reason);
  });
});
