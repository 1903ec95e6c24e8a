/**
 * The commit that a change starts from. Git is asked about the checkout; where it cannot tell, because the checkout is shallow or
 * missing, the event's own commit is taken, and a note says so.
 */
import type { Base, WorkflowEvent } from '../event.ts';
import type { AskGit } from './git.ts';

export interface StartingPoint {
  branch: string;
  /** Null if it is not known. */
  commit: string | null;
  /** The newest commit of the branch that the run knows; null if it knows none. */
  tip: string | null;
  /** Why the change may start elsewhere, as a sentence; null if it starts there. */
  note: string | null;
}

/** Null if the event names no branch. */
export async function startingPoint(event: WorkflowEvent, git: AskGit): Promise<StartingPoint | null> {
  const { base } = event;
  if (base === null) return null;
  switch (base.evidence) {
    case 'event':
      return { branch: base.branch, commit: base.commit, tip: base.commit, note: null };
    case 'none':
      return unsure(base, 'the event does not tell it');
    case 'git':
      return byGit(event, base, git);
    default:
      return base.evidence satisfies never;
  }
}

async function byGit(event: WorkflowEvent, base: Base, ask: AskGit): Promise<StartingPoint> {
  const { branch } = base;
  const git: AskGit = async (...args) => (await ask(...args))?.trim() ?? null;
  const head = await git('rev-parse', '--verify', '--quiet', 'HEAD^{commit}');
  if (head === null) return unsure(base, 'git knows no checkout here');
  const sure = (from: string, tip: string | null): StartingPoint => ({ branch, commit: from, tip, note: null });
  if (event.isMergeRef && head === event.commit) {
    // The first parent of GitHub's merge is of the base branch.
    const [first, second] = await parentsOf(head, git);
    if (first !== undefined && second !== undefined) return sure(first, first);
  }
  if (head !== (event.headCommit ?? event.commit)) return unsure(base, 'the checkout is of another commit');
  // The history of a shallow clone ends early, so that another commit may look like the merge base.
  if ((await git('rev-parse', '--is-shallow-repository')) !== 'false')
    return unsure(base, 'the checkout is shallow (fetch-depth: 0 of actions/checkout makes it whole)');
  const tip = (await git('rev-parse', '--verify', '--quiet', `refs/remotes/origin/${branch}^{commit}`)) ?? base.commit;
  const found = tip === null ? null : await git('merge-base', head, tip);
  return found !== null && isCommit(found) ? sure(found, base.commit) : unsure(base, 'git finds none');
}

/** A shallow clone has the names of the parents, though not the parents. */
async function parentsOf(commit: string, git: AskGit): Promise<string[]> {
  const [header = ''] = ((await git('cat-file', 'commit', commit)) ?? '').split('\n\n');
  return [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].flatMap(([, parent = '']) =>
    isCommit(parent) ? [parent] : [],
  );
}

function isCommit(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** The commit that the event names is the newest of the branch at that time. */
function unsure({ branch, commit }: Base, why: string): StartingPoint {
  return { branch, commit, tip: commit, note: `The merge base with ${branch} is not known: ${why}` };
}
