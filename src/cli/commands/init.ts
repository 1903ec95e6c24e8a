/** `imagebudget init`: a first config from what is measured. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { check } from '../../check.ts';
import { checkLength } from '../../config/parse-config.ts';
import { ConfigError, codeOf, EXIT, type ExitCode, MeasureError, UsageError } from '../../errors.ts';
import { CONFIG_NAME, hasConfig, parsedConfigs } from '../../job/config/read-config.ts';
import type { ImageReport } from '../../report/types.ts';
import { oneSource, readArgs } from '../arguments/args.ts';
import { imageJob } from '../arguments/image-job.ts';
import { environment } from '../environment.ts';
import { type DiveRules, readDiveFile } from '../init/dive-file.ts';
import { firstBudgets, firstConfig, type Setting } from '../init/first-config.ts';
import { fromDive } from '../init/from-dive.ts';
import { initText } from '../init/text.ts';
import type { CommandContext } from './command.ts';

export async function initCommand(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readArgs('init', context.args);
  const source = oneSource('init', positionals);
  if (hasConfig(context.cwd)) throw thereIsOne();
  if (values.platform === 'all')
    throw new UsageError('init measures one platform', {
      hint: 'Name it, as in --platform linux/arm64. The config may say platform: all afterwards.',
    });
  const dive = values.from === undefined ? null : readFrom(context.cwd, values.from);
  const job = await imageJob(context, values, source);
  const [image] = (await check({ ...job, trust: 'same' }, environment(context, values))).images;
  if (image === undefined) throw new MeasureError('init: nothing was measured');
  const { budgets, notes } = budgetsFor(image, dive);
  const wanted = settingsOf(image, context.cwd, values);
  const isNamed = await accepts(firstConfig(image, { budgets, settings: wanted }));
  const settings = isNamed ? wanted : wanted.filter(({ key }) => key === 'platform');
  await writeNew(resolve(context.cwd, CONFIG_NAME), firstConfig(image, { budgets, settings }));
  await context.stdout.write(initText({ path: CONFIG_NAME, image, settings, budgets, notes, source }));
  return EXIT.pass;
}

/** The rules of dive go before what would be written of the same figures. */
function budgetsFor(image: ImageReport, dive: DiveRules | null) {
  const own = firstBudgets(image);
  if (dive === null) return { budgets: own, notes: [] };
  const { budgets, notes } = fromDive(dive, image);
  return { budgets: [...own.filter(({ name }) => name !== 'wasted'), ...budgets], notes };
}

/** @throws UsageError, ConfigError */
function readFrom(cwd: string, path: string): DiveRules {
  try {
    const full = resolve(cwd, path);
    const file = statSync(full);
    // Reading a FIFO that nobody writes to would never end.
    if (!file.isFile()) throw new UsageError(`--from: cannot read ${path}`, { hint: 'It must be a regular file.' });
    checkLength(file.size, path);
    return readDiveFile(readFileSync(full), path);
  } catch (cause) {
    if (codeOf(cause) === undefined) throw cause;
    throw new UsageError(`--from: cannot read ${path} (${codeOf(cause)})`, {
      hint: 'Name the CI file of dive, such as --from .dive-ci',
      cause,
    });
  }
}

function thereIsOne(): UsageError {
  return new UsageError(`there is already a ${CONFIG_NAME} here, and init never replaces one`, {
    hint: 'Check by it with imagebudget check, or rename it and run init again.',
  });
}

/** What the config has to name: the image, unless a config cannot, and what was chosen by options. */
function settingsOf(
  { source }: ImageReport,
  cwd: string,
  { dockerfile }: { dockerfile?: string | undefined },
): Setting[] {
  const { reference, platform, otherPlatforms = [] } = source;
  return [
    ...targetOf(source, cwd).map((key): Setting => ({ key, value: reference })),
    // One of several is the one that this machine runs; the next machine may run another.
    ...(otherPlatforms.length > 0 ? [{ key: 'platform', value: platform } as const] : []),
    ...(dockerfile === undefined ? [] : [{ key: 'dockerfile', value: dockerfile } as const]),
  ];
}

/** The key for this source; none for standard input, Podman and one image of an archive, which a config cannot name. */
function targetOf({ kind, reference }: ImageReport['source'], cwd: string): Setting['key'][] {
  if (kind === 'docker') return ['image'];
  if (kind === 'registry') return ['registry'];
  if (kind === 'podman' || kind === 'build' || !existsSync(resolve(cwd, reference))) return [];
  return [kind === 'oci-layout' ? 'layout' : 'archive'];
}

/** Whether the config can be read back: names of files may hold what a config does not take. */
async function accepts(text: string): Promise<boolean> {
  try {
    await parsedConfigs({ path: CONFIG_NAME, bytes: Buffer.from(text) });
    return true;
  } catch (error) {
    if (error instanceof ConfigError) return false;
    throw error;
  }
}

/** @throws UsageError if it is there meanwhile; MeasureError if it cannot be written */
async function writeNew(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') throw thereIsOne();
    throw new MeasureError(`init: cannot write ${CONFIG_NAME} (${codeOf(cause) ?? 'unknown error'})`, {
      hint: 'Check that this directory is writable.',
      cause,
    });
  }
}
