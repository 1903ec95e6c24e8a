/** Proves a plan: builds the image before and after each edit in one session, measures, and tries whether it still starts. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { baseNameOf } from '../../dockerfile/build/stages.ts';
import type { Environment } from '../../environment.ts';
import { MeasureError } from '../../errors.ts';
import type { ImageReport } from '../../report/types.ts';
import { builderOf } from '../../source/engine/build.ts';
import { sourceIo } from '../../source/source-io.ts';
import type { FixRequest, Listener, PlannedFix } from '../types.ts';
import { climb } from './climb.ts';
import { type ContainerConfig, checkFor, configOf } from './container-config.ts';
import { measure, moved, type ProofContext } from './context.ts';
import { commandsOf, filesOf, namesOf, programsOf, type Started } from './programs.ts';
import { buildWith, recipeOf, withOwnContext } from './recipe.ts';
import { Session } from './session.ts';
import { tryImage } from './try-image.ts';
import type { Check, Program, Proof } from './types.ts';

/** @throws MeasureError if nothing can be proven: no engine, or an original that does not build or start */
export async function prove(
  found: PlannedFix,
  request: FixRequest,
  { environment, listener }: { environment: Environment; listener: Listener },
): Promise<Proof> {
  const io = sourceIo(environment, { limits: request.job.limits, verify: false, smallFiles: [] });
  const recipe = recipeOf(request.job, found.files, await builderOf(io));
  const folder = mkdtempSync(join(environment.temporaryFolder, 'imagebudget-fix-'));
  try {
    const session = await Session.open(io);
    try {
      const { signal } = environment;
      const own = await withOwnContext(recipe, folder, signal);
      return await proveIn({ found, request, environment, listener, io, session, recipe: own, folder });
    } finally {
      await session[Symbol.asyncDispose]();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function proveIn(context: ProofContext): Promise<Proof> {
  const { found, session, request, listener } = context;
  const { dockerfile, target } = found.image.edits.files;
  const base = dockerfile === null ? null : baseNameOf(dockerfile, target);
  const before = await baseIdOf(session, base);
  await listener.step('building the image without edits');
  const original = await buildOriginal(context);
  const report = await measure(context, original.id);
  const config = await configOf(session, original.id);
  const chosen = checkFor(config, request.run);
  const started = await startedBy(context, original.id, config);
  const { programs } = started;
  await tryOriginal(context, original.id, chosen);
  const control = await controlOf(context, { id: original.id, check: chosen, programs });
  const climbed = await climb(context, { report, check: chosen, started });
  const after = await baseIdOf(session, base);
  if (before !== null && after !== null && before !== after) throw moved(base);
  return {
    ...climbed,
    passed: climbed.stopped !== 'failure' && control?.failed !== false,
    base: {
      name: base,
      id: before === after ? before : null,
      same: before !== null || (found.image.base?.layers ?? 0) > 0,
    },
    original: { ...original, size: report.sizes.image },
    check: chosen,
    control,
    programs,
    notes: [...differences(found.image, report), ...notesOn(chosen, control)],
  };
}

/** @throws MeasureError if it does not build: then no edit can be blamed */
async function buildOriginal({ session, recipe, folder }: ProofContext): Promise<{ id: string; seconds: number }> {
  const built = await session.build(buildWith(recipe, 0, folder));
  if ('id' in built) return built;
  throw new MeasureError('the image does not build without edits, so nothing can be proven', {
    hint: `Nothing was written. Build arguments and a target are given under "build" in the config. The end of the output:\n${built.problem}`,
  });
}

async function startedBy({ request, io }: ProofContext, id: string, config: ContainerConfig): Promise<Started> {
  const commands = commandsOf(config, request.run);
  const platform = request.job.targets[0]?.platform ?? null;
  const files = await filesOf({ id, platform }, namesOf(commands), io);
  return { config, commands, programs: programsOf(commands, config, files), files };
}

/** @throws MeasureError if the check fails without edits: then it cannot tell anything */
async function tryOriginal(
  { session, environment, listener }: ProofContext,
  image: string,
  check: Check,
): Promise<void> {
  if (check.kind === 'none') return;
  await listener.step('starting it');
  const { signal } = environment;
  const tried = await tryImage({ session, image, check, signal });
  if (tried?.passed) return;
  throw new MeasureError(`the image fails the check without edits: ${tried?.seen ?? ''}`, {
    hint: "Nothing was written. Containers have no network here. Give a command that works without: --run 'COMMAND'",
  });
}

interface Controlled {
  id: string;
  check: Check;
  programs: readonly Program[];
}

/** The check must be able to fail: it is made once more with an empty file for the program. */
async function controlOf(
  { session, environment, folder, listener }: ProofContext,
  { id: image, check, programs }: Controlled,
): Promise<Proof['control']> {
  const role = check.kind === 'run' ? '--run program' : 'entry program';
  const program = programs.find(one => one.role === role) ?? programs.find(one => one.role === 'entry program');
  if (check.kind === 'none' || program === undefined) return null;
  await listener.step(`starting it without ${program.path}, which must fail`);
  const empty = join(folder, 'empty');
  writeFileSync(empty, '', { mode: 0o644 });
  const { signal } = environment;
  const tried = await tryImage({ session, image, check, signal, without: { path: program.path, empty } });
  return tried === null ? null : { without: program.path, failed: !tried.passed };
}

/** The engine's ID of the base image; null if it has none, as where BuildKit keeps it for itself. */
async function baseIdOf(session: Session, name: string | null): Promise<string | null> {
  if (name === null || name === 'scratch') return null;
  const { code, stdout } = await session.docker(['image', 'inspect', '--format', '{{.Id}}', '--', name]);
  return code === 0 ? stdout.trim() || null : null;
}

/** What of the image that was named is not as in the one that was built here. */
function differences(named: ImageReport, built: ImageReport): string[] {
  const layers = named.base?.layers ?? 0;
  const isOther = named.layers.slice(0, layers).some(({ diffId }, at) => built.layers[at]?.diffId !== diffId);
  const off = Math.abs(built.sizes.image - named.sizes.image);
  return [
    ...(isOther ? ['The base image is not the one that the measured image was built on.'] : []),
    ...(off > named.sizes.image * 0.01
      ? [`Built here without edits, the image has ${built.sizes.image} bytes instead of ${named.sizes.image}.`]
      : []),
  ];
}

function notesOn(check: Check, control: Proof['control']): string[] {
  return [
    ...(check.kind === 'none' ? ['The image names no program to start, so none was started.'] : []),
    ...(check.kind !== 'none' && control === null
      ? ['No negative control: the program that starts is not known.']
      : []),
    'Libraries that programs load were not looked up; only what ran shows that they are there.',
  ];
}
