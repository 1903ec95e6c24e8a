/** `imagebudget ls`: the final file system of an image, or one layer's own entries. */
import { EXIT, type ExitCode, UsageError } from '../errors.ts';
import { parsePlatform } from '../image/platform.ts';
import { readLayers } from '../layer/read-layers.ts';
import { listImage, listLayer } from '../analysis/listing.ts';
import { type Listed, listingJson, listingText } from '../report/listing.ts';
import { openSource } from '../source/open.ts';
import { IMAGE, oneSource, readArgs, wholeNumber } from './args.ts';
import { HELP } from './help.ts';
import { sourceIo } from './image-io.ts';
import type { CommandContext } from './main.ts';

const OPTIONS = { ...IMAGE, layer: { type: 'string' }, json: { type: 'boolean' } } as const;

/** Lines written at once: one write for each would cost more than making them. */
const BATCH = 2000;

export async function lsCommand(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readArgs('ls', context.args, OPTIONS);
  if (values.help) {
    await context.stdout.write(HELP.ls);
    return EXIT.pass;
  }
  const reference = oneSource('ls', positionals);
  const layer = values.layer === undefined ? null : wholeNumber('--layer', values.layer);
  const io = sourceIo(context);
  const source = await openSource(reference, values.platform === undefined ? null : parsePlatform(values.platform), io);
  try {
    const { layers } = await readLayers(source, { verify: false, io });
    const wanted = layer === null ? null : layers[layer];
    if (wanted === undefined)
      throw new UsageError(`--layer: ${reference} has ${layers.length} layers, counted from 0; there is no ${layer}`, {
        hint: 'imagebudget inspect shows them.',
      });
    const indexes = layers.map(({ index }) => index);
    await print(
      context,
      wanted === null ? listImage(indexes) : listLayer(wanted.index, layer ?? 0),
      values.json ? listingJson : listingText,
    );
  } finally {
    await source[Symbol.asyncDispose]();
  }
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
