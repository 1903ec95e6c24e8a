/** Where Bundler is told which groups to leave out: a variable, or the file that `bundle config` writes. */
import { type BuildStep, stageSteps } from '../../../../dockerfile/build/build-steps.ts';
import { stageParents } from '../../../../dockerfile/build/stages.ts';
import { type Assignment, assignmentsOf } from '../../../../dockerfile/build/variables.ts';
import type { Operation } from '../../../../dockerfile/edit/operations/types.ts';
import type { Dockerfile, Instruction } from '../../../../dockerfile/parse.ts';
import { textPathOf } from '../../../../stack/file-tree.ts';
import type { EditImage } from '../../edit-image.ts';
import { isBundler } from './bundler-commands.ts';

const SETTING = 'BUNDLE_WITHOUT';
/** They decide as well which groups there are, or which settings are read. */
const OTHERS = /\bBUNDLE_(?:WITH|ONLY|GEMFILE|IGNORE_CONFIG|USER_CONFIG)\b/;
/** Where files with settings are looked for. */
const CONFIG = /\/(?:\.bundle|usr\/local\/bundle)\/config$/;
/** Options of `bundle install`, and what `bundle config` sets. */
const GROUPS = /^(?:--)?(?:with|without|only)(?:=|$)/;
const VALUE = /^[\w:. -]*$/;

/** An installation by Bundler, and the gems' way into the image. */
export interface BundlerInstall {
  /** All steps of the stage that installs, with those of stages below it. */
  chain: readonly BuildStep[];
  /** The first RUN of them that installs gems. */
  run: BuildStep;
  /** What brings the gems from that stage; null for a RUN of the image itself. */
  copier: BuildStep | null;
}

/** The stage that a COPY brings something from, with all stages below. */
export function wholeStage(stage: number, dockerfile: Dockerfile): BuildStep[] {
  return stageSteps(dockerfile, `${dockerfile.stages.findIndex(({ line }) => line === stage)}`);
}

/**
 * Sets the variable for the installation, and for the container, where Bundler would look for what is not installed.
 * @returns null if another setting decides, or if another stage would get this one too
 */
export function withoutGroups(
  groups: readonly string[],
  { chain, run, copier }: BundlerInstall,
  image: EditImage,
): Operation[] | null {
  const { dockerfile, steps, variables } = image;
  const all = [...chain, ...steps];
  if (all.some(({ instruction }) => decides(instruction, image)) || hasConfig(image)) return null;
  const own = new Set(all.map(({ stage }) => stage));
  const places =
    copier === null
      ? [{ in: steps, at: run }]
      : [
          { in: chain, at: run },
          { in: steps, at: copier },
        ];
  const operations = places.map((place): Operation | null => {
    const before = place.in.slice(
      0,
      place.in.findIndex(({ instruction }) => instruction.line === place.at.instruction.line),
    );
    const known = settingOf(before);
    // A later one would take its place.
    if (settingOf(place.in)?.line !== known?.line) return null;
    // The base image has set it.
    if (known === null && variables.has(SETTING) && settingOf(steps) === null) return null;
    const value = [...new Set([...(known?.groups ?? []), ...groups])].join(':');
    const { line } = place.at.instruction;
    if (known === null) return { kind: 'insert', line, where: 'before', text: `ENV ${SETTING}=${value}` };
    return known.groups === null ? null : { kind: 'set-variable', line: known.line, name: SETTING, value };
  });
  if (operations.includes(null) || operations.some(one => one !== null && isShared(one.line, own, dockerfile)))
    return null;
  return operations.filter(one => one !== null);
}

/** Whether an instruction says something about groups, in another way than by the variable in an `ENV`. */
function decides(instruction: Instruction, image: EditImage): boolean {
  const { keyword, text } = instruction;
  if (keyword === 'ENV') return OTHERS.test(text) || assignmentsOf(instruction).some(isOtherConfig);
  if (keyword === 'ARG') return text.includes('BUNDLE_');
  if (keyword !== 'RUN') return false;
  if (OTHERS.test(text) || text.includes(SETTING)) return true;
  return image
    .commandsOf(instruction)
    .some(command => isBundler(command) && command.args.some(arg => GROUPS.test(arg)));
}

/** Whether it sets a directory for settings that is not one of the usual ones. */
function isOtherConfig({ name, value }: Assignment): boolean {
  return name === 'BUNDLE_APP_CONFIG' && !CONFIG.test(`/${value?.replace(/["']/g, '')}/config`);
}

/** The last `ENV` of steps that sets the variable; its groups are null where they are not known. */
function settingOf(steps: readonly BuildStep[]): { line: number; groups: string[] | null } | null {
  for (const { instruction } of steps.toReversed()) {
    const own = assignmentsOf(instruction).findLast(({ name }) => name === SETTING);
    if (own === undefined) continue;
    const value = own.value?.replace(/^(["'])(.*)\1$/, '$2') ?? null;
    const isKnown = value !== null && VALUE.test(value);
    return { line: instruction.line, groups: isKnown ? value.split(/[: ]+/).filter(Boolean) : null };
  }
  return null;
}

/** Whether a file has settings of Bundler about groups, which go before variables, or may have them. */
function hasConfig(image: EditImage): boolean {
  const reader = image.records();
  const files = reader.kept.filter(node => node.name === 'config' && CONFIG.test(textPathOf(node)));
  return files.some(file =>
    /^BUNDLE_(?:WITH|WITHOUT|ONLY|GEMFILE):/m.test(reader.bytes(file)?.toString() ?? `${SETTING}:`),
  );
}

/** Whether a stage that is not among these has an instruction of one of them, by its line, below it. */
function isShared(line: number, own: ReadonlySet<number>, { stages, ...dockerfile }: Dockerfile): boolean {
  const at = stages.findLastIndex(stage => stage.line < line);
  const parents = stageParents({ stages, ...dockerfile });
  return stages.some((stage, index) => {
    if (own.has(stage.line)) return false;
    for (let below: number | null = index; below !== null; below = parents[below] ?? null)
      if (below === at) return true;
    return false;
  });
}
