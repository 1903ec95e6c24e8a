/** The config of the branch that a pull request is for: from git if the checkout has that commit, else from GitHub. */
import { relative, resolve, sep } from 'node:path';
import * as core from '@actions/core';
import { MeasureError } from '../../errors.ts';
import { repositoryAround } from '../../job/config/config-place.ts';
import type { BaseConfig } from '../../job/types.ts';
import { member } from '../../json.ts';
import { terminal } from '../../report/format/escape.ts';
import { GitHubFailure } from '../github/answers.ts';
import { gitIn } from '../saved-reports/git.ts';
import { startingPoint } from '../saved-reports/starting-point.ts';
import { askGitHub, type PullRequestPlace } from './place.ts';

interface Wanted {
  /** Path of the config as given. */
  config: string;
  /** Whether it judges. */
  enforced: boolean;
}

/**
 * Null if the run is about no pull request, or what its base branch says is not known.
 * @throws MeasureError if it is to judge and cannot be read
 */
export async function baseConfig({ config, enforced }: Wanted, place: PullRequestPlace): Promise<BaseConfig | null> {
  const { event } = place;
  if (!event.isProposal) return null;
  const git = gitIn(place);
  const start = await startingPoint(event, git);
  // A branch may start from an old commit, whose limits were looser.
  const commit = (enforced ? start?.tip : start?.commit) ?? null;
  if (commit === null) {
    if (enforced) throw unknown('the event does not name its commit');
    return null;
  }
  const path = inRepository(config, place);
  // A config outside of the repository is no part of the change.
  if (path === null) return null;
  const hasCommit = (await git('cat-file', '-e', `${commit}^{commit}`)) !== null;
  const read = async (file: string) => {
    if (!hasCommit) return fromGitHub(file, commit, place);
    const text = await git('cat-file', 'blob', `${commit}:${file}`);
    return text === null ? null : Buffer.from(text);
  };
  const fileAt = async (absolute: string) => {
    const file = inRepository(absolute, place);
    try {
      return file === null ? null : await read(file);
    } catch (error) {
      place.signal.throwIfAborted();
      throw unknown(reasonOf(error), 'Dockerfile');
    }
  };
  try {
    return { commit, path: config, enforced, text: await read(path), fileAt };
  } catch (error) {
    place.signal.throwIfAborted();
    const why = reasonOf(error);
    if (enforced) throw unknown(why);
    core.debug(terminal(`the base branch's config is not known: ${why}`));
    return null;
  }
}

/** The path from the root of the repository; null for a file outside of it. */
function inRepository(path: string, { directory }: PullRequestPlace): string | null {
  const found = relative(repositoryAround(directory), resolve(directory, path)).split(sep).join('/');
  return found.startsWith('../') ? null : found;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Null if the commit has no such file. @throws GitHubFailure */
async function fromGitHub(path: string, commit: string, place: PullRequestPlace): Promise<Uint8Array | null> {
  const ask = askGitHub(place);
  if (ask === null)
    throw new GitHubFailure('permission', 'the checkout does not have its commit, and there is no token');
  const repository = `/repos/${place.repository}`;
  const file = `${repository}/contents/${path.split('/').map(encodeURIComponent).join('/')}?ref=${commit}`;
  try {
    const { value } = await ask({ method: 'GET', path: file });
    const content = member(value, 'content');
    if (member(value, 'type') !== 'file' || member(value, 'encoding') !== 'base64' || typeof content !== 'string')
      throw new GitHubFailure('other', 'GitHub gives no file');
    return Buffer.from(content, 'base64');
  } catch (error) {
    if (!(error instanceof GitHubFailure) || error.kind !== 'permission') throw error;
    // GitHub says the same of what is not there and of what the token may not see: the commit tells which it is.
    await ask({ method: 'GET', path: `${repository}/git/commits/${commit}` });
    return null;
  }
}

function unknown(why: string, what = 'config'): MeasureError {
  return new MeasureError(`the base branch's ${what} cannot be read, and is to judge (enforce: base): ${why}`, {
    hint: 'Give the job the permission contents: read, or set fetch-depth: 0 for actions/checkout.',
  });
}
