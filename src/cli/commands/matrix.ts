/** `imagebudget matrix`: one job for each image and platform of a config, for a CI that starts them. */
import { EXIT, type ExitCode, onOneLine, UsageError } from '../../errors.ts';
import { jobsFor } from '../../job/job.ts';
import { planMatrix } from '../../matrix/plan-matrix.ts';
import { jsonText } from '../../report/format/escape.ts';
import { matrixText } from '../../report/merged/matrix-text.ts';
import { readArgs } from '../arguments/args.ts';
import type { CommandContext } from './command.ts';

export async function matrixCommand(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readArgs('matrix', context.args);
  const [first] = positionals;
  if (first !== undefined)
    throw new UsageError('matrix takes no image: it lists those of the config', {
      hint: first.endsWith('.yml') ? `Write imagebudget matrix --config ${onOneLine(first)}` : 'Leave it out.',
    });
  const jobs = await jobsFor({
    cwd: context.cwd,
    env: context.env,
    date: context.date,
    workspace: null,
    config: values.config ?? null,
    sources: [],
    build: null,
    platform: values.platform ?? null,
    verify: false,
    outputs: [],
    limits: {},
  });
  const matrix = planMatrix(jobs);
  // On one line: a workflow takes it as the value of an output.
  await context.stdout.write(values.json ? `${jsonText(matrix)}\n` : matrixText(matrix.include));
  return EXIT.pass;
}
