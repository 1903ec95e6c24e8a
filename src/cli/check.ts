/** `imagebudget check`: measures, judges, and exits with the verdict. */
import { check } from '../check.ts';
import { parseLimits } from '../config/reading-limits.ts';
import { type ExitCode, exitCodeOf } from '../errors.ts';
import { jobFor } from '../job/job.ts';
import { json } from '../report/json.ts';
import { markdown } from '../report/markdown/markdown.ts';
import { text } from '../report/text/text.ts';
import { IMAGE, oneOf, readArgs, wholeNumber } from './args.ts';
import type { CommandContext } from './command.ts';
import { environment, TRUSTS, textOptions } from './environment.ts';
import { checkPlaces } from './result-places.ts';
import { writeResult } from './write-result.ts';

const OPTIONS = {
  ...IMAGE,
  config: { type: 'string' },
  verify: { type: 'boolean' },
  json: { type: 'string' },
  markdown: { type: 'string' },
  all: { type: 'boolean' },
  top: { type: 'string' },
  trust: { type: 'string' },
} as const;

/** Edits that the text shows. */
const TOP = 10;

export async function checkCommand(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readArgs('check', context.args, OPTIONS);
  const outputs = checkPlaces(context.cwd, values);
  const top = values.top === undefined ? TOP : wholeNumber('--top', values.top);
  const trust = oneOf('--trust', values.trust ?? 'base', TRUSTS);
  const job = await jobFor({
    cwd: context.cwd,
    workspace: null,
    config: values.config ?? null,
    withoutConfig: 'Or look at an image without budgets: imagebudget inspect IMAGE',
    sources: positionals,
    build: null,
    platform: values.platform ?? null,
    verify: values.verify ?? false,
    outputs,
    limits: parseLimits('--limit', values.limit ?? []),
  });
  const report = await check(job, environment(context, values));
  // Standard output carries one result: if a file format takes it, the text for people goes to standard error.
  const to = values.json === '-' || values.markdown === '-' ? 'stderr' : 'stdout';
  if (values.json !== undefined) await writeResult(context, { flag: '--json', path: values.json }, json(report));
  if (values.markdown !== undefined) {
    const content = markdown(report, values.top === undefined ? {} : { top });
    await writeResult(context, { flag: '--markdown', path: values.markdown }, content);
  }
  await context[to].write(text(report, textOptions(context, to, { all: values.all ?? false, top, trust })));
  return exitCodeOf(report.verdict);
}
