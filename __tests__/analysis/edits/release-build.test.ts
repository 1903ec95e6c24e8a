/** The edit that builds for release what an argument of the build, or a command, builds for debugging. */
import { describe, expect, test } from '@jest/globals';
import { debugBytes } from '../../../src/layer/content/elf.ts';
import { planned, textOf } from '../../kit/reports/plan-of.ts';

const DEBUG = 600_000;

/** A little-endian ELF file of 64 bits with code, debug information and, in an object file, its relocations. */
function elf(type: 1 | 2, { debug = DEBUG, relocations = 0, rest = 100_000 } = {}): Buffer {
  const sections = [
    ['', 0],
    ['.text', rest],
    ['.debug_info', debug],
    ['.rela.debug_info', relocations],
  ] as const;
  const names = `${sections.map(([name]) => name).join('\0')}\0`;
  const table = 64 + rest + debug + relocations + names.length;
  const file = Buffer.alloc(table + 64 * (sections.length + 1));
  file.write('\x7fELF\x02\x01\x01', 0, 'latin1');
  file.writeUInt16LE(type, 16);
  file.writeBigUInt64LE(BigInt(table), 40);
  file.writeUInt16LE(64, 58);
  file.writeUInt16LE(sections.length + 1, 60);
  file.writeUInt16LE(sections.length, 62);
  let offset = 64;
  for (const [at, [name, size]] of [...sections, ['', names.length] as const].entries()) {
    const header = table + at * 64;
    file.writeUInt32LE(name === '' ? 0 : names.indexOf(name), header);
    file.writeUInt32LE(at === 0 ? 0 : 1, header + 4);
    file.writeBigUInt64LE(BigInt(offset), header + 24);
    file.writeBigUInt64LE(BigInt(size), header + 32);
    offset += size;
  }
  file.write(names, table - names.length, 'latin1');
  return file;
}

const latin = (bytes: Buffer) => bytes.toString('latin1');
const program = (body: Buffer) => ({ bytes: 0, mode: 0o755, body: latin(body) });
const PROGRAM = program(elf(2));
const OBJECT = { bytes: 0, body: latin(elf(1, { relocations: 50_000 })) };

const CONFIGURE = 'RUN cmake -S . -B build -DCMAKE_BUILD_TYPE=$BUILD_TYPE && cmake --build build';
const STAGES = [
  'FROM gcc:13 AS build',
  'ARG BUILD_TYPE=Debug',
  CONFIGURE,
  'FROM debian:bookworm-slim',
  'COPY --from=build /src/build/app /usr/local/bin/app',
];

interface Case {
  lines: readonly string[];
  /** By the text of the line. */
  adds?: Readonly<Record<string, Parameters<typeof planned>[0]['adds'][number]>>;
  records?: Readonly<Record<string, string>>;
  cmd?: readonly string[];
}

async function edited({
  lines,
  adds = { COPY: { '/usr/local/bin/app': PROGRAM } },
  records = {},
  cmd = ['app'],
}: Case) {
  const lineOf = (start: string) => lines.findLastIndex(line => line.startsWith(start)) + 1;
  const byLine = <T>(of: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(of).map(([start, value]) => [lineOf(start), value]));
  const result = await planned({
    dockerfile: textOf(lines),
    adds: { [lineOf('FROM')]: { '/bin/sh': 9 }, ...byLine(adds) },
    records: byLine(records),
    config: { cmd: [...cmd] },
  });
  const item = result.items.find(({ id }) => id.startsWith('release-build'));
  const changed = item?.edits.flatMap(({ hunks }) => hunks.flatMap(({ added }) => added));
  return item === undefined ? null : { item, changed };
}

