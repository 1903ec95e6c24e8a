/** A copy of a build context, for a builder that takes the `.dockerignore` from nowhere else. */
import { constants } from 'node:fs';
import { cp, lstat } from 'node:fs/promises';
import { codeOf, MeasureError } from '../../errors.ts';

/** What a context may hold to be copied. */
export interface CopyLimits {
  entries: number;
  bytes: number;
}

const LIMITS: CopyLimits = { entries: 1_000_000, bytes: 4_000_000_000 };

/**
 * Copies directories, regular files and links as they are, with their modes; a link is not followed. Where the file system shares
 * blocks between copies, they take no room. Sockets and the like are left out: no build can copy them.
 * @param to a folder that does not exist
 * @throws MeasureError if the context is larger than the limits, or cannot be read; the signal's reason
 */
export async function copyContext(
  from: string,
  to: string,
  { signal, limits = LIMITS }: { signal: AbortSignal; limits?: CopyLimits },
): Promise<void> {
  const left = { ...limits };
  const filter = async (path: string): Promise<boolean> => {
    signal.throwIfAborted();
    const stats = await lstat(path);
    if (!stats.isFile() && !stats.isDirectory() && !stats.isSymbolicLink()) return false;
    left.entries -= 1;
    left.bytes -= stats.isFile() ? stats.size : 0;
    if (left.entries >= 0 && left.bytes >= 0) return true;
    const { entries, bytes } = limits;
    throw new MeasureError(
      `the build context has more than ${left.bytes < 0 ? `${bytes / 1e9} GB` : `${entries} files`}, too much to copy`,
      { hint: ONLY_BUILDKIT },
    );
  };
  try {
    await cp(from, to, {
      recursive: true,
      verbatimSymlinks: true,
      preserveTimestamps: true,
      mode: constants.COPYFILE_FICLONE,
      filter,
    });
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof MeasureError || codeOf(cause) === undefined) throw cause;
    throw new MeasureError(`the build context cannot be copied (${codeOf(cause)})`, { hint: ONLY_BUILDKIT, cause });
  }
}

const ONLY_BUILDKIT =
  'Without BuildKit, an edit of the .dockerignore is proven in a copy of the context. Install docker buildx, or leave the edit out with --only.';
