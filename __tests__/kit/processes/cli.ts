/** Runs what is shipped, `dist/cli.js` and `dist/action.js`, as real processes. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect } from '@jest/globals';

export const root = resolve(import.meta.dirname, '../../..');
export const dist = join(root, 'dist');

const TIMEOUT_MS = 60_000;

export interface Ran {
  /** Null where a signal ended it. */
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
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
  /** Told of the process once it runs, as to send it a signal. */
  started?: (child: ReturnType<typeof spawn>) => void;
}

/** No engine answers there, whatever the machine has. */
export const NO_ENGINE = 'unix:///nonexistent/docker.sock';

/** No cache can be made there: what a run finds must not depend on what the machine read before. */
const NO_CACHE = '/dev/null/cache';

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
      env: {
        PATH: process.env.PATH,
        HOME: tmpdir(),
        TMPDIR: tmpdir(),
        XDG_CACHE_HOME: NO_CACHE,
        DOCKER_HOST: NO_ENGINE,
        ...env,
      },
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

export function runCli(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return runNode(join(dist, 'cli.js'), args, options);
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
