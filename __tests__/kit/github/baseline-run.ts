/** Saves and finds baselines as a step does, without a process and an image: from what the runner gives it, and a report. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { baselinePlace, savedBaseline } from '../../../src/action/saved-reports/place.ts';
import { saveBaselines } from '../../../src/action/saved-reports/save.ts';
import type { BaselinePlace } from '../../../src/action/saved-reports/types.ts';
import type { RunProgram } from '../../../src/environment.ts';
import type { SavedReport } from '../../../src/job/types.ts';
import { programRunner } from '../../../src/run-program.ts';
import { inputsAsEnv } from '../processes/action.ts';
import { root } from '../processes/cli.ts';
import { reportOf } from '../reports/build-report.ts';
import type { FakeCache } from './fake-cache.ts';
import type { WorkflowRun } from './repository.ts';

export interface StepOptions {
  inputs?: Record<string, string>;
  env?: Record<string, string>;
  /** What the job checked out; a folder without git if left out. */
  directory?: string;
}

const runner = programRunner({ write: () => undefined, kill: process.kill.bind(process), platform: process.platform });

/** Every program that was run, with its arguments. */
const runs: string[] = [];

/** Runs programs, and remembers which. */
export const run: RunProgram = (program, args, options) => {
  runs.push([program, ...args].join(' '));
  return runner(program, args, options);
};

/** What a step knows; null if the runner offers no cache. */
export function placeOf(cache: FakeCache, of: WorkflowRun, options: StepOptions = {}): BaselinePlace | null {
  const token = JSON.stringify(of.token);
  cache.tokens.set(token, of.token);
  const { directory = '/', inputs = {} } = options;
  const env = {
    PATH: process.env.PATH,
    // Folders of tests may be inside another repository.
    GIT_CEILING_DIRECTORIES: directory,
    ...inputsAsEnv(inputs),
    ...of.env,
    ...cache.env(token),
    ...options.env,
  };
  return withEnv(env, () => baselinePlace({ env, directory, run, signal: AbortSignal.timeout(60_000) }));
}

/** The toolkit reads inputs from the process alone. */
export function withEnv<T>(env: Record<string, string | undefined>, work: () => T): T {
  const before = { ...process.env };
  Object.assign(process.env, env);
  try {
    return work();
  } finally {
    process.env = before;
  }
}

/** The step of a run on a branch. @param wait milliseconds @returns what was written to the log */
export async function save(place: BaselinePlace | null, wait?: number): Promise<string> {
  const written: string[] = [];
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation(text => {
    written.push(String(text));
    return true;
  });
  try {
    if (place?.saves) await saveBaselines(reportOf({ name: 'web:ci', layers: [{ bytes: 1000 }] }), place, wait);
  } finally {
    spy.mockRestore();
  }
  return written.join('');
}

/** @throws MeasureError */
export async function find(place: BaselinePlace | null, name = 'web:pr-7'): Promise<SavedReport> {
  const saved = place && savedBaseline(place);
  if (!saved) throw new Error('this run has no baseline');
  return saved.find({ name, platform: 'linux/amd64' });
}

/** What git was asked so far, and what SECURITY.md says that it may be asked; sorted. */
export function gitRuns(): { asked: string[]; listed: string[] } {
  const page = readFileSync(join(root, 'SECURITY.md'), 'utf8');
  const [, rows = ''] = /\| arguments\[\^git-runs\] .*\n\|.*\n((?:\|.*\n)+)/.exec(page) ?? [];
  const asked = runs.map(text =>
    text
      .replace(/^git -c core\.fsmonitor=false /, '')
      .replace(/\b[0-9a-f]{40}\b/g, 'COMMIT')
      .replace(/COMMIT:.*/, 'COMMIT:PATH')
      .replace(/origin\/[^^]+/, 'origin/BRANCH'),
  );
  const listed = [...rows.matchAll(/^\| `([^`]+)`/gm)].map(([, text = '']) => text);
  return { asked: [...new Set(asked)].sort(), listed: listed.sort() };
}
