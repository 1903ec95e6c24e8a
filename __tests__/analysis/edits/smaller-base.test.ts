/** The smaller variant of a base image: when it is offered, and what speaks against it. */
import { describe, expect, test } from '@jest/globals';
import { siblingOf } from '../../../src/advice/base-siblings.ts';
import { planOf } from '../../../src/budget/plan/plan.ts';
import type { Entry } from '../../kit/archives/archives.ts';
import { analysed } from '../../kit/reports/analyse-tars.ts';
import { makeElf } from '../../kit/runtime/make-elf.ts';

const LIBRARIES = 'usr/lib/x86_64-linux-gnu';
const MB = 1_000_000;
const file = (name: string, body: string | Buffer = 'x', more: Partial<Entry> = {}): Entry => ({ name, body, ...more });
const big = (name: string, size: number): Entry => file(name, '', { size });

describe('the sibling of', () => {
  test.each([
    ['python:3.12', 'python:3.12-slim'],
    ['python:3.12.4-bookworm', 'python:3.12.4-slim-bookworm'],
    ['python', 'python:slim'],
    ['docker.io/library/python:latest', 'docker.io/library/python:slim'],
    ['node:22', 'node:22-slim'],
    ['node:lts-bookworm', 'node:lts-bookworm-slim'],
    ['ruby:3.4', 'ruby:3.4-slim'],
    ['debian:bookworm', 'debian:bookworm-slim'],
    ['debian:trixie-20260803', 'debian:trixie-20260803-slim'],
    ['docker.io/library/debian:12.11', 'docker.io/library/debian:12.11-slim'],
    ['eclipse-temurin:17-jdk', 'eclipse-temurin:17-jre'],
    ['eclipse-temurin:21', 'eclipse-temurin:21-jre'],
    ['eclipse-temurin:21.0.4_7-jdk-jammy', 'eclipse-temurin:21.0.4_7-jre-jammy'],
    ['amazoncorretto:17-al2023-jdk', 'amazoncorretto:17-al2023-headful'],
    ['mcr.microsoft.com/dotnet/sdk:8.0', 'mcr.microsoft.com/dotnet/aspnet:8.0'],
    ['mcr.microsoft.com/dotnet/sdk:9.0-noble', 'mcr.microsoft.com/dotnet/aspnet:9.0-noble'],
  ])('%s is %s', (name, expected) => {
    expect(siblingOf(name)?.name).toBe(expected);
  });

  test.each([
    'python:3.12-slim',
    'python:3.12-alpine',
    'python:3.12-windowsservercore',
    'python:3.12@sha256:aaaa',
    'mycompany/python:3.12',
    'node:22-alpine3.20',
    'debian',
    'debian:bookworm-slim',
    'debian:bookworm-backports',
    'debian:bullseye',
    'eclipse-temurin:21-jre',
    'eclipse-temurin:21-jdk-alpine',
    'amazoncorretto:17',
    'mcr.microsoft.com/dotnet/sdk:8.0.404',
    'php:8.4-apache',
    'golang:1.27',
    'scratch',
    '',
  ])('%s is not known', name => {
    expect(siblingOf(name)).toBeNull();
  });
});

/** Each with a program or a library of 100 kB. */
const PACKAGES: Record<
  string,
  { files: string[]; needs?: string; recommends?: string; priority?: string; bytes?: number }
