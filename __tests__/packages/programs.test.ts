/** Modules that programs list, against what the tools say of the same programs. */

import { deflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { LayerIndex } from '../../src/layer/index/layer-index.ts';
import { readLayer, readStream } from '../../src/layer/read-layer.ts';
import { compress, type Entry, tarOf } from '../kit/archives/archives.ts';
import { elf } from '../kit/archives/elf.ts';
import { goSection, goVersion, rustSection } from '../kit/packages/record-samples.ts';
import { seekable } from '../kit/reports/analyse-tars.ts';
import { files, packagesIn, shortly } from '../kit/reports/find-packages.ts';

const section = (name: string, content: Buffer) => ({ name, type: 1, size: content.length, content });
const text = { name: '.text', type: 1, size: 300_000 };
const debug = { name: '.symtab', type: 2, size: 3_000_000 };

/** As Go's linker lays it out: the list starts the segment of data. */
const goProgram = (content = goSection(), spec = {}) =>
  elf({
    sections: [text, section('.go.buildinfo', content), debug],
    segments: [
      { section: '.text', writable: false },
      { section: '.go.buildinfo', writable: true },
    ],
    ...spec,
  });

/** As GNU ld lays it out: the list comes after all segments, and before the symbols. */
const rustProgram = (content = rustSection(), spec = {}) =>
  elf({
    sections: [text, section('.dep-v0', content), debug],
    segments: [{ section: '.text', writable: false }],
    ...spec,
  });

const at = (name: string, body: Buffer): Entry => ({ name, body });

describe('a Go program', () => {
  test('has the modules that `go version -m` lists', async () => {
    const { installed } = await packagesIn([[at('app', goProgram())]]);
    const lines = goVersion()
      .split('\n')
      .map(line => line.split('\t').slice(1));
    const listed = lines
      .filter(([kind]) => kind === 'dep' || kind === 'mod' || kind === '=>')
      .map(([, name, version]) => [name, version]);
    expect(listed).toEqual([
      ['example.com/app', '(devel)'],
      ['example.com/dep', 'v1.2.3'],
      ['example.com/lib', 'v0.1.0'],
      ['./lib', '(devel)'],
      ['example.com/old', 'v0.9.0'],
      ['example.com/new', 'v1.0.1'],
    ]);
    expect(installed.map(({ manager, name, version }) => `${manager} ${name} ${version}`)).toEqual([
      'go example.com/dep v1.2.3',
      'go example.com/lib v0.1.0',
      'go example.com/new v1.0.1',
      'go example.com/app null',
    ]);
    expect(installed.at(-1)?.depends.flat()).toEqual(['example.com/dep', 'example.com/lib', 'example.com/new']);
  });

  test('is its main module', async () => {
    const program = goProgram();
    const { installed, noPackage } = await packagesIn([[at('app', program)]]);
    expect([installed.map(({ bytes }) => bytes), noPackage.bytes]).toEqual([[0, 0, 0, program.length], 0]);
  });

  test('that a package lists is the package', async () => {
    const program = goProgram();
    const record = files({
      'var/lib/dpkg/status': 'Package: docker-cli\nStatus: install ok installed\nVersion: 27\n',
      'var/lib/dpkg/info/docker-cli.list': '/usr/bin/docker\n',
      'node_modules/esbuild/package.json': '{"name":"esbuild","version":"1"}',
    });
    const { installed } = await packagesIn([
      [...record, at('usr/bin/docker', program), at('node_modules/esbuild/bin/esbuild', program)],
    ]);
    expect(shortly(installed)).toEqual([
      `npm esbuild 1 ${program.length + 32}`,
      `dpkg docker-cli 27 ${program.length}`,
    ]);
  });

  test.each([
    ['cut short', goSection().subarray(0, 40)],
    [
      'of pointers, as before Go 1.18',
      Buffer.concat([goSection().subarray(0, 15), Buffer.from([0]), goSection().subarray(16)]),
    ],
    ['with endless lengths', Buffer.concat([goSection().subarray(0, 32), Buffer.alloc(900, 0xff)])],
    ['of other content', Buffer.alloc(200, 'x')],
  ])('with a list %s is no package', async (_, content) => {
    expect((await packagesIn([[at('app', goProgram(content))]])).installed).toEqual([]);
  });
});

describe('a Rust program', () => {
  test('has the crates that cargo-auditable wrote', async () => {
    const program = rustProgram();
    const { installed } = await packagesIn([[at('rs', program)]]);
    expect(shortly(installed)).toEqual([
      `cargo rs 0.1.0 ${program.length}`,
      'cargo itoa 1.0.19 0',
      'cargo smallvec 1.16.6 0',
    ]);
    expect(installed.at(-1)?.depends).toEqual([['itoa'], ['smallvec']]);
  });

  test('does not have what only builds', async () => {
    const list = {
      packages: [
        { name: 'cc', version: '1', kind: 'build' },
        { name: 'app', version: '2', root: true, dependencies: [0, 9, 'x'] },
      ],
    };
    const { installed } = await packagesIn([[at('app', rustProgram(deflateSync(JSON.stringify(list))))]]);
    expect(installed.map(({ name, depends }) => [name, depends])).toEqual([['app', [['cc']]]]);
  });

  test.each([
    ['not compressed', Buffer.from('{"packages":[{"name":"x","root":true}]}')],
    ['cut short', rustSection().subarray(0, 60)],
    ['of other types', deflateSync('{"packages":{"0":{"name":"x"}}}')],
  ])('with a list %s is no package', async (_, content) => {
    expect((await packagesIn([[at('app', rustProgram(content))]])).installed).toEqual([]);
  });
});

describe('a list that is too long is skipped, with a note', () => {
  const crates = (count: number, dependencies: readonly number[] = []) =>
    deflateSync(
      JSON.stringify({
        packages: Array.from({ length: count }, (_, n) => ({ name: `c${n}`, root: n === 0, dependencies })),
      }),
    );
  const goList = (count: number, line = 'dep\tm\tv1\n') => {
    const text = `${'x'.repeat(16)}mod\tapp\tv1\n${line.repeat(count)}${'x'.repeat(16)}`;
    const length = Buffer.from([128 | (text.length & 127), 128 | ((text.length >> 7) & 127), text.length >> 14]);
    const version = Buffer.from([1, 'v'.charCodeAt(0)]);
    return Buffer.concat([goSection().subarray(0, 32), version, length, Buffer.from(text)]);
  };
  const NOTE = /packages (?:is|are) not read, and files that only (?:it|they) lists? count as files of no package: /;

  test.each([
    ['5000 crates', rustProgram(crates(5000)), 5000],
    ['5001 crates', rustProgram(crates(5001)), null],
    ['50,000 needs', rustProgram(crates(1, Array(50_000).fill(0))), 1],
    ['50,001 needs', rustProgram(crates(1, Array(50_001).fill(0))), null],
    ['100 MB', rustProgram(deflateSync(Buffer.alloc(100_000_000))), null],
    ['5000 modules', goProgram(goList(5000)), 5001],
    ['5001 modules', goProgram(goList(5001)), null],
    ['a million lines', goProgram(goList(1_000_000, '\n')), null],
  ])('%s', async (_, program, count) => {
    const { installed, notes } = await packagesIn([[at('app', program)]]);
    expect([installed.length, notes.length]).toEqual([count ?? 0, count === null ? 1 : 0]);
    if (count === null) expect(notes[0]).toMatch(new RegExp(`${NOTE.source}/app$`));
  });

  test('250,000 of all programs', async () => {
    const program = rustProgram(crates(1, Array(49_000).fill(0)));
    const { installed, notes } = await packagesIn([[0, 1, 2, 3, 4, 5].map(n => at(`app${n}`, program))]);
    expect(installed).toHaveLength(5);
    expect(notes).toEqual([expect.stringMatching(new RegExp(`${NOTE.source}/app5$`))]);
  });
});

describe('a layer', () => {
  const programs = [
    goProgram(),
    goProgram(goSection(), { class64: false }),
    goProgram(goSection(), { little: false, tableFirst: true }),
    rustProgram(),
    rustProgram(rustSection(), { type: 3, pad: 5_000_000 }),
  ];
  const tar = tarOf(programs.map((body, n) => at(`p${n}`, body)));

  test.each(['none', 'gzip'] as const)('has the lists of its programs, compressed by %s', async compression => {
    const { index } = await readLayer('layer', seekable(compress(tar, compression)), { diffId: null, digest: null });
    const lists = programs.map((_, n) => Buffer.from(index.modules(n) ?? []));
    expect(lists).toEqual([goSection(), goSection(), goSection(), rustSection(), rustSection()]);
  });

  test('holds no more of a program than its list, read as a stream too', async () => {
    const stream = async function* () {
      yield tar;
    };
    const { index } = await readStream(stream(), { diffId: null, digest: null });
    expect(programs.map((_, n) => index.modules(n)?.buffer.byteLength)).toEqual(
      programs.map((_, n) => index.modules(n)?.length),
    );
  });

  test('holds 16 MiB of lists, and knows which programs have more', () => {
    const index = new LayerIndex();
    for (let entry = 0; entry < 17; entry++) index.setModules(entry, new Uint8Array(1 << 20));
    expect([index.modules(15)?.length, index.modules(16)?.length]).toEqual([1 << 20, 0]);
  });

  test('takes nothing of libraries and small files', async () => {
    const small = elf({ sections: [section('.dep-v0', rustSection())], pad: 1000 });
    const { installed } = await packagesIn([
      [
        at('small', small),
        at('lib.so', rustProgram(undefined, { pad: 0, sections: [section('.dep-v0', rustSection()), text] })),
        at('text', Buffer.alloc(2_000_000, 'x')),
      ],
    ]);
    expect(installed).toEqual([]);
  });
});
