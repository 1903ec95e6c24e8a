/** `imagebudget inspect`: what is in an image, without judging it. */
import { check } from '../../check.ts';
import { parseLimits } from '../../config/reading-limits.ts';
import { EXIT, type ExitCode } from '../../errors.ts';
import { inspectionOf } from '../../job/job.ts';
import { json } from '../../report/json.ts';
import { text } from '../../report/text/text.ts';
import { oneOf, oneSource, readArgs, TRUSTS, wholeNumber } from '../args.ts';
import { environment, textOptions } from '../environment.ts';
import { pageOf } from '../page.ts';
import { checkPlaces } from '../result-places.ts';
import { writeResult } from '../write-result.ts';
import type { CommandContext } from './command.ts';

const TOP = 10;

export async function inspectCommand(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readArgs('inspect', context.args);
  const source = oneSource('inspect', positionals, values.json);
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