> = {
  libc6: { files: [`${LIBRARIES}/libc.so.6`], priority: 'required' },
  bash: { files: ['usr/bin/bash'], priority: 'required' },
  apt: { files: ['usr/bin/apt-get'], priority: 'required' },
  libssl3: { files: [`${LIBRARIES}/libssl.so.3`] },
  libxml2: { files: [`${LIBRARIES}/libxml2.so.2`], bytes: 2 * MB },
  curl: { files: ['usr/bin/curl'], needs: 'libssl3' },
  git: { files: ['usr/bin/git'], bytes: 40 * MB, needs: 'perl', recommends: 'ca-certificates, patch' },
  'ca-certificates': { files: ['usr/share/ca-certificates/one.crt'] },
  make: { files: ['usr/bin/make'] },
  'libxml2-dev': { files: ['usr/include/libxml.h'], needs: 'libxml2' },
  odd$name: { files: ['usr/bin/odd'] },
  perl: { files: ['usr/bin/perl'] },
  gcc: { files: ['usr/bin/gcc'], bytes: 300 * MB, needs: 'libc6-dev' },
  'libc6-dev': { files: ['usr/include/stdio.h', `${LIBRARIES}/libc.so`] },
  'python3-minimal': { files: ['usr/bin/python3'] },
  'openjdk-17-jdk-headless': { files: ['usr/bin/javac', 'usr/bin/jar'], bytes: 200 * MB },
};

const paragraph = (name: string, { needs = '', recommends = '', priority = 'optional' }: (typeof PACKAGES)[string]) =>
  `Package: ${name}\nStatus: install ok installed\nArchitecture: amd64\nPriority: ${priority}\nDepends: ${needs}\nRecommends: ${recommends}\n`;
const STATUS = Object.entries(PACKAGES)
  .map(([name, fields]) => paragraph(name, fields))
  .join('\n');

const BASE: Entry[] = [
  file('etc/os-release', 'ID=debian\nVERSION_ID="12"\n'),
  file('var/lib/dpkg/status', STATUS),
  file('usr/local/bin/python3', makeElf(), { mode: 0o755 }),
  file('usr/local/bin/pip', '#!/usr/local/bin/python3\n', { mode: 0o755 }),
  file('usr/local/bin/java', makeElf(), { mode: 0o755 }),
  ...Object.entries(PACKAGES).flatMap(([name, { files, bytes }]) => [
    file(`var/lib/dpkg/info/${name}.list`, files.map(path => `/${path}\n`).join('')),
    ...files.map((path, n) =>
      n === 0 && bytes !== undefined
        ? big(path, bytes)
        : file(
            path,
            path.includes('.so') ? makeElf({ soname: path.slice(path.lastIndexOf('/') + 1) }) : 'x'.repeat(100_000),
            {
              mode: 0o755,
            },
          ),
    ),
  ]),
];

const SITE = 'usr/local/lib/python3.12/site-packages';
const VCS = '{"url": "https://example.com/fast.git", "vcs_info": {"vcs": "git", "commit_id": "1"}}';
/** A package of pip with an extension module. */
function wheel(tag: string, needed: readonly string[] = []): Entry[] {
  return [
    file(`${SITE}/fast/_fast.so`, makeElf({ needed: ['libc.so.6', ...needed] })),
    file(`${SITE}/fast-1.dist-info/METADATA`, 'Name: fast\nVersion: 1\n'),
    file(`${SITE}/fast-1.dist-info/WHEEL`, `Wheel-Version: 1.0\nTag: cp312-cp312-${tag}\n`),
    file(`${SITE}/fast-1.dist-info/RECORD`, 'fast/_fast.so,,\nfast-1.dist-info/METADATA,,\n'),
  ];
}

interface Case {
  from?: string;
  before?: string;
  instructions?: readonly string[];
  /** What the RUNs made. */
  made?: readonly Entry[];
  copied?: readonly Entry[];
  cmd?: string[];
  isStreamed?: boolean;
  /** What the history of the base image records. */
  inherited?: string;
  /** What the base image has beside the packages. */
  based?: readonly Entry[];
  env?: readonly string[];
}

const APP = ['WORKDIR /app', 'COPY . .', 'RUN pip install -r requirements.txt', 'CMD ["python3", "app.py"]'];

