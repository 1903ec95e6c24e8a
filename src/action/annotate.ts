/** Annotates lines, within what GitHub shows of a job. The steps of a job count together, in the runner's temporary folder. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as core from '@actions/core';
import { type Annotation, MOST_OF_JOB } from '../report/annotations.ts';
import { terminal } from '../report/format/escape.ts';
import { workingDirectory } from './inputs/lenient-inputs.ts';
import { annotatedPath } from './workflow.ts';

/**
 * @param within the annotations, as many as the job has room for
 * @returns what was annotated
 */
export function annotate(
  within: (room: number) => readonly Annotation[],
  env: NodeJS.ProcessEnv,
): readonly Annotation[] {
  const before = countOf(env);
  const annotations = within(MOST_OF_JOB - before);
  for (const annotation of annotations) say(annotation, env);
  if (annotations.length > 0) keepCount(before + annotations.length, env);
  return annotations;
}

function say({ level, title, message, file, line, column }: Annotation, env: NodeJS.ProcessEnv): void {
  const properties = {
    title,
    ...(file === undefined ? {} : { file: annotatedPath(workingDirectory(env), file) }),
    ...(line === undefined ? {} : { startLine: line }),
    ...(column === undefined ? {} : { startColumn: column }),
  };
  const write = { error: core.error, warning: core.warning, notice: core.notice }[level];
  write(message, properties);
}

/** What earlier steps have annotated; 0 if that is not known. */
function countOf({ RUNNER_TEMP: folder }: NodeJS.ProcessEnv): number {
  if (!folder) return 0;
  try {
    const [digits] = /^\d{1,2}$/.exec(readFileSync(pathIn(folder), 'latin1')) ?? [];
    return Math.min(MOST_OF_JOB, Number(digits ?? 0));
  } catch {
    return 0;
  }
}

/** If it cannot be kept, GitHub may leave out annotations of later steps. */
function keepCount(count: number, { RUNNER_TEMP: folder }: NodeJS.ProcessEnv): void {
  if (!folder) return;
  try {
    writeFileSync(pathIn(folder), String(count));
  } catch (error) {
    core.debug(terminal(String(error)));
  }
}

function pathIn(folder: string): string {
  return join(folder, 'imagebudget-annotations');
}
