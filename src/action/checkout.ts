/** Says whether the workspace has the repository: if a file is missing, the checkout step may be missing too. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { onOneLine } from '../errors.ts';
import { repositoryAround } from '../job/config/config-place.ts';
import { workingDirectory } from './inputs/lenient-inputs.ts';

const CHECK_OUT = 'Add a step before this one: uses: actions/checkout';

/** Most folders of the workspace to look into. */
const MOST = 100;

/** Whether the repository is in the workspace, or in a folder that the inputs name. */
export function isCheckedOut(env: NodeJS.ProcessEnv): boolean {
  const workspace = resolve(env.GITHUB_WORKSPACE || '.');
  const directory = resolve(workspace, workingDirectory(env));
  return existsSync(join(repositoryAround(directory), '.git'));
}

/** One or two sentences for the hint of an error. */
export function checkout(env: NodeJS.ProcessEnv): string {
  const workspace = env.GITHUB_WORKSPACE || '.';
  const isRepository = (folder: string) => existsSync(join(workspace, folder, '.git'));
  if (isRepository('.')) return 'The repository was checked out into the workspace.';
  const names = namesIn(workspace);
  if (names.length === 0) return `The repository was not checked out: the workspace is empty. ${CHECK_OUT}`;
  const below = names.slice(0, MOST).find(isRepository);
  if (below === undefined) return `The repository was not checked out: the workspace has no .git. ${CHECK_OUT}`;
  return `A repository was checked out into ${JSON.stringify(onOneLine(below))} of the workspace: set the input "working-directory" to it.`;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    // Nothing can be found in a workspace that cannot be read.
    return [];
  }
}
