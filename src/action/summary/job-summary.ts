/**
 * The summary of a job, in which all its steps share one table. The runner gives each step a file of its own and takes it when the
 * step ends, so no step can change what an earlier one said. Each keeps its part in the runner's temporary folder instead, and the
 * first post step, which comes after all steps, writes them as one.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as core from '@actions/core';
import { terminal } from '../../report/format/escape.ts';
import { longestWithin, SUMMARY_LIMIT } from '../../report/markdown/markdown.ts';
import { joinedMarkdown } from '../../report/markdown/overview.ts';
import { type Section, unmeasuredSection } from '../../report/markdown/sections.ts';
import { VERSION } from '../../version.ts';
import { askedFor, wantsSummary } from '../inputs/lenient-inputs.ts';
import { writeSummary } from '../workflow.ts';
import { savedSections } from './saved-section.ts';

/** The part of one step. */
export interface StepSummary {
  /** What the step has to say; it replaces what it said before. */
  say(sections: readonly Section[]): Promise<void>;
}

const SILENT: StepSummary = { say: async () => {} };

/** Where the summary's files are; null if the runner has no post steps: those that have them let a step save a state for its own. */
function folderOf(env: NodeJS.ProcessEnv): string | null {
  const { RUNNER_TEMP: temp, GITHUB_STATE: state } = env;
  if (!temp || !state) return null;
  // A runner may keep its folder, and another version may write other files.
  const job = [VERSION, env.GITHUB_RUN_ID, env.GITHUB_RUN_ATTEMPT, env.GITHUB_JOB, env.INPUT_MATRIX];
  const key = createHash('sha256').update(JSON.stringify(job)).digest('hex').slice(0, 16);
  return join(temp, `imagebudget-summary-${key}`);
}

/** Begins the step's part, which says so if the step is killed. Without post steps, the step writes its own summary. */
export function beginSummary(env: NodeJS.ProcessEnv): StepSummary {
  if (!wantsSummary(env)) return SILENT;
  const folder = folderOf(env);
  if (folder === null) return ownSummary();
  try {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${String(readdirSync(folder).length).padStart(4, '0')}.json`);
    const keep = (sections: readonly Section[]) => writeFileSync(path, JSON.stringify(sections));
    keep([unmeasuredSection(askedFor(env), 'the step ended before it had a verdict', 'Its log may say why.')]);
    return { say: async sections => keep(sections) };
  } catch (error) {
    core.debug(terminal(String(error)));
    return ownSummary();
  }
}

/** Adds to the step's own file. What it says again replaces that. */
function ownSummary(): StepSummary {
  let hasSpoken = false;
  return {
    say: async sections => {
      await writeSummary(summaryText(sections), { overwrite: hasSpoken });
      hasSpoken = true;
    },
  };
}

/** Writes what all steps have said, once: later post steps find nothing. @throws never */
export async function writeJobSummary(env: NodeJS.ProcessEnv): Promise<void> {
  const folder = folderOf(env);
  if (folder === null) return;
  try {
    const sections = filesIn(folder).flatMap(path => read(path));
    rmSync(folder, { recursive: true, force: true });
    if (sections.length > 0) await writeSummary(summaryText(sections), { overwrite: false });
  } catch (error) {
    core.warning(`the job summary could not be written: ${terminal(String(error))}`);
  }
}

function summaryText(sections: readonly Section[]): string {
  return longestWithin(SUMMARY_LIMIT, extent => joinedMarkdown(sections, extent));
}

/** In the order of the steps; none if no step wanted a summary, or it was written. */
function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .sort()
      .map(name => join(folder, name));
  } catch {
    return [];
  }
}

function read(path: string): Section[] {
  try {
    return savedSections.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    core.warning(`a step's part of the job summary cannot be read: ${terminal(String(error))}`);
    return [];
  }
}
