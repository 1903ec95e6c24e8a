/**
 * A git repository on the "server", with branches and pull requests as GitHub keeps them, and the runs of their events: what the runner
 * gives a step, and what actions/checkout leaves. Commits have no files.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateSync } from 'node:zlib';
import { git } from '../processes/fix-project.ts';
import type { CacheToken } from './fake-cache.ts';

/** Starting git for each would take most of the time. @returns the folder */
function emptyRepository(folder: string, config: string): string {
  for (const name of ['objects', 'refs/heads']) mkdirSync(join(folder, name), { recursive: true });
  writeFile(join(folder, 'HEAD'), 'ref: refs/heads/main\n');
  writeFile(join(folder, 'config'), `[core]\n repositoryformatversion = 0\n ${config}\n`);
  return folder;
}

function writeFile(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
const NOTHING = '0'.repeat(40);

/** One run of a workflow. */
export interface WorkflowRun {
  env: Record<string, string>;
  /** What the run may do with the cache. */
  token: CacheToken;
  /** The commit that actions/checkout takes by default. */
  commit: string;
}

export interface PullRequest {
  base: string;
  head: string;
  /** The repository that it comes from. */
  from?: string;
  /** The base branch's commit as the event has it; that of now if left out. */
  baseSha?: string;
  labels?: readonly string[];
}

export class Repository {
  readonly #folder: string;
  readonly #server: string;
  readonly #tips = new Map<string, string>();
  #commits = 0;

  constructor(folder: string) {
    this.#folder = folder;
    this.#server = emptyRepository(
      mkdtempSync(join(folder, 'server-')),
      'bare = true\n[uploadpack]\n allowAnySHA1InWant = true',
    );
    this.#store('tree', '');
  }

  /** A new commit of these parents, without files. */
  commit(...parents: string[]): string {
    return this.#commitOf(EMPTY_TREE, parents);
  }

  /** A new commit whose only file is a config. */
  commitConfig(text: string, ...parents: string[]): string {
    const blob = Buffer.from(this.#store('blob', text), 'hex');
    const tree = this.#store('tree', Buffer.concat([Buffer.from('100644 .imagebudget.yml\0'), blob]));
    return this.#commitOf(tree, parents);
  }

  #commitOf(tree: string, parents: readonly string[]): string {
    this.#commits += 1;
    const who = 'A <a@example.com> 1700000000 +0000';
    const lines = [...parents.map(parent => `parent ${parent}`), `author ${who}`, `committer ${who}`];
    return this.#store('commit', `tree ${tree}\n${lines.join('\n')}\n\ncommit ${this.#commits}\n`);
  }

  tip(branch: string): string {
    const tip = this.#tips.get(branch);
    if (tip === undefined) throw new Error(`there is no branch ${branch}`);
    return tip;
  }

  /** Moves or makes a branch, and gives the run of that push. */
  push(branch: string, commit: string): WorkflowRun {
    const before = this.#tips.get(branch) ?? NOTHING;
    this.#tips.set(branch, commit);
    writeFile(join(this.#server, 'refs/heads', branch), `${commit}\n`);
    return this.#run({ name: 'push', ref: `refs/heads/${branch}`, commit, payload: { before, after: commit } });
  }

  /** The run of a schedule or by hand, on a branch. */
  runOn(branch: string, name: string, payload: object = {}): WorkflowRun {
    return this.#run({ name, ref: `refs/heads/${branch}`, commit: this.tip(branch), payload });
  }

  tag(name: string, commit: string): WorkflowRun {
    return this.#run({ name: 'push', ref: `refs/tags/${name}`, commit, payload: { before: NOTHING } });
  }

  /** The run on GitHub's merge of a pull request. */
  pullRequest(pull: PullRequest, name = 'pull_request'): WorkflowRun {
    const { base, head, from = 'owner/web', labels = [] } = pull;
    const sha = pull.baseSha ?? this.tip(base);
    const isOfBase = name !== 'pull_request';
    const commit = isOfBase ? this.tip(base) : this.commit(this.tip(base), head);
    const ref = isOfBase ? `refs/heads/${base}` : 'refs/pull/7/merge';
    const pull_request = {
      number: 7,
      head: { sha: head, ref: 'change', repo: { full_name: from } },
      base: { sha, ref: base },
      labels: labels.map(label => ({ name: label })),
    };
    const isFork = from !== 'owner/web';
    const reads = [...new Set([ref, `refs/heads/${base}`, 'refs/heads/main'])];
    return {
      ...this.#run({ name, ref, commit, payload: { pull_request } }),
      token: { reads, writes: isFork || isOfBase ? null : ref },
    };
  }

  /** The run of an entry of the merge queue; its base may be the entry before it. */
  mergeGroup(base: string, head: string, before = this.tip(base)): WorkflowRun {
    const commit = this.commit(before, head);
    const ref = `refs/heads/gh-readonly-queue/${base}/pr-7-${before}`;
    const merge_group = { base_sha: before, base_ref: `refs/heads/${base}`, head_sha: commit, head_ref: ref };
    return this.#run({ name: 'merge_group', ref, commit, payload: { merge_group } });
  }

  /** What actions/checkout leaves: one commit without its history, or with `fetch-depth: 0` all branches too. */
  checkout(commit: string, { depth = 1, folder = mkdtempSync(join(this.#folder, 'checkout-')) } = {}): string {
    const remote = `[remote "origin"]\n url = ${pathToFileURL(this.#server)}`;
    const repository = emptyRepository(join(folder, '.git'), `bare = false\n${remote}`);
    const what = depth === 0 ? ['origin', '+refs/heads/*:refs/remotes/origin/*'] : [`--depth=${depth}`, 'origin'];
    git(folder, 'fetch', '--quiet', '--no-tags', ...what, commit);
    writeFile(join(repository, 'HEAD'), `${commit}\n`);
    return folder;
  }

  /** A loose object. @returns its name */
  #store(type: string, body: string | Buffer): string {
    const content = Buffer.concat([Buffer.from(`${type} ${Buffer.byteLength(body)}\0`), Buffer.from(body)]);
    const name = createHash('sha1').update(content).digest('hex');
    writeFile(join(this.#server, 'objects', name.slice(0, 2), name.slice(2)), deflateSync(content));
    return name;
  }

  #run({ name, ref, commit, payload }: { name: string; ref: string; commit: string; payload: object }): WorkflowRun {
    const file = join(mkdtempSync(join(this.#folder, 'event-')), 'event.json');
    writeFileSync(file, JSON.stringify({ ...payload, repository: { default_branch: 'main' } }));
    const env = {
      GITHUB_EVENT_NAME: name,
      GITHUB_EVENT_PATH: file,
      GITHUB_REF: ref,
      GITHUB_SHA: commit,
      GITHUB_REPOSITORY: 'owner/web',
    };
    return { env, commit, token: { reads: [...new Set([ref, 'refs/heads/main'])], writes: ref } };
  }
}
