/** Tars that are nearly right: real structure, of which a little is changed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';

const BLOCK = 512;

const small = fc.integer({ min: 0, max: 1100 });
const name = fc.oneof(
  fc.constantFrom(
    'a',
    'a/b',
    'a/',
    './a',
    '/a',
    '../a',
    '.wh.a',
    'a/.wh..wh..opq',
    '',
    'n'.repeat(100),
    'caf\xe9',
    'a\0b',
  ),
  fc.string({ minLength: 1, maxLength: 12, unit: 'binary-ascii' }),
);
const number = fc.oneof(
  small.map(String),
  fc.constantFrom(
    '',
    '0',
    '-1',
    '+5',
    '007',
    '1e3',
    ' 1',
    '9007199254740993',
    '9223372036854775807',
    '9223372036854775808',
    '1_0',
    '0x1',
    '5\n',
  ),
);
const value = fc.oneof(
  number,
  name,
  fc.constantFrom('1.5', '1.', '.5', '-1.x', '0,5', '0,5,10,3', '0,5,5', '1,0', '12.345'),
);
const key = fc.constantFrom(
  ...['path', 'linkpath', 'size', 'uid', 'gid', 'mtime', 'atime', 'uname', 'comment', '', 'a\0', 'SCHILY.xattr.user.x'],
  ...['major', 'minor', 'name', 'realsize', 'size', 'map', 'numblocks', 'offset', 'numbytes'].map(
    word => `GNU.sparse.${word}`,
  ),
);

/** A PAX record; its length may lie. */
const record = fc
  .tuple(
    key,
    value,
    fc.oneof({ weight: 15, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: -9, max: 9 }) }),
  )
  .map(([key, value, lie]) => paxRecord(key, value, lie));

export function paxRecord(key: string, value: string, lie = 0): string {
  const rest = ` ${key}=${value}\n`;
  let length = rest.length + 1;
  while (`${length}${rest}`.length !== length) length = `${length}${rest}`.length;
  return `${length + lie}${rest}`;
}

interface Fields {
  name: string;
  link: string;
  type: string;
  format: 'ustar' | 'gnu' | 'star' | 'v7';
  prefix: string;
  body: string;
  /** Added to the size that the header states. */
  lie: number;
  padding: boolean;
}

const fields: fc.Arbitrary<Fields> = fc.record({
  name,
  link: fc.oneof(fc.constant(''), name),
  type: fc.constantFrom('0', '0', '0', '\0', '1', '2', '3', '4', '5', '6', '7', 'S', 'z', 'V'),
  format: fc.constantFrom('ustar', 'ustar', 'gnu', 'star', 'v7'),
  prefix: fc.oneof({ weight: 4, arbitrary: fc.constant('') }, { weight: 1, arbitrary: name }),
  body: fc.oneof(
    fc.constant(''),
    fc.string({ maxLength: 30 }),
    small.map(length => 'x'.repeat(length)),
  ),
  lie: fc.oneof(
    { weight: 12, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: -600, max: 5000 }) },
  ),
  padding: fc.oneof({ weight: 20, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
});

const special = fc.oneof(
  fc
    .tuple(fields, fc.array(record, { maxLength: 5 }))
    .map(([of, records]) => ({ ...of, type: 'x', body: records.join('') })),
  fc
    .tuple(fields, fc.array(record, { maxLength: 2 }))
    .map(([of, records]) => ({ ...of, type: 'g', body: records.join('') })),
  fc.tuple(fields, name).map(([of, long]) => ({ ...of, type: 'L', body: `${long}\0` })),
  fc.tuple(fields, name).map(([of, long]) => ({ ...of, type: 'K', body: `${long}\0` })),
);

/** Sparse files in all four forms: parts with gaps before them, and one number that may be wrong. */
const sparse = fc
  .record({
    of: fields,
    form: fc.constantFrom('old', '0.0', '0.1', '1.0'),
    parts: fc.array(fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 600 })), { maxLength: 30 }),
    wrong: fc.oneof(
      { weight: 6, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: -700, max: 700 }) },
    ),
    where: fc.constantFrom('size', 'offset', 'stored', 'count'),
  })
  .map(({ of, form, parts, wrong, where }) => sparseEntry(of, form, { parts, wrong, where }));

interface Holes {
  parts: [number, number][];
  wrong: number;
  where: string;
}

function sparseEntry(of: Fields, form: string, { parts, wrong, where }: Holes): Buffer {
  const off = (place: string) => (where === place ? wrong : 0);
  let at = 0;
  const map = parts.map(([gap, length], index) => {
    const offset = at + gap + (index === 1 ? off('offset') : 0);
    at += gap + length;
    return [offset, length] as const;
  });
  const size = at + 10 + off('size');
  const stored = Math.max(0, parts.reduce((sum, [, length]) => sum + length, 0) + off('stored'));
  const count = map.length + Math.sign(off('count'));
  const data = 'd'.repeat(stored);
  if (form === 'old') return oldSparse(of, map, { size, data });
  const numbers = map.flat();
  const common = paxRecord('GNU.sparse.name', of.name || 'n') + paxRecord('GNU.sparse.realsize', String(size));
  const records = {
    '0.0': [
      ['numblocks', String(count)],
      ...map.flatMap(([o, l]) => [
        ['offset', String(o)],
        ['numbytes', String(l)],
      ]),
    ],
    '0.1': [
      ['major', '0'],
      ['minor', '1'],
      ['numblocks', String(count)],
      ['map', numbers.join(',')],
    ],
    '1.0': [
      ['major', '1'],
      ['minor', '0'],
    ],
  }[form];
  const pax = (records ?? []).map(([key, value]) => paxRecord(`GNU.sparse.${key}`, value ?? '')).join('') + common;
  const head = form === '1.0' ? padded(`${[count, ...numbers].join('\n')}\n`) : '';
  return Buffer.concat([
    encode({ ...of, type: 'x', body: pax, lie: 0 }),
    encode({ ...of, type: '0', body: head + data }),
  ]);
}