async function found({ from = 'python:3.12', before = '', instructions = APP, made = [], copied = [], ...more }: Case) {
  const written = instructions.map(line => ({
    createdBy: `${line.replace(/^RUN /, 'RUN /bin/sh -c ')} # buildkit`,
    emptyLayer: !/^(?:RUN|COPY)/.test(line),
  }));
  const layers = instructions.flatMap(line =>
    line.startsWith('COPY')
      ? [{ entries: [file('app/app.py'), ...copied] }]
      : line.startsWith('RUN')
        ? [{ entries: [file(`app/made-${line.length}`), ...made] }]
        : [],
  );
  const { edits, ...figures } = await analysed({
    dockerfile: `${before}FROM ${from}\n${instructions.join('\n')}\n`,
    isStreamed: more.isStreamed ?? false,
    history: [
      { createdBy: '/bin/sh -c #(nop) ADD file:1 in / ', emptyLayer: false },
      ...(more.inherited === undefined ? [] : [{ createdBy: more.inherited, emptyLayer: true }]),
      ...written,
    ],
    layers: [{ entries: [...BASE, ...(more.based ?? [])] }, ...layers],
    config: {
      platform: { os: 'linux', architecture: 'amd64' },
      cmd: more.cmd ?? ['python3', 'app.py'],
      env: ['PATH=/usr/local/bin:/usr/bin:/bin', ...(more.env ?? [])],
    },
  });
  const plan = planOf({ budgets: [], figures: { name: 'x', ...figures }, edits });
  return { plan, edits, alpine: edits.alpine, sizes: figures.sizes };
}

async function offered(wanted: Case): Promise<string | null> {
  const { plan, edits } = await found(wanted);
  const item = plan.items.find(({ id }) => id === 'smaller-base');
  return (
    item?.edits.flatMap(({ hunks }) => hunks.flatMap(({ added }) => added)).join('\n') ??
    edits.noSmallerBase?.reason ??
    null
  );
}

