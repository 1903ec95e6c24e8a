/** Facts about the workflow run, and writing to its log. */
import { randomUUID } from 'node:crypto';
import { isAbsolute, join, relative, sep } from 'node:path';
import * as core from '@actions/core';
import type { RunProgram } from '../environment.ts';
import { terminal } from '../report/format/escape.ts';
import { programRunner } from '../run-program.ts';
import { REPOSITORY } from '../version.ts';
import { readEvent } from './event.ts';

/** URL of the directory's files at the commit that people look at; undefined outside a repository. */
export function filesUrl(directory: string, env: NodeJS.ProcessEnv): string | undefined {
  const server = env.GITHUB_SERVER_URL;
  const repository = env.GITHUB_REPOSITORY;
  const commit = readEvent(env).headCommit ?? env.GITHUB_SHA;
  const inside = relative(env.GITHUB_WORKSPACE || '.', directory);
  if (!server || !repository || !commit || isAbsolute(inside) || inside.split(sep)[0] === '..') return undefined;
  return [server, repository, 'blob', commit, ...inside.split(sep).filter(Boolean).map(encodeURIComponent)].join('/');
}

/** The repository that this action runs from, so that a fork links to its own pages. Another server may lack that repository. */
export function actionRepository(env: NodeJS.ProcessEnv): string {
  const repository = env.GITHUB_ACTION_REPOSITORY ?? '';
  const isKnown = env.GITHUB_SERVER_URL === 'https://github.com' && /^[\w.-]+\/[\w.-]+$/.test(repository);
  return isKnown ? repository : REPOSITORY;
}

/** Where the workflow is in its repository, `.github/workflows/ci.yml`; empty if that is not known. */
export function workflowPath({ GITHUB_WORKFLOW_REF: file = '' }: NodeJS.ProcessEnv): string {
  // `owner/name/.github/workflows/ci.yml@refs/pull/1/merge`
  return (file.split('@')[0] ?? '').split('/').slice(2).join('/');
}

/** Adds to the step's summary, or replaces it. If that fails, the log says so and the verdict stays. */
export async function writeSummary(text: string, { overwrite }: { overwrite: boolean }): Promise<void> {
  try {
    await core.summary.addRaw(text).write({ overwrite });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    core.warning(`the job summary could not be written: ${terminal(reason)}`);
  }
}

/** Waits until the log is written. @throws if nobody reads it */
export async function logWritten(): Promise<void> {
  await new Promise<void>((resolve, reject) => process.stdout.write('', error => (error ? reject(error) : resolve())));
}

/** A path of the report, relative to the workspace, as annotations need it. */
export function annotatedPath(workingDirectory: string, path: string): string {
  return isAbsolute(path) ? path : join(workingDirectory, path);
}

/**
 * Runs a program with its output in the log. A Dockerfile can print anything, so workflow commands are switched off meanwhile, by
 * a token that it cannot guess.
 */
export const runProgram: RunProgram = async (program, args, options) => {
  const token = randomUUID();
  const quiet = options.quiet ?? false;
  let atLineStart = true;
  if (!quiet) process.stdout.write(`::stop-commands::${token}\n`);
  const write = (text: string) => {
    process.stdout.write(text);
    atLineStart = text.endsWith('\n');
  };
  try {
    const run = programRunner({ write, kill: process.kill.bind(process), platform: process.platform });
    return await run(program, args, options);
  } finally {
    // A command counts only at the start of a line, and the program's last line may lack its end.
    if (!quiet) process.stdout.write(`${atLineStart ? '' : '\n'}::${token}::\n`);
  }
};
