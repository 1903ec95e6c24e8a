import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LEAST_ELF, programFacts } from '../../../src/layer/content/elf.ts';
import { programSink } from '../../../src/layer/content/elf-parts.ts';
import { readLayer, readStream } from '../../../src/layer/read-layer.ts';
import { tarOf } from '../../kit/archives/archives.ts';
import { elf } from '../../kit/archives/elf.ts';
import { indexOf } from '../../kit/archives/layers-of-entries.ts';
import { seekable } from '../../kit/reports/analyse-tars.ts';
import { runs } from '../../kit/runner/thorough.ts';

const SECTIONS = [
  { name: '.text', type: 1, size: 500 },
  { name: '.symtab', type: 2, size: 300, link: 3 },
  { name: '.strtab', type: 3, size: 70 },
  { name: '.debug_info', type: 1, size: 4000 },
  { name: '.zdebug_line', type: 1, size: 90 },
  { name: '.debug_none', type: 8, size: 9999 },
  { name: '.dynstr', type: 3, size: 66 },
];
const SYMBOLS = 300 + 70 + 4000 + 90;

const symbolsIn = (file: Buffer) => programFacts((at, length) => file.subarray(at, at + length), file.length).symbols;

/** The same of a stream. @param length of each chunk */
function inPassing(file: Buffer, length: (n: number) => number): number {
  const index = indexOf([{ name: 'a', type: 'file', size: file.length }]);
  const sink = programSink(index, 0);
  sink(file.subarray(0, 64));
  for (let at = 64, n = 0; at < file.length; n++) {
    const next = at + length(n);
    sink(file.subarray(at, next));
    at = next;
  }
  return index.symbolBytes(0);
}

describe('symbols of a program', () => {
  test.each([
    ['64 bits', {}],
    ['32 bits', { class64: false }],
    ['big-endian', { little: false }],
    ['32 bits, big-endian', { class64: false, little: false }],
    ['a shared object', { type: 3 }],
    ['headers first', { tableFirst: true }],
  ])('are the symbol table, its strings and debug sections: %s', (_, spec) => {
    expect(symbolsIn(elf({ sections: SECTIONS, ...spec }))).toBe(SYMBOLS);
  });

  test.each([
    ['an object', elf({ sections: SECTIONS, type: 1 })],
    ['a stripped program', elf({ sections: SECTIONS.slice(0, 1) })],
    ['a text', Buffer.alloc(LEAST_ELF, 'x')],
    ['a file cut off', elf({ sections: SECTIONS }).subarray(0, -700)],
    ['a file that lies about sizes', elf({ sections: SECTIONS }).fill(0xff, 16, 64)],
    ['nothing', Buffer.alloc(0)],
  ])('are none of %s', (_, file) => {
    expect(symbolsIn(file)).toBe(0);
  });

  const symtab = { name: '.symtab', type: 2, size: 300 };
  const debug = { name: '.debug_xx', type: 1, size: 7 };
  const empty = { name: '', type: 1, size: 0 };

  test.each([
    // Beside these, a table has the empty section, .symtab and .shstrtab.
    ['1024 sections', 300, [symtab, ...Array(1021).fill(empty)]],
    ['1025 sections', 0, [symtab, ...Array(1022).fill(empty)]],
    ['names of 65,536 bytes', 307, [symtab, debug, { ...empty, name: 'n'.repeat(65_536 - 30) }]],
    ['names of 65,537 bytes', 0, [symtab, debug, { ...empty, name: 'n'.repeat(65_537 - 30) }]],
  ])('of %s are %i bytes', (_, bytes, sections) => {
    for (const tableFirst of [false, true]) {
      const file = elf({ sections, tableFirst });
      expect([symbolsIn(file), inPassing(file, () => 10_000)]).toEqual([bytes, bytes]);
    }
  });

  test('are at most the file, whatever its bytes say', () => {
    const file = elf({ sections: SECTIONS, pad: 0 });
    const change = fc.record({ at: fc.nat(file.length - 1), to: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 9 }), changes => {
        const changed = Buffer.from(file);
        for (const { at, to } of changes) changed[at] = to;
        const bytes = symbolsIn(changed);
        expect(bytes).toBeGreaterThanOrEqual(0);
        expect(bytes).toBeLessThanOrEqual(file.length);
      }),
      { numRuns: runs(2000) },
    );
  });

  test('are the same read anywhere and in passing, in chunks of any size', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(fc.integer({ min: 1, max: 70_000 }), { minLength: 1 }), (tableFirst, cuts) => {
        const file = elf({ sections: SECTIONS, tableFirst });
        expect(inPassing(file, n => (cuts[n % cuts.length] ?? 1) + 5000)).toBe(SYMBOLS);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a layer', () => {
  test('knows the symbols of its programs, by headers and as a stream', async () => {
    const tar = tarOf([
      { name: 'small', body: elf({ sections: SECTIONS, pad: 0 }) },
      { name: 'big', body: elf({ sections: SECTIONS }) },
      { name: 'big.o', body: elf({ sections: SECTIONS }) },
      { name: 'text', body: Buffer.alloc(LEAST_ELF, 'x') },
    ]);
    const options = { diffId: null, digest: null };
    const read = [
      await readLayer('x', seekable(tar), options),
      await readStream(
        (async function* () {
          yield tar;
        })(),
        options,
      ),
    ];
    for (const { index } of read)
      expect([0, 1, 2, 3].map(entry => index.symbolBytes(entry))).toEqual([0, SYMBOLS, 0, 0]);
  });
});
