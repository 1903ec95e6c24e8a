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
  const [from, to] = [before === null ? '/dev/null' : `a/${path}`, `b/${path}`];
  const patch = createTwoFilesPatch(from, to, before ?? '', after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
  const [old = '', fresh = '', ...rest] = patch.split('\n');
  return [ended(old), ended(fresh), ...rest].join('\n');
}

/** A tab ends a name that has spaces and is not in quotes. */
function ended(header: string): string {
  return / [^"].* /.test(header) ? `${header}\t` : header;
}
