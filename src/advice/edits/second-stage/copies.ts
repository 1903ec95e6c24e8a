/** What the second stage copies from the first. */
import type { StackInode } from '../../../stack/merge/merged-tree.ts';

export interface Copy {
  /** Absolute path, the same in both stages. */
  path: string;
  isDirectory: boolean;
  /** `1000:1000` for a directory that is not root's: builders keep the owners of what is in it, but not its own. */
  owner: string | null;
  inodes: readonly StackInode[];
  /** Why it is copied. */
  why: string;
}

/** Nothing in it has a meaning for a builder. */
const PLAIN = /^\/[\w./@%+=:,-]+$/;

/** The `COPY` lines, files of one directory together; null if a name needs quotes. */
export function copyLines(copies: readonly Copy[], stage: string): string[] | null {
  if (copies.some(({ path }) => !PLAIN.test(path))) return null;
  const files = new Map<string, string[]>();
  const lines: string[] = [];
  for (const { path, isDirectory, owner } of copies) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    if (isDirectory) lines.push(`COPY --from=${stage} ${owner === null ? '' : `--chown=${owner} `}${path} ${path}`);
    else if (!files.has(folder)) files.set(folder, [path]);
    else files.get(folder)?.push(path);
  }
  for (const [folder, paths] of files) lines.push(`COPY --from=${stage} ${paths.join(' ')} ${folder}`);
  return lines;
}
