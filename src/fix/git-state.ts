/** Asks git whether it could bring a file back. */
import { dirname } from 'node:path';
import type { Environment } from '../environment.ts';
import { type ImagebudgetError, UsageError } from '../errors.ts';
import type { FileChange } from './edited-files.ts';

/** What `run` returns for a missing program. */
const NO_PROGRAM = 127;

/** @throws UsageError for a file whose text is not in git as it is now */
export async function refuseUnsaved(
  changes: readonly FileChange[],
  environment: Pick<Environment, 'run' | 'env' | 'signal'>,
): Promise<void> {
  for (const change of changes) {
    const refusal = refusalOf(change.shown, await statusOf(change.path, environment), change.before === null);
    if (refusal !== null) throw refusal;
  }
}

type Status = 'no git' | 'no repository' | 'clean' | 'untracked' | 'changed';

function refusalOf(shown: string, status: Status, isNew: boolean): ImagebudgetError | null {
  const refuse = (reason: string, hint: string) =>
    new UsageError(`${reason}; nothing was written`, { hint: `${hint}, or write it anyway with --force.` });
  switch (status) {
    case 'no git':
      return refuse('there is no git command to look whether files are saved in git', 'Install git');
    case 'no repository':
      return refuse(`${shown} is not in a git repository, so its old text would be lost`, 'Copy it first');
    case 'untracked':
      return isNew ? null : refuse(`${shown} is not in git, so its old text would be lost`, 'Commit it first');
    case 'changed':
      return refuse(`${shown} has changes that are not committed`, 'Commit or stash them');
    case 'clean':
      return null;
    default:
      return status satisfies never;
  }
}

async function statusOf(
  path: string,
  { run, env, signal }: Pick<Environment, 'run' | 'env' | 'signal'>,
): Promise<Status> {
  const output: Uint8Array[] = [];
  // Nothing that the repository's settings name is run, and nothing of the repository is written.
  const args = [
    '-c',
    'core.fsmonitor=false',
    'status',
    '--porcelain',
    '--ignored',
    '--untracked-files=all',
    '-z',
    '--',
    path,
  ];
  const code = await run('git', args, {
    cwd: dirname(path),
    env: { ...env, GIT_OPTIONAL_LOCKS: '0', GIT_LITERAL_PATHSPECS: '1' },
    signal,
    quiet: true,
    onOutput: chunk => output.push(chunk),
  });
  if (code === NO_PROGRAM) return 'no git';
  if (code !== 0) return 'no repository';
  const text = Buffer.concat(output).toString('latin1');
  if (text === '') return 'clean';
  return /^(?:\?\?|!!)/.test(text) ? 'untracked' : 'changed';
}
