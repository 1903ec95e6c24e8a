/** Measures a project as the action does, without a process: its report, and the jobs that it came from. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkAll } from '../../../src/check.ts';
import { jobsFor } from '../../../src/job/job.ts';
import type { Job } from '../../../src/job/types.ts';
import type { Report } from '../../../src/report/types.ts';
import { archiveOf, dockerArchiveFiles, filler } from '../archives/archives.ts';

export interface MeasuredProject {
  measured: { report: Report; jobs: readonly Job[] };
  /** The checkout: the Dockerfile, the image and the config are there. */
  path: string;
}

const config = (budget: string) => `version: 1\narchive: image.tar\nbudgets:\n  ${budget}\n`;

/**
 * A checkout with an image in which each `RUN` of the Dockerfile with pip left 300 kB of its cache, and each with npm 200 kB.
 * @param folder where to make it
 */
export async function measuredProject(
  folder: string,
  dockerfile: string,
  { budget = 'size: 1 kB', files = {} }: { budget?: string; files?: Record<string, string> } = {},
): Promise<MeasuredProject> {
  const path = mkdtempSync(join(folder, 'project-'));
  const commands = dockerfile
    .replace(/\\\n/g, '')
    .split('\n')
    .filter(line => line.startsWith('RUN '))
    .map(line => line.slice(4));
  const layers = commands.map((command, n) => [
    ...(command.includes('pip ') ? [{ name: `root/.cache/pip/http/${n}`, body: filler(300_000) }] : []),
    ...(command.includes('npm ') ? [{ name: `root/.npm/_cacache/${n}`, body: filler(200_000) }] : []),
    { name: `usr/lib/app/${n}`, body: filler(1000) },
  ]);
  const createdBy = commands.map(command => `RUN /bin/sh -c ${command} # buildkit`);
  const all = {
    ...files,
    Dockerfile: dockerfile,
    '.git/HEAD': '',
    '.imagebudget.yml': config(budget),
    'image.tar': archiveOf(dockerArchiveFiles({ layers, createdBy, tag: 'web:ci' })),
  };
  for (const [name, content] of Object.entries(all)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  const common = { date: () => new Date(0), env: {}, cwd: path };
  const jobs = await jobsFor({
    ...common,
    workspace: null,
    config: '.imagebudget.yml',
    sources: [],
    build: null,
    platform: null,
    verify: false,
    outputs: [],
    limits: {},
  });
  const report = await checkAll(jobs, {
    ...common,
    arch: 'x64',
    temporaryFolder: folder,
    now: () => 0,
    stdin: () => null,
    signal: AbortSignal.timeout(60_000),
    run: async () => 127,
    progress: { stage() {}, advance() {}, done() {} },
  });
  return { measured: { report, jobs }, path };
}

/** What the API says of a file of which a pull request adds some lines: one hunk with three lines around them. @param added from 1 */
export function patchAdding(text: string, added: readonly number[]): string {
  const lines = text.trimEnd().split('\n');
  const first = Math.max(1, Math.min(...added) - 3);
  const last = Math.min(lines.length, Math.max(...added) + 3);
  const shown = lines.slice(first - 1, last).map((line, n) => `${added.includes(first + n) ? '+' : ' '}${line}`);
  const before = shown.filter(line => line.startsWith(' ')).length;
  return [`@@ -${first},${before} +${first},${shown.length} @@`, ...shown].join('\n');
}
