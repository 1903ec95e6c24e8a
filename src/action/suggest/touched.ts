/** Which lines of the files a pull request touches, as the API tells them: https://docs.github.com/en/rest/pulls/pulls */
import { member } from '../../json.ts';

/** Lines of a file at the head that the diff shows together. A suggestion must be within one hunk. */
export interface DiffHunk {
  /** Of its first line, from 1. */
  start: number;
  lines: { text: string; isAdded: boolean }[];
}

/** The hunks by the path of the file. GitHub leaves out the patch of a file that is large or no text. @param files a list of the API @param paths other files are left out */
export function touchedLines(files: readonly unknown[], paths: ReadonlySet<string>): Map<string, DiffHunk[]> {
  return new Map(
    files.flatMap((file): [string, DiffHunk[]][] => {
      const [path, patch] = [member(file, 'filename'), member(file, 'patch')];
      if (typeof path !== 'string' || typeof patch !== 'string' || !paths.has(path)) return [];
      return [[path, hunksOf(patch)]];
    }),
  );
}

function hunksOf(patch: string): DiffHunk[] {
  const hunks: DiffHunk[] = [];
  for (const line of patch.split('\n')) {
    const [, start] = /^@@ -\d+(?:,\d+)? \+(\d{1,9})(?:,\d+)? @@/.exec(line) ?? [];
    if (start !== undefined) hunks.push({ start: Number(start), lines: [] });
    else if (/^[+ ]/.test(line)) hunks.at(-1)?.lines.push({ text: line.slice(1), isAdded: line.startsWith('+') });
  }
  return hunks;
}
