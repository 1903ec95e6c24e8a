/** Leaves packages for development of npm, Yarn 1 and pnpm out of the stage from which a COPY brings them. */
import type { BuildStep } from '../../../../dockerfile/build/build-steps.ts';
import type { Operation } from '../../../../dockerfile/edit/operations/types.ts';
import type { Rule } from '../../../../rules/rule.ts';
import { shellWord } from '../../commands/shell-word.ts';
import type { EditImage, Maker } from '../../edit-image.ts';
import type { Group } from '../../group.ts';
import { isRoot } from '../../root-user.ts';
import { type CopiedStage, copiedStage } from '../../users/copied-stage.ts';
import { optionsFor } from '../clean-run.ts';
import { buildsSomething, leftOutPackages, projectOf } from './node-packages.ts';
import { isStarted, mayStartAny, omitDevEdit } from './omit-dev.ts';
import { manifestOf, runsOwnScripts } from './own-scripts.ts';
import { addsPackages, changesDirectory, pruningCommand } from './prune.ts';

const MODULES = '/node_modules';

/** They run nothing of the project, unless they build: see `buildsSomething`. */
const HARMLESS: ReadonlySet<string> = new Set([
  ...['npm', 'yarn', 'pnpm', 'corepack', 'apk', 'apt-get'],
  ...['chmod', 'chown', 'echo', 'mkdir', 'rm', 'set', 'true'],
]);

export const omitDevInStage: Maker = (group, image) => {
  const { rule, copies, paths } = group;
  const step = image.stepOf(group.layer);
  if (rule?.id !== 'node-dev-deps' || step === null || mayStartAny(image)) return null;
  const modules = outermost(paths);
  if (modules === null) return null;
  const path = paths[0] ?? '';
  const stage = copiedStage(step, { directory: modules, path }, image);
  const after = image.steps.slice(image.steps.indexOf(step) + 1);
  const builds = after.some(({ instruction }) => image.commandsOf(instruction).some(buildsSomething));
  const gone = leftOutPackages(group, image);
  if (stage === null || builds || addsPackages(image) || gone.some(({ name }) => isStarted(name, after))) return null;
  const operations = byOption(rule, { stage, group, image }) ?? pruned({ stage, group, image });
  const [first] = operations ?? [];
  if (operations === null || first === undefined) return null;
  const { line } = step.instruction;
  return {
    edit: { ...omitDevEdit(first.line, operations, gone), second: { line, does: 'copies them' } },
    copies,
    fromCopier: false,
  };
};

/** The one outermost `node_modules` of all paths; null for those of several projects. */
function outermost(paths: readonly string[]): string | null {
  const found = new Set(paths.map(path => path.slice(0, path.indexOf(`${MODULES}/`) + MODULES.length)));
  const [first = null] = found;
  return found.size === 1 ? first : null;
}

interface Installed {
  stage: CopiedStage;
  group: Group;
  image: EditImage;
}

/** The installation's own option, where nothing of the stage may need what it leaves out. */
function byOption(rule: Rule, { stage, group, image }: Installed): Operation[] | null {
  const runs = runsOf(stage);
  const installs = runs.filter(({ instruction }) => optionsFor(rule, instruction, image) !== null);
  const [install] = installs;
  if (install === undefined || installs.length > 1) return null;
  const later = runs.slice(runs.indexOf(install)).flatMap(({ instruction }) => image.commandsOf(instruction));
  const runsNothing = later.every(command => HARMLESS.has(command.name) && !buildsSomething(command));
  const project = projectOf(group.paths[0] ?? '');
  if (!runsNothing || manifestOf(project, image) === null || runsOwnScripts(project, install, image)) return null;
  return optionsFor(rule, install.instruction, image);
}

/** A pruning command at the end of the stage's last RUN: it must find the project's `package.json`, and be allowed to delete. */
function pruned({ stage, group, image }: Installed): Operation[] | null {
  const project = stage.source.endsWith(MODULES) ? stage.source.slice(0, -MODULES.length) : '';
  const runs = runsOf(stage);
  const last = runs.at(-1);
  const directory = shellWord(project);
  if (last === undefined || project === '' || directory === null || runs.some(mountsFiles)) return null;
  if (/\b(?:exit|exec|return|trap)\b/.test(last.instruction.text)) return null;
  const isInside = (run: BuildStep) =>
    run.workdir === project && !image.commandsOf(run.instruction).some(changesDirectory);
  if (!runs.some(run => isInside(run) && hasVerb(run, NEEDS_MANIFEST, image)) || !mayPrune(runs, image)) return null;
  const inImage = projectOf(group.paths[0] ?? '');
  const pruning = pruningCommand({ group, project: inImage, at: project, runs }, image);
  const isNpm = pruning?.[0] === 'npm';
  if (pruning === null || !(isNpm || isInside(last))) return null;
  const command = [...pruning, ...(isInside(last) ? [] : ['--prefix', directory])].join(' ');
  return [{ kind: 'append-command', line: last.instruction.line, command }];
}

/** Another user than root may only delete what he installed. */
function mayPrune(runs: readonly BuildStep[], image: EditImage): boolean {
  const users = new Set(runs.map(({ user }) => user));
  return isRoot(runs.at(-1)?.user ?? null) || (users.size === 1 && runs.some(run => hasVerb(run, INSTALLS, image)));
}

const INSTALLS = /^(?:ci|i|install)$/;
const NEEDS_MANIFEST = /^(?:ci|i|install|run|run-script|test)$/;

function hasVerb({ instruction }: BuildStep, verb: RegExp, image: EditImage): boolean {
  return image.commandsOf(instruction).some(({ name, args }) => /^p?npm$/.test(name) && verb.test(args[0] ?? ''));
}

function runsOf({ steps }: CopiedStage): BuildStep[] {
  return steps.filter(({ instruction }) => instruction.keyword === 'RUN');
}

/** Whether a RUN sees files that are not in the stage, which pruning could not write, or would look for in vain. */
function mountsFiles({ options }: BuildStep): boolean {
  return options.some(option => option.startsWith('--mount=') && !/\btype=(?:cache|secret|ssh)\b/.test(option));
}
