/** `imagebudget check`: measures, judges, and exits with the verdict. */
import { checkEach, together } from '../../check.ts';
import { quote } from '../../config/messages.ts';
import { parseLimits } from '../../config/values/reading-limits.ts';
import { type ExitCode, exitCodeOf, onOneLine, UsageError } from '../../errors.ts';
import { jobsFor } from '../../job/job.ts';
import type { Overrides } from '../../job/types.ts';
import { text } from '../../report/text/text.ts';
import { TRUSTS } from '../../rules/trust.ts';
import { oneOf, readArgs, wholeNumber } from '../arguments/args.ts';
import { environment, textOptions } from '../environment.ts';
import { checkPlaces } from '../output/result-places.ts';
import { writeReports } from '../output/write-reports.ts';
import type { CommandContext } from './command.ts';

/** Edits that the text shows. */
const TOP = 10;

export async function checkCommand(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readArgs('check', context.args);
  refuseConfigs(positionals);
  const outputs = checkPlaces(context.cwd, values, 'check');
  const top = values.top === undefined ? TOP : wholeNumber('--top', values.top);
  const trust = oneOf('--trust', values.trust ?? 'base', TRUSTS);
  if (values.raise && !values.update)
    throw new UsageError('--raise changes nothing without --update', {
      hint: 'Write imagebudget check --update --raise',
    });
  const given: Overrides = {
    cwd: context.cwd,
    env: context.env,
    date: context.date,
    workspace: null,
    config: values.config ?? null,
    withoutConfig: 'To look at an image without budgets, write imagebudget inspect web:ci',
    baseline: values.baseline ?? null,
    sources: positionals,
    build: null,
    platform: values.platform ?? null,
    verify: values.verify ?? false,
    outputs,
    limits: parseLimits('--limit', values.limit ?? []),
  };
  const update = values.update ? await updateOf(given, values.raise ?? false) : null;
  const jobs = (await jobsFor(given)).map(job => ({ ...job, trust, fileTable: values.html !== undefined }));
  const reports = await checkEach(jobs, environment(context, values));
  const { report, said } = (await update?.({ jobs, reports, signal: context.signal })) ?? {
    report: together(reports),
    said: '',
  };
  const to = await writeReports(context, report, { ...values, ...(values.top === undefined ? {} : { edits: top }) });
  await context[to].write(`${text(report, textOptions(context, to, { all: values.all ?? false, top }))}${said}`);
  return exitCodeOf(report.verdict);
}

/** Loaded when used. */
async function updateOf(given: Overrides, raise: boolean) {
  const { prepareUpdate } = await import('./other-commands.ts');
  return prepareUpdate(given, raise);
}

/** @throws UsageError for a config where an image is expected */
function refuseConfigs(sources: readonly string[]): void {
  const config = sources.find(source => /\.ya?ml$/.test(source));
  if (config !== undefined)
    throw new UsageError(`${quote(config)} is a config, not an image`, {
      hint: `Write imagebudget check --config ${onOneLine(config)}`,
    });
}
