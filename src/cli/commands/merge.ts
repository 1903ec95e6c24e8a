/** `imagebudget merge`: one verdict from the reports of several runs. */
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { codeOf, type ExitCode, exitCodeOf, MeasureError, UsageError } from '../../errors.ts';
import { refuseOutputs } from '../../job/outputs.ts';
import { type Matrix, parseMatrix } from '../../matrix/matrix-schema.ts';
import { mergeReports } from '../../matrix/merge-reports.ts';
import { readReports } from '../../matrix/read-reports.ts';
import { mergedJson } from '../../report/merged/json.ts';
import { mergedMarkdown } from '../../report/merged/markdown.ts';
import { mergedText } from '../../report/merged/text.ts';
import { readArgs } from '../arguments/args.ts';
import { textOptions } from '../environment.ts';
import { checkPlaces } from '../output/result-places.ts';
import { writeResult } from '../output/write-result.ts';
import type { CommandContext } from './command.ts';

/** Bytes of a plan. */
const MOST_PLAN = 1_000_000;

export async function mergeCommand(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readArgs('merge', context.args);
  const { cwd } = context;
  if (positionals.length === 0)
    throw new UsageError('merge needs reports, or a folder of them', {
      hint: 'Write imagebudget merge reports/*.json',
    });
  const outputs = checkPlaces(cwd, values, 'merge');
  refuseOutputs({ cwd, workspace: null, outputs }, inputsOf(positionals, values.plan, cwd));
  const plan = values.plan === undefined ? null : readPlan(values.plan, cwd);
  const merged = mergeReports(readReports(positionals, cwd), plan);
  const { json, markdown } = values;
  if (json !== undefined) await writeResult(context, { flag: '--json', path: json }, mergedJson(merged));
  if (markdown !== undefined)
    await writeResult(context, { flag: '--markdown', path: markdown }, mergedMarkdown(merged));
  const to = json === '-' || markdown === '-' ? 'stderr' : 'stdout';
  await context[to].write(mergedText(merged, textOptions(context, to, { all: false, top: 0 })));
  return exitCodeOf(merged.verdict);
}

/** What no result may replace. */
function inputsOf(reports: readonly string[], plan: string | undefined, cwd: string) {
  return [
    ...reports
      .map(path => resolve(cwd, path))
      .filter(path => statSync(path, { throwIfNoEntry: false })?.isFile())
      .map(path => ({ what: 'a report', path })),
    ...(plan === undefined ? [] : [{ what: 'the plan', path: resolve(cwd, plan) }]),
  ];
}

/** @throws MeasureError: without the plan nobody knows what is missing */
function readPlan(path: string, cwd: string): Matrix {
  const shown = `--plan: ${path}`;
  try {
    const full = resolve(cwd, path);
    const stats = statSync(full);
    // Reading a FIFO that nobody writes to would never end.
    const isUsable = stats.isFile() && stats.size <= MOST_PLAN;
    return parseMatrix(isUsable ? readFileSync(full, 'utf8') : '', shown);
  } catch (cause) {
    if (codeOf(cause) === undefined) throw cause;
    throw new MeasureError(`--plan: cannot read ${path} (${codeOf(cause)})`, {
      hint: 'Write it before: imagebudget matrix --json > matrix.json',
      cause,
    });
  }
}
