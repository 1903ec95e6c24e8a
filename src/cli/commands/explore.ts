/** `imagebudget explore`: the page of an image in a temporary file, opened. */
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { check } from '../../check.ts';
import { EXIT, type ExitCode } from '../../errors.ts';
import { terminal } from '../../report/format/escape.ts';
import { oneSource, readArgs } from '../arguments/args.ts';
import { imageJob } from '../arguments/image-job.ts';
import { environment } from '../environment.ts';
import { openFile } from '../output/open-file.ts';
import { pageOf } from '../output/page.ts';
import { writeResult } from '../output/write-result.ts';
import type { CommandContext } from './command.ts';

export async function exploreCommand(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readArgs('explore', context.args);
  const source = oneSource('explore', positionals);
  const job = await imageJob(context, values, source);
  const report = await check({ ...job, fileTable: true }, environment(context, values));
  const page = await pageOf(context, report);
  // Only this user may read it, and nobody could have put a link there before.
  const path = join(await mkdtemp(join(context.temporaryFolder, 'imagebudget-')), 'page.html');
  await writeResult(context, { flag: 'explore', path, mode: 0o600 }, page);
  await context.stdout.write(`${terminal(path)}\n`);
  const isOpen = await openFile(path, { platform: process.platform, env: context.env });
  if (!isOpen) await context.stderr.write('No browser was found here. Open the file in one.\n');
  return EXIT.pass;
}
