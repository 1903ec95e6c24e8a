/** Makes small ELF files for x86-64: headers, one segment over everything, and a dynamic section. */

export interface ElfSpec {
  interpreter?: string;
  needed?: readonly string[];
  runpath?: string;
  rpath?: string;
  soname?: string;
  versions?: readonly string[];
  machine?: number;
  /** Bytes behind all of it. */
  tail?: string;
}

const [HEADER, SEGMENT, START] = [64, 56, 64 + 3 * 56];

/** The offset of each part is its address too. */
export function makeElf(spec: ElfSpec = {}): Buffer {
  const strings = new Strings();
  const { needed = [], versions = [], interpreter, rpath, runpath, soname, tail = '' } = spec;
  const tags: [number, number][] = [
    ...needed.map((name): [number, number] => [1, strings.add(name)]),
    ...(soname === undefined ? [] : [[14, strings.add(soname)] as [number, number]]),
    ...(rpath === undefined ? [] : [[15, strings.add(rpath)] as [number, number]]),
    ...(runpath === undefined ? [] : [[29, strings.add(runpath)] as [number, number]]),
  ];
  const need = verneed(versions.map(name => strings.add(name)));
  const loader = Buffer.from(`${interpreter ?? ''}\0`);
  const text = strings.bytes();
  const [loaderAt, textAt] = [START, START + loader.length];
  const needAt = textAt + text.length;
  const dynamicAt = needAt + need.length;
  tags.push([5, textAt]);
  if (versions.length > 0) tags.push([0x6ffffffe, needAt], [0x6fffffff, 1]);
  tags.push([0, 0]);
  const dynamic = Buffer.alloc(tags.length * 16);
  for (const [n, [tag, value]] of tags.entries()) {
    dynamic.writeBigUInt64LE(BigInt(tag), n * 16);
    dynamic.writeBigUInt64LE(BigInt(value), n * 16 + 8);
  }
  const end = dynamicAt + dynamic.length + tail.length;
  const isLinked = needed.length + versions.length > 0 || soname !== undefined;
  const segments = Buffer.concat([
    segment(1, 0, end),
    interpreter === undefined ? segment(0, 0, 0) : segment(3, loaderAt, loader.length),
    isLinked ? segment(2, dynamicAt, dynamic.length) : segment(0, 0, 0),
  ]);
  return Buffer.concat([header(spec.machine ?? 62), segments, loader, text, need, dynamic, Buffer.from(tail)]);
}

function header(machine: number): Buffer {
  const bytes = Buffer.alloc(HEADER);
  bytes.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  bytes.writeUInt16LE(2, 16);
  bytes.writeUInt16LE(machine, 18);
  bytes.writeBigUInt64LE(BigInt(HEADER), 32);
  bytes.writeUInt16LE(SEGMENT, 54);
  bytes.writeUInt16LE(3, 56);
  return bytes;
}

function segment(type: number, offset: number, size: number): Buffer {
  const bytes = Buffer.alloc(SEGMENT);
  bytes.writeUInt32LE(type, 0);
  for (const at of [8, 16]) bytes.writeBigUInt64LE(BigInt(offset), at);
  for (const at of [32, 40]) bytes.writeBigUInt64LE(BigInt(size), at);
  return bytes;
}

/** One `Elf64_Verneed` with all names. */
function verneed(names: readonly number[]): Buffer {
  const bytes = Buffer.alloc(16 + 16 * names.length);
  bytes.writeUInt16LE(1, 0);
  bytes.writeUInt16LE(names.length, 2);
  bytes.writeUInt32LE(16, 8);
  for (const [n, name] of names.entries()) {
    bytes.writeUInt32LE(name, 16 + n * 16 + 8);
    bytes.writeUInt32LE(n === names.length - 1 ? 0 : 16, 16 + n * 16 + 12);
  }
  return bytes;
}

class Strings {
  #text = '\0';

  add(text: string): number {
    const at = this.#text.length;
    this.#text += `${text}\0`;
    return at;
  }

  bytes(): Buffer {
    return Buffer.from(this.#text);
  }
}
