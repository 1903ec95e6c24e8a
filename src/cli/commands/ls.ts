/** `imagebudget ls`: the final file system of an image, or one layer's own entries. */
import { parseLimits } from '../../config/reading-limits.ts';
import { EXIT, type ExitCode } from '../../errors.ts';
import { list } from '../../list.ts';
import { type Listed, listingJson, listingText } from '../../report/listing.ts';
import { oneSource, readArgs, wholeNumber } from '../args.ts';
import { environment } from '../environment.ts';
import type { CommandContext } from './command.ts';

/** Lines per write: writing each alone would cost more than making it. */
const BATCH = 2000;

export async function lsCommand(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readArgs('ls', context.args);
  const source = oneSource('ls', positionals, values.json);
  const layer = values.layer === undefined ? null : wholeNumber('--layer', values.layer);
  const limits = parseLimits('--limit', values.limit ?? []);
  const request = { source, layer, platform: values.platform ?? null, limits };
  const entries = await list(request, environment(context, values));
  await print(context, entries, values.json ? listingJson : listingText);
  return EXIT.pass;
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