describe('a smaller base', () => {
  test.each<[string, Case, string]>([
    ['Python', {}, 'FROM python:3.12-slim'],
    ['a version in a variable', { before: 'ARG V=3.12\n', from: 'python:$V' }, 'FROM python:$V-slim'],
    ['a stage with a name', { from: 'python:3.12 AS app' }, 'FROM python:3.12-slim AS app'],
    [
      'a JDK',
      {
        from: 'eclipse-temurin:17-jdk',
        cmd: ['java', '-jar', 'app.jar'],
        instructions: ['COPY . /app/', 'CMD ["java", "-jar", "app.jar"]'],
      },
      'FROM eclipse-temurin:17-jre',
    ],
    [
      'wheels for all distributions',
      { made: wheel('manylinux_2_17_x86_64', ['libssl.so.3']) },
      'FROM python:3.12-slim',
    ],
    [
      'a build for musl beside',
      { copied: [file('app/tool.node', makeElf({ needed: ['libc.so'] }))] },
      'FROM python:3.12-slim',
    ],
    [
      'tools that are installed',
      {
        instructions: [
          'RUN apt-get update && apt-get install -y --no-install-recommends git',
          'RUN git clone /x',
          ...APP,
        ],
      },
      'FROM python:3.12-slim',
    ],
    [
      'an interpreter that the distribution has too',
      { instructions: [...APP.slice(0, -1), 'RUN python3 -m compileall /app', 'CMD ["python3", "app.py"]'] },
      'FROM python:3.12-slim',
    ],
  ])('is offered for %s', async (_, more, expected) => {
    expect(await offered(more)).toBe(expected);
  });

  const SLIM = (...names: string[]) =>
    [
      'FROM python:3.12-slim',
      'RUN apt-get update && \\',
      `    apt-get install -y --no-install-recommends ${names.join(' ')} && \\`,
      '    rm -rf /var/lib/apt/lists/*',
    ].join('\n');

  test.each<[string, Case, string]>([
    ['a shell starts it', { instructions: [...APP, 'RUN sh -c "cd /x && git pull"'] }, SLIM('ca-certificates', 'git')],
    [
      'the JSON form starts it',
      { instructions: [...APP, 'RUN ["git", "clone", "/x"]'] },
      SLIM('ca-certificates', 'git'),
    ],
    ['the HEALTHCHECK uses it', { instructions: [...APP, 'HEALTHCHECK CMD curl -f localhost'] }, SLIM('curl')],
    [
      'the HEALTHCHECK of the base uses it, as Docker records it',
      { inherited: `HEALTHCHECK &{["CMD-SHELL" "curl -f localhost"] "30s" "0s" "0s" "0s" '\\x00'}` },
      SLIM('curl'),
    ],
    [
      'a script uses it',
      { copied: [file('app/start.sh', '#!/bin/sh\nset -e\ngit rev-parse HEAD\n')] },
      SLIM('ca-certificates', 'git'),
    ],
    ['the container starts it', { cmd: ['/bin/sh', '-c', 'perl x.pl'] }, SLIM('perl')],
    ['a module needs its library', { made: wheel('manylinux_2_17_x86_64', ['libxml2.so.2']) }, SLIM('libxml2')],
    [
      'a copied program needs one, and the HEALTHCHECK another',
      {
        instructions: [...APP, 'HEALTHCHECK CMD curl -f localhost'],
        copied: [file('app/tool', makeElf({ needed: ['libxml2.so.2'], tail: 'x'.repeat(5000) }), { mode: 0o755 })],
      },
      SLIM('curl', 'libxml2'),
    ],
    [
      'pip fetched a package by it',
      { made: [...wheel('manylinux_2_17_x86_64'), file(`${SITE}/fast-1.dist-info/direct_url.json`, VCS)] },
      SLIM('ca-certificates', 'git'),
    ],
  ])('gets a package of the present one where %s', async (_, more, expected) => {
    expect(await offered(more)).toBe(expected);
  });

  const COMPILED = (names: string, command: string) =>
    [
      `RUN apt-get update && apt-get install -y --no-install-recommends ${names} && ${command}`,
      `apt-get purge -y --auto-remove ${names} && rm -rf /var/lib/apt/lists/*`,
    ].join(' && ');
  const words = (text: string | null) => text?.replace(/\s+\\?\s*/g, ' ').trim();

  test.each<[string, Case, string]>([
    [
      'a RUN calls one',
      { instructions: [...APP, 'RUN gcc -o x x.c'] },
      `FROM python:3.12-slim ${COMPILED('build-essential', 'gcc -o x x.c')}`,
    ],
    [
      'a shell of a RUN does',
      { instructions: [...APP, 'RUN bash -c "make all"'] },
      `FROM python:3.12-slim ${COMPILED('build-essential', 'bash -c "make all"')}`,
    ],
    [
      'pip compiled a module',
      { made: wheel('linux_x86_64') },
      `FROM python:3.12-slim ${COMPILED('build-essential', 'pip install -r requirements.txt')}`,
    ],
    [
      'the module needs a library, and something else another package',
      {
        made: wheel('linux_x86_64', ['libxml2.so.2']),
        instructions: [...APP, 'HEALTHCHECK CMD curl -f localhost'],
      },
      `${words(SLIM('curl', 'libxml2'))} ${COMPILED('build-essential libxml2-dev pkg-config', 'pip install -r requirements.txt')}`,
    ],
    [
      'npm compiled one',
      {
        from: 'node:22',
        instructions: ['WORKDIR /app', 'COPY . .', 'RUN npm install', 'CMD ["node", "app.js"]'],
        made: [
          file('app/node_modules/fast/package.json', '{"name":"fast","version":"1.0.0"}'),
          file('app/node_modules/fast/build/config.gypi', '{}'),
          file('app/node_modules/fast/build/Release/fast.node', makeElf({ needed: ['libc.so.6'] })),
        ],
      },
      `FROM node:22-slim ${COMPILED('build-essential python3', 'npm install')}`,
    ],
    [
      'own instructions install one',
      {
        made: wheel('linux_x86_64'),
        instructions: ['RUN apt-get update && apt-get install -y --no-install-recommends gcc', ...APP],
      },
      'FROM python:3.12-slim',
    ],
  ])('has a compiler only meanwhile where %s', async (_, more, expected) => {
    expect(words(await offered(more))).toBe(expected);
  });

  test.each<[string, Case, string]>([
    [
      'the source sends each layer once',
      { isStreamed: true, made: wheel('manylinux_2_17_x86_64') },
      'its files cannot be read a second time from here; check the image saved as a file, or read it from the engine’s store',
    ],
    [
      'an instruction reads documents',
      { instructions: [...APP, 'RUN cp /usr/share/doc/curl/examples/x /app'] },
      'line 6 reads documents of packages, which python:3.12-slim lacks',
    ],
    [
      'a variable names all of it',
      { before: 'ARG BASE=eclipse-temurin:17-jdk\n', from: '$BASE' },
      'a variable in line 2 names the base',
    ],
    [
      'Java is compiled',
      { from: 'eclipse-temurin:17-jdk', instructions: ['COPY . /app/', 'RUN javac App.java'] },
      'line 3 runs javac, which eclipse-temurin:17-jre lacks',
    ],
    [
      'the name of a package is no name',
      { instructions: [...APP, 'RUN odd --version'] },
      'line 6 runs odd, which python:3.12-slim lacks',
    ],
    [
      'a user who is not root compiles',
      { made: wheel('linux_x86_64'), instructions: ['WORKDIR /app', 'COPY . .', 'USER app', ...APP.slice(2)] },
      `line 5 may have compiled /${SITE}/fast/_fast.so, which python:3.12-slim lacks; line 5 cannot be a build stage: another user than root runs it`,
    ],
    [
      'the container compiles',
      { cmd: ['/bin/sh', '-c', 'gcc x.c && ./a.out'] },
      'it starts gcc, which python:3.12-slim lacks',
    ],
    [
      'many RUNs compile',
      { instructions: [...APP, 'RUN make a', 'RUN make b', 'RUN make c'] },
      'line 8 runs make and more, which python:3.12-slim lacks; several lines compile',
    ],
  ])('is not if %s', async (_, more, reason) => {
    expect(await offered(more)).toBe(reason);
  });

  test('is an estimate of what the base has less, with what is installed again', async () => {
    const git = ['RUN apt-get update && apt-get install -y --no-install-recommends git', ...APP];
    const [{ plan: without, sizes }, { plan: withGit }] = await Promise.all([found({}), found({ instructions: git })]);
    const [one, other] = [without.items[0], withGit.items[0]];
    const inBase = BASE.reduce((sum, { size, body = '' }) => sum + (size ?? Buffer.from(body).length), 0);
    expect(one).toMatchObject({ id: 'smaller-base', trust: 'base', exact: false, bytes: inBase - 119_200_000 });
    expect(one?.range).toEqual([inBase - 119_200_000 - 11_920_000, inBase - 119_200_000 + 11_920_000]);
    expect(one?.sizeAfter).toBe(sizes.image - (one?.bytes ?? 0));
    // git and perl, which it needs.
    expect((one?.bytes ?? 0) - (other?.bytes ?? 0)).toBe(40_100_000);
  });

  test('counts what it installs of the present one, exactly once', async () => {
    const [{ plan: without }, { plan: withCheck }] = await Promise.all([
      found({}),
      found({ instructions: [...APP, 'HEALTHCHECK CMD curl -f localhost'] }),
    ]);
    const [one, other] = [without.items[0], withCheck.items[0]];
    // curl, and what apt writes; libssl3, which it needs, is in the smaller base too.
    expect((one?.bytes ?? 0) - (other?.bytes ?? 0)).toBe(1_100_000);
    const spread = (item: typeof one) => (item?.range?.[1] ?? 0) - (item?.bytes ?? 0);
    expect(spread(other) - spread(one)).toBe(1_020_000);
  });

  test('comes before the variant on Alpine, which is not named where it will not do either', async () => {
    const [{ alpine }, { alpine: other }] = await Promise.all([
      found({}),
      found({ instructions: [...APP, 'RUN gcc -o x x.c'] }),
    ]);
    expect(alpine).toMatchObject({
      insteadOf: { name: 'python:3.12-slim', bytes: 119_200_000 },
      bases: [{ name: 'python:3.12-alpine', sizeOf: 'python:3.13-alpine', spread: 0.2 }],
    });
    expect(other).toBeNull();
  });

  test('leaves documents of packages out, as dpkg does on a slim base, once for all edits', async () => {
    const tool = [
      file('var/lib/dpkg/status', `${STATUS}\n${paragraph('tool', { files: [] })}`),
      file(
        'var/lib/dpkg/info/tool.list',
        ['/usr/share/doc/tool/guide', '/usr/share/doc/tool/copyright', '/usr/bin/tool\n'].join('\n'),
      ),
      file('usr/share/doc/tool/guide', 'x'.repeat(30_000)),
      file('usr/share/doc/tool/copyright', 'x'.repeat(500)),
      file('usr/share/doc/other/guide', 'x'.repeat(700)),
      file('usr/bin/tool', 'x'.repeat(10_000)),
    ];
    const [{ plan: without }, { plan: withTool }] = await Promise.all([found({}), found({ made: tool })]);
    const [one, other] = [without.items[0], withTool.items[0]];
    expect(other?.leftOut).toEqual([{ name: '/usr/share/doc', bytes: 30_000 }]);
    expect((other?.bytes ?? 0) - (one?.bytes ?? 0)).toBe(30_000);
  });

  test('leaves what the same base allows', async () => {
    const { plan, sizes } = await found({ made: [big('root/.cache/pip/http-v2/a/b', 40 * MB)] });
    expect(plan.items[0]?.id).toBe('smaller-base');
    expect(plan.sameBase.map(({ trust }) => trust)).toEqual(['same']);
    const promised = plan.items.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(promised + (plan.items.at(-1)?.sizeAfter ?? 0)).toBe(sizes.image);
  });
});