function oldSparse(
  of: Fields,
  map: readonly (readonly [number, number])[],
  { size, data }: { size: number; data: string },
): Buffer {
  const entry = ([offset, length]: readonly [number, number]) => octal(offset, 12) + octal(length, 12);
  const header = headerOf({ ...of, type: 'S', format: 'gnu' }, data.length);
  header.write(map.slice(0, 4).map(entry).join(''), 386, 'latin1');
  header.write(octal(size, 12), 483, 'latin1');
  header[482] = map.length > 4 ? 1 : 0;
  const blocks: Buffer[] = [];
  for (let at = 4; at < map.length; at += 21) {
    const block = Buffer.alloc(BLOCK);
    block.write(
      map
        .slice(at, at + 21)
        .map(entry)
        .join(''),
      'latin1',
    );
    block[504] = map.length > at + 21 ? 1 : 0;
    blocks.push(block);
  }
  return Buffer.concat([sealed(header), ...blocks, Buffer.from(padded(data), 'latin1')]);
}

function octal(value: number, length: number): string {
  return `${Math.max(0, value)
    .toString(8)
    .padStart(length - 1, '0')}\0`;
}

function padded(text: string): string {
  return text + '\0'.repeat((BLOCK - (text.length % BLOCK)) % BLOCK);
}

function headerOf({ name, link, type, format, prefix }: Fields, size: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 100, 'latin1');
  header.write(octal(0o644, 8) + octal(0, 8) + octal(0, 8) + octal(size, 12) + octal(0, 12), 100, 'latin1');
  header.write(type, 156, 'latin1');
  header.write(link, 157, 100, 'latin1');
  if (format !== 'v7') header.write(format === 'gnu' ? 'ustar  \0' : 'ustar\x0000', 257, 'latin1');
  if (format === 'star') header.write('tar\0', 508, 'latin1');
  header.write(prefix, 345, format === 'star' ? 131 : 155, 'latin1');
  return header;
}

/** Writes the checksum that fits. */
function sealed(header: Buffer): Buffer {
  header.fill(' ', 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

function encode(of: Fields): Buffer {
  const body = of.padding ? padded(of.body) : of.body;
  return Buffer.concat([sealed(headerOf(of, of.body.length + of.lie)), Buffer.from(body, 'latin1')]);
}

const entry = fc.oneof(
  { weight: 4, arbitrary: fields.map(encode) },
  {
    weight: 2,
    arbitrary: fc.tuple(special, fields).map(([before, of]) => Buffer.concat([encode(before), encode(of)])),
  },
  { weight: 1, arbitrary: special.map(encode) },
  { weight: 2, arbitrary: sparse },
);

/** Archives that exist. `npm run fuzz` bundles this file, so that its own folder says nothing. */
function samples(): Buffer[] {
  const folder = join(process.cwd(), '__tests__/fixtures/tar-edge');
  const names = readdirSync(folder).filter(name => name.endsWith('.gz'));
  return names.map(name => gunzipSync(readFileSync(join(folder, name)))).filter(({ length }) => length < 12_000);
}

const built = fc
  .tuple(fc.array(entry, { maxLength: 5 }), fc.integer({ min: 0, max: 3 }))
  .map(([entries, zeros]) => Buffer.concat([...entries, Buffer.alloc(zeros * BLOCK)]));
const archive = fc.oneof({ weight: 4, arbitrary: built }, { weight: 1, arbitrary: fc.constantFrom(...samples()) });

/** Changes of single bytes; most repair the checksum of their block, so that something is left to look at. */
const change = fc.record({
  at: fc.nat(),
  byte: fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0, 0x20, 0x30, 0x80, 0xff)),
  repair: fc.integer({ min: 0, max: 9 }),
});

export const tars: fc.Arbitrary<Buffer> = fc
  .record({
    archive,
    changes: fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      { weight: 3, arbitrary: fc.array(change, { maxLength: 3 }) },
    ),
    cut: fc.oneof(
      { weight: 5, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 2000 }) },
    ),
  })
  .map(({ archive, changes, cut }) => {
    const bytes = Buffer.from(archive);
    for (const { at, byte, repair } of changes) {
      if (bytes.length < BLOCK) break;
      const where = at % bytes.length;
      bytes[where] = byte;
      const block = bytes.subarray(where - (where % BLOCK), where - (where % BLOCK) + BLOCK);
      if (repair > 0 && block.length === BLOCK && where % BLOCK < 500 && block.toString('latin1', 257, 262) === 'ustar')
        sealed(block);
    }
    return bytes.subarray(0, Math.max(0, bytes.length - cut));
  });
