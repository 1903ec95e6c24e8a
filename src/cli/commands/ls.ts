/** `imagebudget ls`: the final file system of an image, one layer's own entries, or what is wasted. */
import { parseLimits } from '../../config/values/reading-limits.ts';
import { EXIT, type ExitCode, UsageError } from '../../errors.ts';
import { type ListRequest, list, ONLY } from '../../list.ts';
import { type Listed, listingJson, listingText, totalsText } from '../../report/listing.ts';
import { oneOf, oneSource, readArgs, wholeNumber } from '../arguments/args.ts';
import { environment } from '../environment.ts';
import type { CommandContext } from './command.ts';

/** Lines per write: writing each alone would cost more than making it. */
const BATCH = 2000;

export async function lsCommand(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readArgs('ls', context.args);
  const source = oneSource('ls', positionals, values.json);
  const numberOf = (flag: 'layer' | 'depth') => {
    const text = values[flag];
    return text === undefined ? null : wholeNumber(`--${flag}`, text);
  };
  const request: ListRequest = {
    source,
    layer: numberOf('layer'),
    only: values.only === undefined ? null : oneOf('--only', values.only, ONLY),
    sort: values.sort === undefined ? null : oneOf('--sort', values.sort, ['size', 'path']),
    depth: numberOf('depth'),
    platform: values.platform ?? null,
    limits: parseLimits('--limit', values.limit ?? []),
  };
  refuseParts(request);
  const { entries, totals } = await list(request, environment(context, values));
  await print(context, entries, values.json ? listingJson : listingText);
  if (!values.json) await context.stdout.write(`${totalsText(totals)}\n`);
  return EXIT.pass;
}

/** @throws UsageError for options that say the same, or contradict each other */
function refuseParts({ layer, only }: ListRequest): void {
  if (layer === null || only === null || only === 'wasted') return;
  throw new UsageError(`--layer and --only ${only} do not go together: a layer is the base's as a whole, or yours`, {
    hint: 'Leave one of them out. --layer goes with --only wasted.',
  });
}

async function print(
  context: CommandContext,
  entries: Iterable<Listed>,
  line: (entry: Listed) => string,
): Promise<void> {
  let batch: string[] = [];
  const flush = async () => {
    if (batch.length > 0) await context.stdout.write(`${batch.join('\n')}\n`);
    batch = [];
  };
  for (const entry of entries) {
    context.signal.throwIfAborted();
    batch.push(line(entry));
    if (batch.length >= BATCH) await flush();
  }
  await flush();
}
