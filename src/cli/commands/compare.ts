/** `imagebudget compare`: what grew from one image to another, and whose bytes these are. */
import { compare } from '../../compare.ts';
import { parseLimits } from '../../config/values/reading-limits.ts';
import { EXIT, type ExitCode, UsageError } from '../../errors.ts';
import { comparisonJob } from '../../job/comparison.ts';
import { comparisonJson } from '../../report/comparison/json.ts';
import { comparisonMarkdown } from '../../report/comparison/markdown.ts';
import { comparisonText } from '../../report/comparison/text.ts';
import { readArgs, wholeNumber } from '../arguments/args.ts';
import { environment, textOptions } from '../environment.ts';
import { comparisonPageOf } from '../output/page.ts';
import { checkPlaces } from '../output/result-places.ts';
import { writeResult } from '../output/write-result.ts';
import type { CommandContext } from './command.ts';

/** Rows that each table of the text shows. */
const TOP = 6;

export async function compareCommand(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readArgs('compare', context.args);
  const sources = twoSources(positionals);
  const outputs = checkPlaces(context.cwd, values, 'compare');
  const top = values.top === undefined ? TOP : wholeNumber('--top', values.top);
  const job = comparisonJob(sources, {
    cwd: context.cwd,
    workspace: null,
    platform: values.platform ?? null,
    verify: values.verify ?? false,
    outputs,
    fileSizes: values.html !== undefined,
    limits: parseLimits('--limit', values.limit ?? []),
  });
  const comparison = await compare(job, environment(context, values));
  // Standard output carries one result: if a file format takes it, the text for people goes to standard error.
  const to = values.json === '-' || values.markdown === '-' ? 'stderr' : 'stdout';
  if (values.json !== undefined)
    await writeResult(context, { flag: '--json', path: values.json }, comparisonJson(comparison));
  if (values.markdown !== undefined)
    await writeResult(context, { flag: '--markdown', path: values.markdown }, comparisonMarkdown(comparison));
  if (values.html !== undefined)
    await writeResult(context, { flag: '--html', path: values.html }, await comparisonPageOf(context, comparison));
  await context[to].write(comparisonText(comparison, textOptions(context, to, { all: values.all ?? false, top })));
  return EXIT.pass;
}

/** @throws UsageError unless two images or reports are named */
function twoSources([before, after, ...more]: readonly string[]): [before: string, after: string] {
  if (before !== undefined && after !== undefined && more.length === 0) return [before, after];
  const given = [before, after, ...more].filter(name => name !== undefined).length;
  throw new UsageError(`compare takes two images or reports, not ${given}`, {
    hint: 'Write the earlier one first, for example: imagebudget compare web:main web:ci',
  });
}
