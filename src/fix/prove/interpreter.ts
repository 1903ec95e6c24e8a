/** What starts a program: the `#!` line of a script, or the loader that an ELF file names. */

const MAGIC = 0x7f454c46;
const PT_INTERP = 3;
const LONGEST_LINE = 255;

/** Words to look up: a path, and the program that `env` starts. Empty for what starts itself. @param head its first bytes */
export function interpreterOf(head: Uint8Array): string[] {
  const text = Buffer.from(head.buffer, head.byteOffset, head.length);
  if (text.length >= 64 && text.readUInt32BE(0) === MAGIC) return loaderOf(text);
  const [, line = ''] = /^#![ \t]*([^\n]*)/.exec(text.toString('latin1', 0, LONGEST_LINE)) ?? [];
  const [program = '', ...rest] = line.trim().split(/[ \t]+/);
  if (program === '') return [];
  const started = /(?:^|\/)env$/.test(program)
    ? rest.find(word => !word.startsWith('-') && !word.includes('='))
    : undefined;
  return started === undefined ? [program] : [program, started];
}

/** `PT_INTERP`: https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.pheader.html */
function loaderOf(file: Buffer): string[] {
  const is64 = file[4] === 2;
  const little = file[5] === 1;
  const read = (at: number, size: 2 | 4 | 8): number => {
    if (at < 0 || at + size > file.length) return 0;
    if (size === 8) return Number(little ? file.readBigUInt64LE(at) : file.readBigUInt64BE(at));
    return little ? file.readUIntLE(at, size) : file.readUIntBE(at, size);
  };
  const start = read(is64 ? 32 : 28, is64 ? 8 : 4);
  const entrySize = read(is64 ? 54 : 42, 2);
  const count = Math.min(read(is64 ? 56 : 44, 2), 64);
  for (let n = 0; n < count; n++) {
    const at = start + n * entrySize;
    if (read(at, 4) !== PT_INTERP) continue;
    const offset = read(at + (is64 ? 8 : 4), is64 ? 8 : 4);
    const size = read(at + (is64 ? 32 : 16), is64 ? 8 : 4);
    if (size < 2 || size > LONGEST_LINE || offset + size > file.length) return [];
    return [file.toString('latin1', offset, offset + size - 1)];
  }
  return [];
}
