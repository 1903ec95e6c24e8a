/** Asks git about commits of the checkout. Nothing is fetched or written, and nothing that the repository's settings name is run. */
import type { BaselinePlace } from './types.ts';

/** Milliseconds of one question. */
const TIMEOUT_MS = 10_000;
const MOST_BYTES = 1024 ** 2;

/** Git's standard output; null if git fails, is missing, or finds the folder unsafe. */
export type AskGit = (...args: string[]) => Promise<string | null>;

export function gitIn({
  directory,
  env,
  run,
  signal,
}: Pick<BaselinePlace, 'directory' | 'env' | 'run' | 'signal'>): AskGit {
  return async (...args) => {
    const parts: Uint8Array[] = [];
    let size = 0;
    try {
      const code = await run('git', ['-c', 'core.fsmonitor=false', ...args], {
        cwd: directory,
        env: { ...env, GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' },
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
        quiet: true,
        onOutput: part => {
          size += part.length;
          if (size <= MOST_BYTES) parts.push(part);
        },
      });
      return code === 0 && size <= MOST_BYTES ? Buffer.concat(parts).toString('utf8') : null;
    } catch {
      signal.throwIfAborted();
      return null;
    }
  };
}
