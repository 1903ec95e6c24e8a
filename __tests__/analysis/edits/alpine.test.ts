/** The base image's variant on Alpine: where it is named, and what speaks against it. */
import { describe, expect, test } from '@jest/globals';
import { alpineBasesOf } from '../../../src/advice/alpine-bases.ts';
import type { EditsOfImage } from '../../../src/analysis/edits/types.ts';
import type { Entry } from '../../kit/archives/archives.ts';
import { analysed } from '../../kit/reports/analyse-tars.ts';
import { makeElf } from '../../kit/runtime/make-elf.ts';

const file = (name: string, body: string | Buffer = 'x', more: Partial<Entry> = {}): Entry => ({ name, body, ...more });

describe('the variant on Alpine of', () => {
  test.each([
    ['python:3.13', 'python:3.13-alpine', null],
    ['python:3.13.5-slim-bookworm', 'python:3.13.5-alpine', null],
    ['python:3.9-slim', 'python:3.9-alpine', 'python:3.13-alpine'],
    ['docker.io/library/python:latest', 'docker.io/library/python:alpine', 'python:3.13-alpine'],
    ['node:24-bookworm-slim', 'node:24-alpine', null],
    ['node:lts-slim', 'node:lts-alpine', 'node:24-alpine'],
    ['ruby:slim', 'ruby:alpine', 'ruby:3.4-alpine'],
    ['golang:1.27-trixie', 'golang:1.27-alpine', null],
    ['php:8.4-fpm-bookworm', 'php:8.4-fpm-alpine', null],
    ['php:fpm', 'php:fpm-alpine', 'php:8.4-fpm-alpine'],
    ['nginx', 'nginx:alpine', 'nginx:1.30-alpine'],
    ['nginx:stable-trixie', 'nginx:stable-alpine', 'nginx:1.30-alpine'],
    ['maven:3.9-eclipse-temurin-21', 'maven:3.9-eclipse-temurin-21-alpine', null],
    [
      'maven:3.9.9-eclipse-temurin-17-noble',
      'maven:3.9.9-eclipse-temurin-17-alpine',
      'maven:3.9-eclipse-temurin-21-alpine',
    ],
  ])('%s is %s, sized by %s', (name, expected, sizeOf) => {
    expect(alpineBasesOf(name)?.bases[0]).toMatchObject({ name: expected, sizeOf });
  });

  test.each([
    'python:3.13-alpine',
    'python:3.13-alpine3.24',
    'python:3.13-windowsservercore',
    'python:3.13-slim@sha256:aaaa',
    'mycompany/python:3.13',
    'nginx:1.30-perl',
    'nginx:alpine-slim',
    'php:8.4-apache',
    'php:8.4',
    'eclipse-temurin:21-jre',
    'debian:trixie-slim',
    'scratch',
    '',
  ])('%s is not known', name => {
    expect(alpineBasesOf(name)).toBeNull();
  });
});

const PACKAGES = {
  nginx: 'usr/sbin/nginx',
  coreutils: 'usr/bin/env',
  curl: 'usr/bin/curl',
  passwd: 'usr/sbin/useradd',
  apt: 'usr/bin/apt-get',
  bash: 'usr/bin/bash',
};
const paragraph = (name: string) =>
  `Package: ${name}\nStatus: install ok installed\nArchitecture: amd64\nPriority: required\n`;
const BASE: Entry[] = [
  file('etc/os-release', 'ID=debian\nVERSION_ID="13"\n'),
  file('var/lib/dpkg/status', Object.keys(PACKAGES).map(paragraph).join('\n')),
  ...Object.entries(PACKAGES).flatMap(([name, path]) => [
    file(`var/lib/dpkg/info/${name}.list`, `/${path}\n`),
    file(path, 'x', { mode: 0o755 }),
  ]),
];
const INSIDE = BASE.reduce((sum, { body = '' }) => sum + body.length, 0);
/** A base image of so many bytes. */
const sized = (bytes: number): Entry[] => [...BASE, file('usr/lib/big', '', { size: bytes - INSIDE })];
/** Little more than what the table says: a small image is read fast. */
const [NGINX, PYTHON] = [sized(20_000_000), sized(70_000_000)];

const SITE = 'usr/local/lib/python3.13/site-packages';
const wheel = (tag: string): Entry[] => [
  file(`${SITE}/fast-1.dist-info/METADATA`, 'Name: fast\nVersion: 1\n'),
  file(`${SITE}/fast-1.dist-info/WHEEL`, `Wheel-Version: 1.0\nTag: cp313-cp313-${tag}\n`),
  file(`${SITE}/fast-1.dist-info/RECORD`, 'fast-1.dist-info/METADATA,,\n'),
];
const program = (name: string, interpreter: string, needed: readonly string[]) =>
  file(name, makeElf({ interpreter, needed, tail: 'x'.repeat(5000) }), { mode: 0o755 });

