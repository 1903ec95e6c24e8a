/** What starts a program: the `#!` line of a script, or the loader that an ELF file names. */
import { elfView, Unreadable } from '../../layer/elf/elf-view.ts';
import { fileHeader, SEGMENTS, segmentsIn } from '../../layer/elf/headers.ts';

const LONGEST_LINE = 255;

/** Words to look up: a path, and the program that `env` starts. Empty for what starts itself. @param head its first bytes */
export function interpreterOf(head: Uint8Array): string[] {
  const text = Buffer.from(head.buffer, head.byteOffset, head.length);
  const loader = loaderOf(head);
  if (loader !== null) return loader;
  const [, line = ''] = /^#![ \t]*([^\n]*)/.exec(text.toString('latin1', 0, LONGEST_LINE)) ?? [];
  const [program = '', ...rest] = line.trim().split(/[ \t]+/);
  if (program === '') return [];
  const started = /(?:^|\/)env$/.test(program)
    ? rest.find(word => !word.startsWith('-') && !word.includes('='))
    : undefined;
  return started === undefined ? [program] : [program, started];
}

/** `PT_INTERP`, which is among the first bytes; null for a file of another format. Other needs of a program are read by `parseElf`. */
function loaderOf(head: Uint8Array): string[] | null {
  const view = elfView(head);
  if (view === null) return null;
  try {
    const { segments: table } = fileHeader(view);
    const all = table === null ? [] : segmentsIn(view, { at: table.offset, count: table.count });
    const found = all.find(({ type }) => type === SEGMENTS.interpreter);
    if (found === undefined || found.length < 2 || found.length > LONGEST_LINE) return [];
    return [Buffer.from(view.bytes(found.offset, found.length - 1)).toString('latin1')];
  } catch (error) {
    if (error instanceof Unreadable) return [];
    throw error;
  }
}
