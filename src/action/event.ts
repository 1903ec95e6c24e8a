/** What started the workflow run, read from the runner's event file. Its values come from GitHub, but names in it are foreign text. */
import { readFileSync } from 'node:fs';
import { isMapping, member } from '../json.ts';

export interface WorkflowEvent {
  /** The commit that people look at; on a pull request GITHUB_SHA is a merge that nobody has seen. Null if the event names none. */
  headCommit: string | null;
  /** The pull request that the run is about; null outside of one, or if only the head is known. */
  pullRequest: number | null;
  /** Whether the pull request comes from another repository, so that the run's token can only read. */
  isFork: boolean;
  /** For `workflow_run`, which names no pull request of a fork: the branch that the other run was about. */
  head: { owner: string; branch: string } | null;
  /** The branch that the run is on; null on a pull request or a tag. */
  branch: string | null;
  /** The commit that the run is on, GITHUB_SHA. */
  commit: string | null;
  /** Whether that commit is GitHub's merge of a pull request into its base. */
  isMergeRef: boolean;
  /** Whether the checkout may hold a change that is not on its base branch yet. */
  isProposal: boolean;
  /** Of the pull request, when the event was sent. */
  labels: readonly string[];
  /** Null if the event does not tell it. */
  defaultBranch: string | null;
  /** What the run's change is to be compared with; null if the event tells nothing of it. */
  base: Base | null;
}

export interface Base {
  branch: string;
  /** Null if the event names none. */
  commit: string | null;
  /** Whether the change starts from that commit: for sure; or git is to be asked, of a checkout of the change; or nobody can tell. */
  evidence: 'event' | 'git' | 'none';
}

/** Without an event file, or with one that cannot be read, nothing is known. */
export function readEvent(env: NodeJS.ProcessEnv): WorkflowEvent {
  const event = eventOf(env);
  const pull = member(event, 'pull_request');
  const run = env.GITHUB_EVENT_NAME === 'workflow_run' ? member(event, 'workflow_run') : undefined;
  return {
    headCommit: commit(member(member(pull, 'head'), 'sha')) ?? commit(member(run, 'head_sha')),
    pullRequest: numberOf(pull) ?? numberOfComment(event),
    isFork: isFork(pull, env),
    head: headOf(run),
    branch: branchOf(env.GITHUB_REF),
    commit: commit(env.GITHUB_SHA),
    isMergeRef: /^refs\/pull\/\d+\/merge$/.test(env.GITHUB_REF ?? ''),
    isProposal: PROPOSALS.has(env.GITHUB_EVENT_NAME ?? ''),
    labels: [...labelsOf(pull), ...labelsOf(member(event, 'issue'))],
    defaultBranch: defaultBranchOf(event),
    base: baseOf(event, env),
  };
}

const PROPOSALS: ReadonlySet<string> = new Set(['pull_request', 'pull_request_target', 'merge_group']);

/** The names of a pull request's labels. */
export function labelsOf(pull: unknown): string[] {
  const labels = member(pull, 'labels');
  if (!Array.isArray(labels)) return [];
  return labels.flatMap(label => {
    const name = member(label, 'name');
    return typeof name === 'string' ? [name] : [];
  });
}

function eventOf(env: NodeJS.ProcessEnv): unknown {
  const path = env.GITHUB_EVENT_PATH;
  if (!path) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // Only links, the comment and the baseline depend on it.
    return undefined;
  }
}

function commit(value: unknown): string | null {
  return typeof value === 'string' && /^[0-9a-f]{40,64}$/.test(value) && !/^0+$/.test(value) ? value : null;
}

function numberOf(value: unknown): number | null {
  const number = member(value, 'number');
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : null;
}

/** A comment on a pull request comes as one on its issue. */
function numberOfComment(event: unknown): number | null {
  const issue = member(event, 'issue');
  return isMapping(member(issue, 'pull_request')) ? numberOf(issue) : null;
}

/** A fork that was deleted meanwhile is null in the event. */
function isFork(pull: unknown, { GITHUB_REPOSITORY }: NodeJS.ProcessEnv): boolean {
  if (!isMapping(pull)) return false;
  const name = member(member(member(pull, 'head'), 'repo'), 'full_name');
  return typeof name !== 'string' || name.toLowerCase() !== GITHUB_REPOSITORY?.toLowerCase();
}

function headOf(run: unknown): WorkflowEvent['head'] {
  const owner = member(member(member(run, 'head_repository'), 'owner'), 'login');
  const branch = member(run, 'head_branch');
  return typeof owner === 'string' && typeof branch === 'string' ? { owner, branch } : null;
}

function baseOf(event: unknown, env: NodeJS.ProcessEnv): Base | null {
  const pull = member(event, 'pull_request');
  const group = member(event, 'merge_group');
  if (isMapping(pull)) return baseOfPull(pull, 'git');
  if (isMapping(group)) {
    const branch = branchOf(member(group, 'base_ref'));
    return branch === null ? null : { branch, commit: commit(member(group, 'base_sha')), evidence: 'event' };
  }
  const usual = defaultBranchOf(event);
  const ofDefault = (evidence: Base['evidence']) => (usual === null ? null : { branch: usual, commit: null, evidence });
  const branch = branchOf(env.GITHUB_REF);
  switch (env.GITHUB_EVENT_NAME) {
    case 'push': {
      const before = commit(member(event, 'before'));
      // A new branch or a tag was made from some commit of the default branch.
      return branch === null || before === null ? ofDefault('git') : { branch, commit: before, evidence: 'event' };
    }
    case 'schedule':
    case 'workflow_dispatch':
      // What has changed since the same commit was built last is upstream's.
      return branch === null ? ofDefault('git') : { branch, commit: commit(env.GITHUB_SHA), evidence: 'event' };
    default: {
      // The checkout is of the default branch, whatever the image is of.
      const pulls = member(member(event, 'workflow_run'), 'pull_requests');
      return (Array.isArray(pulls) && baseOfPull(pulls[0], 'none')) || ofDefault('none');
    }
  }
}

function baseOfPull(pull: unknown, evidence: Base['evidence']): Base | null {
  const base = member(pull, 'base');
  const branch = branchOf(`refs/heads/${member(base, 'ref') ?? ''}`);
  return branch === null ? null : { branch, commit: commit(member(base, 'sha')), evidence };
}

function defaultBranchOf(event: unknown): string | null {
  return branchOf(`refs/heads/${member(member(event, 'repository'), 'default_branch') ?? ''}`);
}

/** `main` of `refs/heads/main`, at most as long as git lets a name be. */
function branchOf(ref: unknown): string | null {
  const [, branch] = typeof ref === 'string' ? (/^refs\/heads\/([^\0\n]{1,255})$/.exec(ref) ?? []) : [];
  return branch ?? null;
}
