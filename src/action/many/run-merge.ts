/** Merges the reports, and hands the verdict to the workflow: log, files, summary, comment, outputs. */

import { statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import * as core from '@actions/core';
import { EXIT, type ExitCode, exitCodeOf, MeasureError } from '../../errors.ts';
import { mergeReports } from '../../matrix/merge-reports.ts';
import { readReports } from '../../matrix/read-reports.ts';
import { terminal } from '../../report/format/escape.ts';
import { docsOf } from '../../report/format/links.ts';
import { wantsColour } from '../../report/format/paint.ts';
import type { MarkdownOptions } from '../../report/markdown/markdown.ts';
import { unmeasuredSection } from '../../report/markdown/sections.ts';
import { mergedJson } from '../../report/merged/json.ts';
import { mergedMarkdown } from '../../report/merged/markdown.ts';
import { mergedText } from '../../report/merged/text.ts';
import type { Merged } from '../../report/merged/types.ts';
import { mergedHeadline } from '../../report/merged/words.ts';
import type { Checkout } from '../../report/problems/repository-path.ts';
import { writeCheckRun } from '../check-run/check-run.ts';
import { checkRunPlace } from '../check-run/place.ts';
import { keepComment } from '../comment/comment.ts';
import { commentPlace } from '../comment/place.ts';
import { annotateFailure } from '../failure.ts';
import { writeNew, writeResult } from '../files.ts';
import { askedFor, wantsSummary } from '../inputs/lenient-inputs.ts';
import { interruption } from '../interruption.ts';
import { acceptance } from '../pull-request/accept-label.ts';
import { pullRequestPlace } from '../pull-request/place.ts';
import { replaceMessages } from '../replace-messages.ts';
import { actionRepository, filesUrl, logWritten, runProgram, workflowPath, writeSummary } from '../workflow.ts';
import { type MergeInputs, readMergeInputs } from './merge-inputs.ts';
import { mergedCheckRun, mergedContent } from './merged-content.ts';

/** The log of a run is wide. */
const WIDTH = 120;
/** Bytes of Markdown that leave an action that comments room for lines of its own in GitHub's 65,536 characters. */
const MOST_MARKDOWN = 60_000;

const TITLE = 'imagebudget';

interface Outcome {
  verdict: Merged['verdict'];
  code: ExitCode;
  /** Why there is no verdict, on one line that is safe to print. */
  reason: string;
  report: string;
  markdown: string;
}

/** @returns the exit code; never throws for what a user can cause */
export async function runMerge(env: NodeJS.ProcessEnv): Promise<ExitCode> {
  const interrupted = interruption();
  try {
    setOutputs(unmerged(EXIT.notMeasured, 'the run ended before it had a verdict'));
    const inputs = readMergeInputs(env);
    const place = { env, signal: interrupted.signal };
    const merged = await withAcceptance(mergeReports(readAll(inputs), inputs.plan), inputs, place);
    const files = await publish(merged, inputs, place);
    interrupted.signal.throwIfAborted();
    const code = stepCode(merged, inputs);
    const headline = mergedHeadline(merged);
    if (code !== EXIT.pass) core.error(headline, { title: TITLE });
    setOutputs({ verdict: merged.verdict, code, reason: merged.verdict === null ? headline : '', ...files });
    return code;
  } catch (error) {
    const code = interrupted.code();
    return code === null ? fail(error, env, interrupted.signal) : failWith(code, 'the run was interrupted');
  }
}

/** Without the folder, no job had a report: each is missing. */
function readAll({ reports, directory }: MergeInputs) {
  if (statSync(reports, { throwIfNoEntry: false }) === undefined) return [];
  return readReports([relative(directory, reports) || '.'], directory);
}

interface Place {
  env: NodeJS.ProcessEnv;
  /** Aborted if the run is interrupted. */
  signal: AbortSignal;
}

/** The label is asked for only if the step would fail by a verdict: what was not measured fails all the same. */
async function withAcceptance(merged: Merged, inputs: MergeInputs, { env, signal }: Place): Promise<Merged> {
  if (merged.verdict === null || stepCode(merged, inputs) === EXIT.pass) return merged;
  const pull = pullRequestPlace({ directory: inputs.directory, env, run: runProgram, signal });
  return { ...merged, accepted: pull && (await acceptance(pull)) };
}

function stepCode({ verdict, accepted }: Merged, { failOn }: MergeInputs): ExitCode {
  return accepted ? EXIT.pass : exitCodeOf(verdict, failOn);
}

async function publish(merged: Merged, inputs: MergeInputs, { env, signal }: Place) {
  const colour = wantsColour({ env: { ...env, TERM: undefined }, shows: true });
  core.info(mergedText(merged, { colour, width: WIDTH }).trimEnd());
  const runner = env.RUNNER_TEMP;
  const json = mergedJson(merged);
  const report =
    inputs.report === null
      ? writeNew('output "report"', { runner, extension: '.json' }, json)
      : writeResult('input "report"', resolve(inputs.directory, inputs.report), json);
  const options = markdownOptions(inputs, env);
  const text = mergedMarkdown(merged, { ...options, limit: MOST_MARKDOWN });
  const markdown = writeNew('output "markdown"', { runner, extension: '.md' }, text);
  if (inputs.summary) await writeSummary(mergedMarkdown(merged, options), { overwrite: false });
  const place = commentPlace(env, signal);
  if (place !== null) await keepComment(mergedContent(merged, options, place), place);
  const check = checkRunPlace(env, signal);
  const reported = { merged, code: stepCode(merged, inputs), options };
  if (check !== null) await writeCheckRun(mergedCheckRun(reported, checkoutOf(inputs.directory, env)), check);
  await logWritten();
  return { report, markdown };
}

/** The job need not have checked the repository out. */
function checkoutOf(directory: string, env: NodeJS.ProcessEnv): Checkout {
  return { root: resolve(env.GITHUB_WORKSPACE || directory), directory, otherwise: workflowPath(env) };
}

function markdownOptions({ directory }: MergeInputs, env: NodeJS.ProcessEnv): MarkdownOptions {
  const repositoryUrl = filesUrl(directory, env);
  return { docs: docsOf(actionRepository(env)), ...(repositoryUrl === undefined ? {} : { repositoryUrl }) };
}

/** Reports in the log, the summary, the comment and the outputs why there is no verdict. */
async function fail(error: unknown, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<ExitCode> {
  const { code, reason, hint, annotations } = annotateFailure(error, `${TITLE} could not merge the reports`, env);
  const section = unmeasuredSection(askedFor(env), reason, hint);
  if (wantsSummary(env)) await writeSummary(section.texts.full, { overwrite: true });
  await replaceMessages(section, annotations, signal);
  return failWith(code, terminal(reason));
}

function failWith(code: ExitCode, reason: string): ExitCode {
  try {
    setOutputs(unmerged(code, reason));
  } catch (error) {
    core.debug(terminal(String(error)));
  }
  return code;
}

function unmerged(code: ExitCode, reason: string): Outcome {
  return { verdict: null, code, reason, report: '', markdown: '' };
}

/** The verdict comes last. @throws MeasureError if later steps could not see it */
function setOutputs({ verdict, code, ...files }: Outcome): void {
  try {
    for (const [name, value] of Object.entries({ ...files, 'exit-code': code, verdict: verdict ?? 'error' }))
      core.setOutput(name, value);
  } catch (cause) {
    throw new MeasureError('the outputs cannot be written', {
      hint: 'The runner names the file for them in GITHUB_OUTPUT; it must be there and writable.',
      cause,
    });
  }
}