describe('a build for debugging', () => {
  test('becomes one for release by the default of the argument', async () => {
    const result = await edited({ lines: STAGES });
    expect(result?.changed).toEqual(['ARG BUILD_TYPE=Release']);
    const code = Buffer.from(PROGRAM.body, 'latin1').length - DEBUG;
    const spread = Math.ceil(code * 0.9);
    expect(result?.item).toMatchObject({
      ...{ trust: 'fewer', exact: false, bytes: DEBUG, range: [DEBUG - spread, DEBUG + spread] },
      ...{
        leftOut: [{ name: 'debug information of app', bytes: DEBUG }],
        findings: ['unstripped-elf', 'hint-debug-build'],
      },
    });
  });

  test('of the image itself counts the objects that stay', async () => {
    const lines = [
      'FROM gcc:13',
      'ARG BUILD_TYPE="debug"',
      'RUN cmake -B build -DCMAKE_BUILD_TYPE=${BUILD_TYPE} . && make',
    ];
    const adds = { RUN: { '/src/build/app': PROGRAM, '/src/build/main.cpp.o': OBJECT } };
    const records = { RUN: `RUN |1 BUILD_TYPE=debug /bin/sh -c ${lines[2]?.slice(4)} # buildkit` };
    const result = await edited({ lines, adds, records });
    expect(result?.changed).toEqual(['ARG BUILD_TYPE="release"']);
    expect(result?.item.bytes).toBe(2 * DEBUG + 50_000);
  });

  test.each([
    ['RUN cmake -B build -DCMAKE_BUILD_TYPE=Debug .', 'RUN cmake -B build -DCMAKE_BUILD_TYPE=Release .'],
    [
      'RUN cmake -B build -D CMAKE_BUILD_TYPE:STRING=DEBUG .',
      'RUN cmake -B build -D CMAKE_BUILD_TYPE:STRING=RELEASE .',
    ],
    ['RUN meson setup build "--buildtype=debug"', 'RUN meson setup build "--buildtype=release"'],
  ])('%s becomes one for release', async (command, becomes) => {
    const lines = ['FROM gcc:13 AS build', command, ...STAGES.slice(3)];
    expect((await edited({ lines }))?.changed).toEqual([becomes]);
  });

  test('above all stages becomes one for release there', async () => {
    const lines = ['ARG BUILD_TYPE=Debug', 'FROM gcc:13 AS build', 'ARG BUILD_TYPE', ...STAGES.slice(2)];
    expect((await edited({ lines }))?.changed).toEqual(['ARG BUILD_TYPE=Release']);
  });

  const withLine = (at: number, ...added: string[]) => STAGES.toSpliced(at, 0, ...added);
  test.each<[string, Case]>([
    [
      'the value was given to the build',
      {
        lines: ['FROM gcc:13', 'ARG BUILD_TYPE=Debug', CONFIGURE],
        adds: { RUN: { '/src/build/app': PROGRAM } },
        records: { RUN: `RUN |1 BUILD_TYPE=RelWithDebInfo /bin/sh -c ${CONFIGURE.slice(4)} # buildkit` },
      },
    ],
    ['the default is for release', { lines: STAGES.with(1, 'ARG BUILD_TYPE=Release # not debug') }],
    [
      'another command uses the argument',
      { lines: withLine(3, 'RUN if [ "$BUILD_TYPE" = Debug ]; then make check; fi') },
    ],
    ['a variable gets its value', { lines: withLine(2, 'ENV BUILD_TYPE=$BUILD_TYPE') }],
    ['it has two defaults', { lines: ['ARG BUILD_TYPE=Debug', ...STAGES] }],
    ['a path has the name of the build', { lines: withLine(3, 'RUN cp build/Debug/app /app') }],
    ['the image has a debugger', { lines: withLine(4, 'RUN apt-get install -y gdb') }],
    ['the container starts under one', { lines: STAGES, cmd: ['gdbserver', ':1', 'app'] }],
    ['another target builds on the stage', { lines: withLine(3, 'FROM build AS test', 'RUN make check') }],
    [
      'the program has no debug information',
      { lines: STAGES, adds: { COPY: { '/usr/local/bin/app': program(elf(2, { debug: 0 })) } } },
    ],
    [
      'it frees little',
      { lines: STAGES, adds: { COPY: { '/usr/local/bin/app': program(elf(2, { debug: 90_000 })) } } },
    ],
  ])('stays if %s', async (_, image) => {
    expect(await edited(image)).toBeNull();
  });
});

test('sections of debug information are counted, in objects with their relocations', () => {
  expect(debugBytes(elf(2))).toBe(DEBUG);
  expect(debugBytes(elf(1, { relocations: 7 }))).toBe(DEBUG + 7);
  const cut = elf(2);
  expect(debugBytes(cut.subarray(0, 63))).toBe(0);
  expect(debugBytes(cut.subarray(0, cut.length - 1))).toBe(0);
  expect(debugBytes(Buffer.alloc(200))).toBe(0);
});
