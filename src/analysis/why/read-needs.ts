/** What the bytes of one file say that it needs: ELF headers, the first line of a script, the commands in it. */
import { isShell } from '../../image/known-programs.ts';
import { type ElfFile, parseElf } from '../../runtime/elf-file.ts';
import { libraryNames } from '../../runtime/libraries/named-libraries.ts';
import { type Commands, commandsIn, noCommands, startedBy, type Where } from './starts.ts';

export type FileNeeds =
  | { kind: 'elf'; elf: ElfFile; named: string[]; opensLibraries: boolean }
  | { kind: 'script'; interpreter: Commands; commands: Commands }
  | { kind: 'other' };

const MOST_SCRIPT = 256 * 1024;

export function needsIn(bytes: Uint8Array, where: Where): FileNeeds {
  const elf = parseElf(bytes);
  if (elf !== null) {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const opensLibraries = ['\0dlopen\0', '\0dlmopen\0'].some(symbol => buffer.includes(symbol));
    return { kind: 'elf', elf, named: libraryNames(bytes), opensLibraries };
  }
  if (bytes[0] !== 0x23 || bytes[1] !== 0x21) return { kind: 'other' };
  const text = Buffer.from(bytes.subarray(0, MOST_SCRIPT)).toString();
  const [line = ''] = text.split('\n', 1);
  const words = line
    .slice(2)
    .split(/\s/)
    .filter(word => word !== '');
  const interpreter = startedBy(words, where);
  const runsShell = words.some(isShell);
  const commands = runsShell ? commandsIn(text.slice(line.length), where) : noCommands();
  const isCut = runsShell && (commands.isCut || bytes.length > MOST_SCRIPT);
  return { kind: 'script', interpreter, commands: { ...commands, isCut } };
}