describe('the slim image of Debian', () => {
  const MANUAL = [big('usr/share/man/man1/ls.1.gz', 100 * MB)];
  const TOOL: Case = {
    from: 'debian:bookworm',
    based: MANUAL,
    instructions: ['COPY . /app/', 'CMD ["perl", "/app/app.pl"]'],
    cmd: ['perl', '/app/app.pl'],
  };

  test.each<[string, Case, string | null]>([
    ['is offered with the same packages', TOOL, 'FROM debian:bookworm-slim'],
    [
      'has the compiler of the present one',
      { ...TOOL, instructions: ['COPY . /app/', 'RUN gcc -o x x.c'] },
      'FROM debian:bookworm-slim',
    ],
    ['is offered for English', { ...TOOL, env: ['LANG=en_US.UTF-8', 'LC_ALL=C.UTF-8'] }, 'FROM debian:bookworm-slim'],
    [
      'is offered where documents are deleted',
      { ...TOOL, instructions: ['COPY . /app/', 'RUN rm -rf /usr/share/doc /usr/share/man'] },
      'FROM debian:bookworm-slim',
    ],
    [
      'is not where documents are read',
      { ...TOOL, instructions: ['COPY . /app/', 'RUN zcat /usr/share/doc/x/schema.sql.gz > /app/x.sql'] },
      'line 3 reads documents of packages, which debian:bookworm-slim lacks',
    ],
    [
      'is not for another language',
      { ...TOOL, env: ['LANG=de_DE.UTF-8'] },
      'LANG is de_DE.UTF-8 and asks for translations, which debian:bookworm-slim lacks',
    ],
    ['is not where the present one has no manual pages', { ...TOOL, based: [] }, null],
    [
      'is not where dpkg leaves documents out already',
      { ...TOOL, based: [...MANUAL, file('etc/dpkg/dpkg.cfg.d/docker', 'path-exclude /usr/share/doc/*')] },
      null,
    ],
  ])('%s', async (_, more, expected) => {
    expect(await offered(more)).toBe(expected);
  });
});
