/** `imagebudget inspect`: what is in an image, without judging it. */
import { check } from '../../check.ts';
import { parseLimits } from '../../config/values/reading-limits.ts';
import { EXIT, type ExitCode, UsageError } from '../../errors.ts';
import { inspectionOf } from '../../job/job.ts';
import { json } from '../../report/json.ts';
import { text } from '../../report/text/text.ts';
import { whyJson, whyText } from '../../report/why.ts';
import { TRUSTS } from '../../rules/trust.ts';
import { why } from '../../why.ts';
import { oneOf, oneSource, readArgs, wholeNumber } from '../arguments/args.ts';
import { environment, textOptions } from '../environment.ts';
import { pageOf } from '../output/page.ts';
import { checkPlaces } from '../output/result-places.ts';
import { writeResult } from '../output/write-result.ts';
import type { CommandContext } from './command.ts';

const TOP = 10;

export async function inspectCommand(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readArgs('inspect', context.args);
  const source = oneSource('inspect', positionals, values.json);
  if (values.why !== undefined) return explain(context, { source, path: values.why, values });
  const top = values.top === undefined ? TOP : wholeNumber('--top', values.top);
  const trust = oneOf('--trust', values.trust ?? 'base', TRUSTS);
  const { html } = values;
  const job = inspectionOf(source, {
    cwd: context.cwd,
    workspace: null,
    outputs: checkPlaces(context.cwd, html === undefined ? {} : { html }, 'inspect'),
    platform: values.platform ?? null,
    verify: values.verify ?? false,
    limits: parseLimits('--limit', values.limit ?? []),
  });
  const report = await check({ ...job, trust, fileTable: html !== undefined }, environment(context, values));
  if (html !== undefined) await writeResult(context, { flag: '--html', path: html }, await pageOf(context, report));
  await context.stdout.write(
    values.json ? json(report) : text(report, textOptions(context, 'stdout', { all: values.all ?? false, top })),
  );
  return EXIT.pass;
}

type Values = ReturnType<typeof readArgs<'inspect'>>['values'];

/** `--why`: one answer instead of the report. */
async function explain(
  context: CommandContext,
  { source, path, values }: { source: string; path: string; values: Values },
): Promise<ExitCode> {
  const other = (['html', 'top', 'all', 'trust'] as const).find(flag => values[flag] !== undefined);
  if (other !== undefined)
    throw new UsageError(`--why answers one question; --${other} is for the report`, { hint: `Leave --${other} out.` });
  if (path === '')
    throw new UsageError('--why needs a path of the image', { hint: 'Write --why /usr/bin/curl, for example.' });
  const limits = parseLimits('--limit', values.limit ?? []);
  const request = { source, path, platform: values.platform ?? null, verify: values.verify ?? false, limits };
  const answer = await why(request, environment(context, values));
  await context.stdout.write(values.json ? whyJson(answer) : whyText(answer, { colour: context.colour.stdout }));
  return EXIT.pass;
}
