/** The changes between two texts, as hunks and as a patch. The only file that imports the library for it. */
import { createTwoFilesPatch, FILE_HEADERS_ONLY, structuredPatch } from 'diff';

/** Lines that change together. */
export interface ChangedHunk {
  /** The first removed line of the text before, from 1; if none is removed, the line before which lines are added. */
  line: number;
  removed: string[];
  added: string[];
}

/** The changes without the lines around them. Lines have no line end; a changed line end shows as the same line twice. */
export function changedHunks(before: string, after: string): ChangedHunk[] {
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: 0 });
  return hunks.map(({ oldStart, lines }) => {
    const marked = (mark: string) =>
      lines.filter(line => line.startsWith(mark)).map(line => line.slice(1).replace(/\r$/, ''));
    return { line: oldStart, removed: marked('-'), added: marked('+') };
  });
}

/**
 * A patch for `git apply` and `patch -p1`; empty if nothing changes. `path` is relative to where it is applied.
 * @param before null for a file that the patch makes
 */
export function unifiedDiff(path: string, before: string | null, after: string): string {
  if (before === after || (before === null && after === '')) return '';
  const from = before === null ? '/dev/null' : patchName(`a/${path}`);
  return createTwoFilesPatch(from, patchName(`b/${path}`), before ?? '', after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}

const SPECIAL = /[\p{Cc}"\\]/u;

/** As git and GNU diff write it: quoted as in C if it must be, and with a tab after a name that has spaces. */
function patchName(name: string): string {
  if (!SPECIAL.test(name)) return name.includes(' ') ? `${name}\t` : name;
  const quoted = Array.from(name, character => {
    if (!SPECIAL.test(character)) return character;
    if (character === '"' || character === '\\') return `\\${character}`;
    return [...Buffer.from(character)].map(byte => `\\${byte.toString(8).padStart(3, '0')}`).join('');
  });
  return `"${quoted.join('')}"`;
}
