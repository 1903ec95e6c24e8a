/** What the action knows of the workflow run, and how it writes to its log. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { exec } from '@actions/exec';
import type { RunProgram } from '../check.ts';
import { codeOf } from '../errors.ts';

/** URL below which the directory's files are shown at the commit that people look at; undefined outside a repository. */
export function filesUrl(directory: string, env: NodeJS.ProcessEnv): string | undefined {
  const server = env.GITHUB_SERVER_URL;
  const repository = env.GITHUB_REPOSITORY;
  const commit = headCommit(env) ?? env.GITHUB_SHA;
  const inside = relative(env.GITHUB_WORKSPACE || '.', directory);
  if (!server || !repository || !commit || isAbsolute(inside) || inside.split(sep)[0] === '..') return undefined;
  return [server, repository, 'blob', commit, ...inside.split(sep).filter(Boolean).map(encodeURIComponent)].join('/');
}

/** A path as the report shows it, from where annotations start. */
export function annotatedPath(workingDirectory: string, path: string): string {
  return isAbsolute(path) ? path : join(workingDirectory, path);
}

/** On a pull request GITHUB_SHA is a merge that nobody has seen; the head is in the event. */
function headCommit(env: NodeJS.ProcessEnv): string | null {
  const path = env.GITHUB_EVENT_PATH;
  if (!path) return null;
  try {
    const event: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const sha = member(member(member(event, 'pull_request'), 'head'), 'sha');
    return typeof sha === 'string' && /^[0-9a-f]{40,64}$/.test(sha) ? sha : null;
  } catch {
    // Only a link depends on it, and GITHUB_SHA gives one that works.
    return null;
  }
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
}

/** Exit code of a shell for a program that is not there. */
const NOT_FOUND = 127;

/**
 * Runs a program with its output in the log. A build prints what its Dockerfile tells it to, so workflow commands are
 * switched off meanwhile, by a token that it cannot guess.
 */
export const runProgram: RunProgram = async (program, args, { cwd, env, signal, quiet = false, ...asked }) => {
  if (quiet) return ask(program, args, { cwd, env, signal, ...asked });
  const token = randomUUID();
  process.stdout.write(`::stop-commands::${token}\n`);
  try {
    const run = exec(program, [...args], { cwd, env: definedOf(env), ignoreReturnCode: true });
    return await Promise.race([run, abortOf(signal)]);
  } catch (error) {
    // exec has no code for a program that it cannot find.
    if (error instanceof Error && error.message.startsWith('Unable to locate executable file')) return NOT_FOUND;
    throw error;
  } finally {
    process.stdout.write(`::${token}::\n`);
  }
};

/** Runs a program that is only asked something, whose output is no log. It can be stopped, other than what exec runs. */
const ask: RunProgram = (program, args, { cwd, env, signal, input, onOutput }) =>
  new Promise((resolve, reject) => {
    const options = { cwd, env: { ...env }, signal, killSignal: 'SIGKILL' } as const;
    const child = spawn(program, args, { ...options, stdio: ['pipe', 'pipe', 'ignore'] });
    child.stdout.on('data', chunk => onOutput?.(chunk));
    // One that ends without reading what it was given says so by its exit code.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.on('error', error => {
      // Programs that it has started itself may hold the other ends, which would keep us waiting.
      for (const stream of [child.stdin, child.stdout]) stream.destroy();
      if (codeOf(error) === 'ENOENT') resolve(NOT_FOUND);
      else reject(error);
    });
    child.on('close', code => resolve(code ?? 1));
  });

/** Rejects when the run is interrupted. exec cannot be told to stop; its program loses its output and ends when it next prints. */
function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function definedOf(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
