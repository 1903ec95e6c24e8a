/** Go programs that are built without symbols. */
import { describe, expect, test } from '@jest/globals';
import { elf } from '../../kit/archives/elf.ts';
import { goSection } from '../../kit/packages/record-samples.ts';
import { type PlanFile, planned, textOf } from '../../kit/reports/plan-of.ts';

const SYMBOLS = 400_000;
const goSpec = [
  { name: '.text', type: 1, size: 300_000 },
  { name: '.go.buildinfo', type: 1, size: goSection().length, content: goSection() },
];
const body = (symbols = SYMBOLS) =>
  elf({
    sections: [...goSpec, ...(symbols > 0 ? [{ name: '.symtab', type: 2, size: symbols }] : [])],
    segments: [
      { section: '.text', writable: false },
      { section: '.go.buildinfo', writable: true },
    ],
    pad: 2_000_000,
  });
const program = (symbols?: number): PlanFile => {
  const file = body(symbols);
  return { bytes: file.length, body: file };
};

const lines = [
  'FROM golang AS build',
  'RUN CGO_ENABLED=0 go build -o /out/app .',
  'FROM debian',
  'COPY --from=build /out/app /usr/local/bin/web',
];
const adds = { 3: { '/bin/sh': 9 }, 4: { '/usr/local/bin/web': program() } };
const strips = async (image: { lines: readonly string[]; adds: Parameters<typeof planned>[0]['adds'] }) => {
  const { items, dockerfile } = await planned({ dockerfile: textOf(image.lines), adds: image.adds });
  return { items: items.filter(({ id }) => id.startsWith('strip-')), dockerfile };
};

describe('a build by Go that keeps symbols', () => {
  test('in a stage whose program is copied under another name', async () => {
    const { items, dockerfile } = await strips({ lines, adds });
    expect(items).toMatchObject([
      { id: 'strip-2', trust: 'fewer', bytes: SYMBOLS, leftOut: [{ name: 'symbols of app', bytes: SYMBOLS }] },
    ]);
    expect(dockerfile).toContain("\nRUN CGO_ENABLED=0 go build -ldflags='-s -w' -o /out/app .\n");
  });

  test('in the image itself', async () => {
    const single = ['FROM golang', 'WORKDIR /src', 'RUN go build -o /bin/app .'];
    const { items } = await strips({ lines: single, adds: { 1: { '/bin/sh': 9 }, 3: { '/bin/app': program() } } });
    expect(items).toMatchObject([{ id: 'strip-3', bytes: SYMBOLS }]);
  });

  const [from = '', , to = '', copy = ''] = lines;
  const none: Record<string, { lines: string[]; adds?: typeof adds; because: string }> = {
    'flags of the linker': {
      lines: [from, 'RUN go build -ldflags="-X a.b=c" -o /out/app .', to, copy],
      because: 'the last of two such options counts',
    },
    'flags in the environment': {
      lines: [from, 'RUN GOFLAGS=-trimpath go build -o /out/app .', to, copy],
      because: 'they may be flags of the linker',
    },
    'two builds': {
      lines: [from, 'RUN go build -o /out/app . && go build -o /out/b ./b', to, copy],
      because: 'which one made the program is not followed',
    },
    'no name of the program': { lines: [from, 'RUN go build .', to, copy], because: 'Go makes one of the module' },
    'another program': {
      lines: [from, 'RUN go build -o /out/other .', to, copy],
      because: 'the build makes a program of another name',
    },
    'a program without symbols': {
      lines: [...lines],
      adds: { ...adds, 4: { '/usr/local/bin/web': program(0) } },
      because: 'nothing can be left out',
    },
    'a debugger': {
      lines: [from, 'RUN go build -o /out/app .', to, copy, 'CMD ["dlv", "exec", "/usr/local/bin/web"]'],
      because: 'it needs them',
    },
  };
  test.each(Object.entries(none))('none for %s', async (_, { lines: text, adds: files = adds }) => {
    expect((await strips({ lines: text, adds: files })).items).toEqual([]);
  });
});
