/** Edits of files, with their diffs, from the lines that a test is about. */
import type { FileEdit, Hunk } from '../../../src/budget/plan/types.ts';

/** An edit of one file: the Dockerfile if `path` is left out. `line` is that of the first hunk if left out. */
export interface FileEditSpec {
  path?: string | null;
  line?: number | null;
  /** Each place: its line, what goes, what comes. */
  hunks: [line: number, removed: string[], added: string[]][];
}

/** The edits of files that these specs describe, with the diffs that `git apply` takes. */
export function fileEdits(...specs: FileEditSpec[]): FileEdit[] {
  return specs.map(fileEdit);
}

function fileEdit({ path = 'Dockerfile', line, hunks: specs }: FileEditSpec): FileEdit {
  const hunks = specs.map(([at, removed, added]): Hunk => ({ line: at, removed, added }));
  return { path, line: line === undefined ? (hunks[0]?.line ?? null) : line, diff: diffOf(path, hunks), hunks };
}

/** A unified diff without context. */
function diffOf(path: string | null, hunks: readonly Hunk[]): string {
  const name = path ?? 'history';
  let shift = 0;
  const parts = hunks.flatMap(({ line, removed, added }) => {
    const head = `@@ -${line},${removed.length} +${line + shift},${added.length} @@`;
    shift += added.length - removed.length;
    return [head, ...removed.map(text => `-${text}`), ...added.map(text => `+${text}`)];
  });
  return `${[`--- a/${name}`, `+++ b/${name}`, ...parts].join('\n')}\n`;
}
