/** `imagebudget fix`: the plan as a diff, proven and written if that is wanted. */

import { quote } from '../../config/messages.ts';
import { parseLimits } from '../../config/values/reading-limits.ts';
import { EXIT, type ExitCode, onOneLine, UsageError } from '../../errors.ts';
import { commandWords } from '../../fix/command-words.ts';
import { changesAfter } from '../../fix/edited-files.ts';
import { fixJson } from '../../fix/json.ts';
import { isPlain, type Patch, patchOf, shownPatch } from '../../fix/patch.ts';
import { proofText } from '../../fix/proof-text.ts';
import { closingText, planText } from '../../fix/text.ts';
import type { FixRequest, FixResult, Listener } from '../../fix/types.ts';
import { fix } from '../../fix.ts';
import { fixJobFor } from '../../job/job.ts';
import { terminal } from '../../report/format/escape.ts';
import { painter } from '../../report/format/paint.ts';
import { type View, viewOf } from '../../report/text/view.ts';
import { TRUSTS } from '../../rules/trust.ts';
import { oneOf, readArgs } from '../arguments/args.ts';
import { environment, textOptions } from '../environment.ts';
import { checkPlaces } from '../output/result-places.ts';
import { writeResult } from '../output/write-result.ts';
import type { CommandContext } from './command.ts';

export async function fixCommand(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readArgs('fix', context.args);
  const outputs = checkPlaces(context.cwd, { ...(values.json === undefined ? {} : { json: values.json }) }, 'fix');
  const request = await requestOf(context, { values, positionals, outputs });
  const view = logView(context);
  const result = await fix(request, environment(context, values), listener(context, request, view));
  const { proof, made, files } = result;
  if (proof !== null) await context.stderr.write(`\n${proofText(proof, view)}`);
  const patch = patchOf(changesAfter(files, made), context.cwd);
  if (values.json !== undefined)
    await writeResult(context, { flag: '--json', path: values.json }, fixJson(result, request, patch));
  if (values.json !== '-') await printPatch(context, patch);
  const closing = closingText(result, request, view);
  if (closing !== '') await context.stderr.write(`\n${closing}`);
  return exitCodeOf(result);
}

function exitCodeOf({ proof }: FixResult): ExitCode {
  return proof?.passed === false ? EXIT.overBudget : EXIT.pass;
}

type Args = ReturnType<typeof readArgs<'fix'>>;

async function requestOf(
  { cwd, date, env }: CommandContext,
  { values, positionals, outputs }: Pick<Args, 'values' | 'positionals'> & { outputs: ReturnType<typeof checkPlaces> },
): Promise<FixRequest> {
  if (positionals.length > 1)
    throw new UsageError(`fix takes one image, not ${positionals.length}`, {
      hint: 'Write for example imagebudget fix web:ci',
    });
  const config = positionals.find(source => /\.ya?ml$/.test(source));
  if (config !== undefined)
    throw new UsageError(`${quote(config)} is a config, not an image`, {
      hint: `Write imagebudget fix --config ${onOneLine(config)}`,
    });
  for (const [flag, other] of [
    ['run', 'prove'],
    ['force', 'write'],
  ] as const)
    if (values[flag] !== undefined && !values[other])
      throw new UsageError(`--${flag} does nothing without --${other}`, { hint: `Add --${other}, or leave it out.` });
  const only = values.only?.flatMap(text => text.split(',')).map(id => id.trim());
  if (only?.includes(''))
    throw new UsageError('--only names no edit', { hint: 'Write --only ID; fix alone lists them.' });
  const job = await fixJobFor({
    cwd,
    date,
    env,
    workspace: null,
    config: values.config ?? null,
    dockerfile: values.dockerfile ?? null,
    withoutConfig: 'Or name the image: imagebudget fix web:ci',
    sources: positionals,
    build: null,
    platform: values.platform ?? null,
    verify: values.verify ?? false,
    outputs,
    limits: parseLimits('--limit', values.limit ?? []),
  });
  return {
    job,
    trust: oneOf('--trust', values.trust ?? 'same', TRUSTS),
    only: only === undefined ? null : [...new Set(only)],
    write: values.write ?? false,
    force: values.force ?? false,
    prove: values.prove ?? false,
    run: values.run === undefined ? null : commandWords('--run', values.run),
  };
}

function listener({ stderr }: CommandContext, request: FixRequest, view: View): Listener {
  return {
    planned: found => stderr.write(planText(found, request, view)),
    step: text => stderr.write(`  ${terminal(text)} …\n`),
  };
}

function logView(context: CommandContext): View {
  return viewOf(textOptions(context, 'stderr', { all: false, top: 0 }));
}

/** Exact for programs; for a person or a log nothing in it takes effect. */
async function printPatch(
  { stdout, stderr, colour, env, cwd }: CommandContext,
  { text, folder }: Patch,
): Promise<void> {
  if (text === '') return;
  const isRead = stdout.isTTY || [env.CI, env.GITHUB_ACTIONS, env.TF_BUILD].some(value => value && value !== 'false');
  const isShown = stdout.isTTY || colour.stdout || (isRead && !isPlain(text));
  if (isRead) await stderr.write('\n');
  await stdout.write(isShown ? shownPatch(text, painter(colour.stdout)) : text);
  if (isRead && !isPlain(text))
    await stderr.write('The diff has characters that are shown by number here. --json has it as it is.\n');
  if (folder !== cwd) await stderr.write(`Apply it in ${terminal(folder)}\n`);
}
