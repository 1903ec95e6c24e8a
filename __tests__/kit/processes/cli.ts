/** Runs what is shipped, `dist/cli.js` and `dist/action.js`, as real processes; most runs of a test file share one. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect } from '@jest/globals';
import { thorough } from '../runner/thorough.ts';
import { type Ended, KeptProcess } from './kept-process.ts';

export const root = resolve(import.meta.dirname, '../../..');
export const dist = join(root, 'dist');

const TIMEOUT_MS = 60_000;

export interface Ran extends Ended {
  milliseconds: number;
}

export interface RunOptions {
  cwd?: string;
  /** On top of a bare environment: nothing of the caller's own gets through. */
  env?: Record<string, string>;
  /** The Node to run with. */
  node?: string;
  /** Arguments of Node itself. */
  nodeArgs?: readonly string[];
  timeout?: number;
  /** `pipe` where the test writes to it. */
  stdin?: 'ignore' | 'pipe';
  /** Where runs share one otherwise. */
  ownProcess?: boolean;
  /** Told of the process once it runs, as to send it a signal. */
  started?: (child: ReturnType<typeof spawn>) => void;
}

/** No engine answers there, whatever the machine has. */
export const NO_ENGINE = 'unix:///nonexistent/docker.sock';

/** No cache can be made there: what a run finds must not depend on what the machine read before. */
const NO_CACHE = '/dev/null/cache';

function bareEnvironment(): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: tmpdir(),
    TMPDIR: tmpdir(),
    XDG_CACHE_HOME: NO_CACHE,
    DOCKER_HOST: NO_ENGINE,
  };
}

/** Runs a script of Node to its end; a process that takes too long is killed, so that `signal` is SIGKILL. */
export function runNode(script: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const {
    cwd = tmpdir(),
    env = {},
    node = process.execPath,
    nodeArgs = [],
    timeout = TIMEOUT_MS,
    started,
    stdin = 'ignore',
  } = options;
  const from = performance.now();
  return new Promise((done, fail) => {
    const child = spawn(node, [...nodeArgs, script, ...args], {
      cwd,
      env: { ...bareEnvironment(), ...env },
      stdio: [stdin, 'pipe', 'pipe'],
      timeout,
      killSignal: 'SIGKILL',
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout?.on('data', chunk => out.push(chunk));
    child.stderr?.on('data', chunk => err.push(chunk));
    child.on('error', fail);
    child.on('close', (code, signal) =>
      done({
        code,
        signal,
        stdout: Buffer.concat(out).toString(),
        stderr: Buffer.concat(err).toString(),
        milliseconds: performance.now() - from,
      }),
    );
    started?.(child);
  });
}

/** What Node reads at its start, and connections that outlive a run. */
const OF_PROCESS = /^NODE_|^DOCKER_TLS_/;

/**
 * In all tests, the first run of a test file and each so many after it have a process of their own: whether a process ends is seen of
 * that alone. More of them would take a fifth of the time of these files.
 */
const OWN_EVERY = 16;
let shared = 0;

/** Whether a run may share a process: not if it asks for what only a process has, as its standard input. */
function mayShare({ cwd: _cwd, env = {}, ...ofProcess }: RunOptions): boolean {
  const alone = Object.values(ofProcess).some(Boolean) || Object.keys(env).some(name => OF_PROCESS.test(name));
  return !alone && (!thorough || shared++ % OWN_EVERY !== 0);
}

async function timed(run: Promise<Ended>): Promise<Ran> {
  const from = performance.now();
  return { ...(await run), milliseconds: performance.now() - from };
}

export function runCli(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  if (!mayShare(options)) return runNode(join(dist, 'cli.js'), args, options);
  const { cwd = tmpdir(), env = {} } = options;
  return timed(keptCli.run({ argv: args, cwd, env: { ...bareEnvironment(), ...env } }));
}

/** Runs a program of the action, such as `dist/action.js`, which takes no arguments. */
export function runStep(
  script: string,
  options: RunOptions & { cwd: string; env: Record<string, string> },
): Promise<Ran> {
  if (!mayShare(options)) return runNode(script, [], options);
  return timed(keptAction.run({ script, cwd: options.cwd, env: { ...bareEnvironment(), ...options.env } }));
}

const beside = (name: string) => join(import.meta.dirname, name);
const keptCli = new KeptProcess<{ argv: readonly string[] } & Around>(beside('kept-cli.mjs'), bareEnvironment());
const keptAction = new KeptProcess<{ script: string } & Around>(beside('kept-action.mjs'), bareEnvironment());

/** Of one run. */
interface Around {
  cwd: string;
  env: Record<string, string>;
}

/** What `inspect --json` or `check --json -` printed, of its first image. Fails where the run did. */
export function reportOf({ code, stdout, stderr }: Ran) {
  if (stdout === '') throw new Error(`no report, exit code ${code}: ${stderr}`);
  const report = JSON.parse(stdout);
  return { report, image: report.images[0] };
}

/**
 * An error as people should see it: one line of what, indented lines of what to do, no result and no stack. A line that
 * starts with a place in a config may hold its own suggestion.
 */
export function expectFailure({ code, signal, stdout, stderr }: Ran, expected: number, message: string | RegExp): void {
  expect({ code, signal, stdout, stderr }).toMatchObject({ code: expected, signal: null, stdout: '' });
  const [first, ...hint] = stderr.trimEnd().split('\n');
  expect(first).toMatch(/^imagebudget: /);
  expect(first).toMatch(message);
  expect(stderr).not.toMatch(/internal error|^\s+at /m);
  for (const line of hint) expect(line).toMatch(/^ {2}/);
  if (!/^imagebudget: \S+:\d+:\d+: /.test(first ?? '')) expect(hint.length).toBeGreaterThan(0);
}

/** A directory for this test file, removed after its last test. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'imagebudget-e2e-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** As many at once as there are processors, results in order. */
export async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as T);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return results;
}