const STATIC = file('app/x', makeElf({ tail: 'x'.repeat(5000) }), { mode: 0o755 });

interface Case {
  from?: string;
  /** Beside the `COPY` of an application. */
  does?: readonly string[];
  copied?: readonly Entry[];
  base?: readonly Entry[];
  isStreamed?: boolean;
  /** What the container starts. */
  cmd?: string;
}

async function alpineOf({
  from = 'nginx:1.30',
  does = [],
  copied = [],
  cmd = 'app',
  ...more
}: Case): Promise<EditsOfImage['alpine']> {
  const instructions = ['COPY . /app/', ...does, `CMD ["${cmd}"]`];
  const isLayer = (line: string) => /^(?:RUN|COPY)/.test(line);
  const { edits } = await analysed({
    dockerfile: `FROM ${from}\n${instructions.join('\n')}\n`,
    isStreamed: more.isStreamed ?? false,
    history: [
      { createdBy: '/bin/sh -c #(nop) ADD file:1 in / ', emptyLayer: false },
      ...instructions.map(line => ({
        createdBy: `${line.replace(/^RUN /, 'RUN /bin/sh -c ')} # buildkit`,
        emptyLayer: !isLayer(line),
      })),
    ],
    layers: [
      { entries: more.base ?? NGINX },
      ...instructions.filter(isLayer).map((line, n) => ({
        entries: n === 0 ? [file('app/app.py'), ...copied] : [file(`app/made-${line.length}`)],
      })),
    ],
    config: {
      platform: { os: 'linux', architecture: 'amd64' },
      cmd: [cmd],
      env: ['PATH=/usr/local/bin:/usr/sbin:/usr/bin:/bin'],
    },
  });
  return edits.alpine;
}

describe('Alpine', () => {
  test('is named with its size, the date of the size, and what it would take the place of', async () => {
    const offer = await alpineOf({ from: 'python:3.13-slim', base: PYTHON });
    expect(offer).toEqual({
      insteadOf: { name: 'python:3.13-slim', bytes: 70_000_000 },
      bases: [
        { name: 'python:3.13-alpine', bytes: 51_820_000, spread: 0.1, date: '2026-09-01', sizeOf: null, without: null },
      ],
    });
  });

  test('of nginx is named with its slim variant', async () => {
    const offer = await alpineOf({ base: PYTHON, does: ['RUN nginx -t', 'HEALTHCHECK CMD curl -f localhost'] });
    expect(offer?.bases.map(({ name, without }) => [name, without])).toEqual([
      ['nginx:1.30-alpine', null],
      ['nginx:1.30-alpine-slim', 'optional modules and curl'],
    ]);
  });

  test.each<[string, Case]>([
    ['parts that need musl', { copied: [program('app/x', '/lib/ld-musl-x86_64.so.1', ['libc.musl-x86_64.so.1'])] }],
    ['static programs', { copied: [STATIC] }],
    ['Python packages without compiled files', { copied: wheel('none-any') }],
    ['a twentieth to save', { base: sized(13_400_000) }],
    ['programs that BusyBox has', { does: ['RUN env true'] }],
  ])('is named beside %s', async (_, image) => {
    expect(await alpineOf(image)).not.toBeNull();
  });

  test.each<[string, Case]>([
    ['wheels for glibc', { copied: wheel('manylinux_2_28_x86_64') }],
    ['programs that need glibc', { copied: [program('app/x', '/lib64/ld-linux-x86-64.so.2', [])] }],
    ['modules of Node.js that need glibc', { copied: [file('app/x.node', makeElf({ needed: ['libm.so.6'] }))] }],
    ['symbols of glibc', { copied: [file('app/x.so', makeElf({ needed: ['libx.so.1'], versions: ['GLIBC_2.34'] }))] }],
    ['packages that apt installs', { does: ['RUN apt-get update && apt-get install -y file'] }],
    ['programs that Alpine lacks', { does: ['RUN useradd app'] }],
    [
      'curl, where the variant lacks it',
      { from: 'python:3.13-slim', base: PYTHON, does: ['HEALTHCHECK CMD curl -f localhost'] },
    ],
    ['scripts for Bash', { copied: [file('app/start.sh', '#!/usr/bin/env bash\necho x\n')] }],
    ['another shell for RUNs', { does: ['SHELL ["/bin/bash", "-c"]', 'RUN env true'] }],
    ['a source that sends each layer once', { isStreamed: true, copied: [file('app/x.so', makeElf({}))] }],
    ['a base that is not Debian’s', { base: NGINX.slice(2) }],
    ['a second stage', { copied: [STATIC], cmd: '/app/x' }],
    ['little to save', { base: sized(13_300_000) }],
    ['a base on Alpine', { from: 'nginx:1.30-alpine' }],
  ])('is not named beside %s', async (_, image) => {
    expect(await alpineOf(image)).toBeNull();
  });
});
