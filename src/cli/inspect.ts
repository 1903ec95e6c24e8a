/** `imagebudget inspect`: what is in an image, without judging it. */
import { check } from '../check.ts';
import { EXIT, type ExitCode } from '../errors.ts';
import { parsePlatform } from '../image/platform.ts';
import { json } from '../report/json.ts';
import { text } from '../report/text.ts';
import { IMAGE, oneSource, readArgs, wholeNumber } from './args.ts';
import { HELP } from './help.ts';
import { sourceIo, textOptions } from './image-io.ts';
import type { CommandContext } from './main.ts';

const OPTIONS = {
  ...IMAGE,
  verify: { type: 'boolean' },
  json: { type: 'boolean' },
  all: { type: 'boolean' },
  top: { type: 'string' },
} as const;

const TOP = 10;

export async function inspectCommand(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readArgs('inspect', context.args, OPTIONS);
  if (values.help) {
    await context.stdout.write(HELP.inspect);
    return EXIT.pass;
  }
  const source = oneSource('inspect', positionals);
  const top = values.top === undefined ? TOP : wholeNumber('--top', values.top);
  const platform = values.platform === undefined ? null : parsePlatform(values.platform);
  const job = {
    targets: [{ name: source, platform, source }],
    budgets: null,
    ignore: [],
    dockerfile: null,
    verify: values.verify ?? false,
  };
  const report = await check(job, sourceIo(context));
  await context.stdout.write(
    values.json ? json(report) : text(report, textOptions(context, 'stdout', { all: values.all ?? false, top })),
  );
  return EXIT.pass;
}
