/** Leaves gems for development out of an installation by Bundler. */
import type { BuildStep } from '../../../../dockerfile/build/build-steps.ts';
import { assignmentsOf } from '../../../../dockerfile/build/variables.ts';
import { bundleOf, gemPlaces, programsOf } from '../../../../rules/lockfiles/bundle.ts';
import { isForDevelopment } from '../../../../rules/lockfiles/development-groups.ts';
import type { DevelopmentGems } from '../../../../rules/lockfiles/gemfile-lock.ts';
import { nodeAt, textPathOf } from '../../../../stack/file-tree.ts';
import type { StackInode, StackNode } from '../../../../stack/merge/merged-tree.ts';
import type { EditImage, Maker } from '../../edit-image.ts';
import type { Group } from '../../group.ts';
import { leftOut } from '../../trust.ts';
import { copiedStage } from '../../users/copied-stage.ts';
import { compiledFrom } from './bootsnap-cache.ts';
import { baseName, hasName, installsGems, mayNeedGems } from './bundler-commands.ts';
import { type BundlerInstall, wholeStage, withoutGroups } from './bundler-setting.ts';
import { omitDevEdit } from './omit-dev.ts';

export const omitBundlerDev: Maker = (group, image) => {
  if (group.rule?.id !== 'bundler-dev-deps') return null;
  const gems = gemsOf(image);
  const installed = installOf(group, image);
  // Another target may run tests.
  if (gems === null || installed === null || image.dependentsOf(installed.run.stage).length > 0) return null;
  const groups = groupsWith(group, image);
  const programs = programsIn(groups, { gems, image });
  const names = new Set([...gems.gems.values(), ...programs.keys()]);
  const operations = withoutGroups(gems.groups, installed, image);
  if (operations === null || buildNeeds(names, installed, image) || mayStartAny(names, { gems, image })) return null;
  const copies = new Set([...groups.flatMap(one => [...one.copies]), ...furtherCopies(groups, { gems, image })]);
  const nameOf = (path: string) =>
    gemPlaces(path).find(({ full }) => gems.gems.has(full))?.full ?? programs.get(baseName(path)) ?? path;
  const { run, copier } = installed;
  const second = copier === null ? null : { line: copier.instruction.line, does: 'copies them' };
  const edit = omitDevEdit(run.instruction.line, operations, leftOut(copies, nameOf, image));
  return { edit: { ...edit, second }, copies, fromCopier: false };
};

function gemsOf(image: EditImage): DevelopmentGems | null {
  const reader = image.records();
  const text = (node: StackNode | undefined) => reader.bytes(node)?.toString() ?? null;
  return bundleOf(
    locksOf(image).map(lock => ({ lockfile: text(lock), gemfile: text(lock.parent?.children?.get('Gemfile')) })),
  );
}

function locksOf(image: EditImage): StackNode[] {
  return image.records().kept.filter(({ name }) => name === 'Gemfile.lock');
}

/** Null if it is not certain what installed the gems. */
function installOf(group: Group, image: EditImage): BundlerInstall | null {
  const step = image.stepOf(group.layer);
  const isInstall = ({ instruction }: BuildStep) => image.commandsOf(instruction).some(installsGems);
  if (step?.instruction.keyword === 'RUN') {
    const run = image.steps.find(isInstall);
    return run === undefined || !isInstall(step) ? null : { chain: image.steps, run, copier: null };
  }
  const [path = ''] = group.paths;
  const home = gemPlaces(path)[0]?.home;
  if (step === null || home === undefined || group.paths.some(one => !one.startsWith(`${home}/`))) return null;
  const stage = copiedStage(step, { directory: home, path }, image)?.steps[0]?.stage;
  const chain = stage === undefined ? [] : wholeStage(stage, image.dockerfile);
  const run = chain.find(isInstall);
  return run === undefined ? null : { chain, run, copier: step };
}

/** The groups that one edit frees: all that RUNs of the image installed, or what the one COPY brings. */
function groupsWith(group: Group, image: EditImage): Group[] {
  const isRun = ({ layer }: Group) => image.stepOf(layer)?.instruction.keyword === 'RUN';
  if (!isRun(group)) return [group];
  return image.groups.filter(one => one.rule === group.rule && one.bucket === group.bucket && isRun(one));
}

interface OfImage {
  gems: DevelopmentGems;
  image: EditImage;
}

/** Names of gems by their programs. */
function programsIn(groups: readonly Group[], { gems, image }: OfImage): Map<string, string> {
  const reader = image.records();
  const found = new Map<string, string>();
  for (const path of groups.flatMap(({ paths }) => paths)) {
    const full = /\/specifications\/([^/]+)\.gemspec$/.exec(path)?.[1] ?? '';
    if (!gems.gems.has(full)) continue;
    const spec = reader.bytes(nodeAt<StackNode>(image.root, path));
    for (const program of programsOf(spec?.toString() ?? '')) found.set(program, full);
  }
  return found;
}

/** What other rules claim of the same gems, since it came with the same layers, and what bootsnap made of them. */
function furtherCopies(groups: readonly Group[], { gems, image }: OfImage): StackInode[] {
  const layers = new Set(groups.map(({ layer }) => layer));
  const paths = groups.flatMap(one => one.paths);
  const homes = new Set(paths.flatMap(path => gemPlaces(path).map(({ home }) => home)));
  const others = image.groups.filter(one => layers.has(one.layer) && one.bucket !== 'wasted' && !groups.includes(one));
  const isGone = (path: string) => gemPlaces(path).some(({ home, full }) => homes.has(home) && gems.gems.has(full));
  const gone = others.flatMap(one => one.paths).filter(isGone);
  const compiled = locksOf(image).flatMap(({ parent }) =>
    parent == null ? [] : compiledFrom([...paths, ...gone], parent),
  );
  return [...gone.flatMap(path => nodeAt<StackNode>(image.root, path)?.inode ?? []), ...compiled];
}

/** Whether the build may need gems after they are installed, or copied. */
function buildNeeds(names: ReadonlySet<string>, { chain, run, copier }: BundlerInstall, image: EditImage): boolean {
  const later = [
    ...chain
      .slice(chain.findIndex(({ instruction }) => instruction.line === run.instruction.line))
      .map(step => ({ step, of: chain })),
    ...(copier === null ? [] : image.steps.slice(image.steps.indexOf(copier)).map(step => ({ step, of: image.steps }))),
  ];
  return later.some(({ step, of }) => {
    const commands = image.commandsOf(step.instruction);
    const first = step.instruction.line === run.instruction.line ? commands.findIndex(installsGems) : 0;
    return commands.slice(first).some(command => mayNeedGems(command, names, environmentIn(of, step)));
  });
}

/** `RAILS_ENV`, or what Rails takes in its place, as the steps before one have set it. */
function environmentIn(steps: readonly BuildStep[], step: BuildStep): string | null {
  const set = steps.slice(0, steps.indexOf(step)).flatMap(({ instruction }) => assignmentsOf(instruction));
  const own = set.findLast(({ name }) => name === 'RAILS_ENV') ?? set.findLast(({ name }) => name === 'RACK_ENV');
  return own?.value?.replace(/["']/g, '') ?? null;
}

const RUNS_ANY = /^(?:make|foreman|overmind|guard|spring|setup|dev)$/;

/** Whether the container, or a check of it, may start any of the gems, or starts in an environment that may load them. */
function mayStartAny(names: ReadonlySet<string>, of: OfImage): boolean {
  const { steps, start } = of.image;
  const checks = steps.filter(({ instruction }) => instruction.keyword === 'HEALTHCHECK');
  const words = [...start, ...checks.map(({ instruction }) => instruction.text)].flatMap(wordsOf);
  if (words.some(word => hasName(names, word) || RUNS_ANY.test(baseName(word)))) return true;
  return words.some(word => mayRunAny(word, names, of.image)) || !isForProduction(words, of);
}

function wordsOf(text: string): string[] {
  return text.split(/[\s"',;|&()[\]]+/);
}

/** Whether a word names a script that is not known to run none of them. */
function mayRunAny(word: string, names: ReadonlySet<string>, image: EditImage): boolean {
  if (!isScript(word)) return false;
  const end = word.replace(/^\.?\/?/, '/');
  const reader = image.records();
  const [script, ...others] = reader.kept.filter(node => textPathOf(node).endsWith(end));
  const text = others.length === 0 ? reader.bytes(script)?.toString() : undefined;
  const lines = text?.split('\n').filter(line => !line.trimStart().startsWith('#'));
  return (
    lines === undefined ||
    lines
      .flatMap(wordsOf)
      .some(one => hasName(names, one) || isScript(one) || RUNS_ANY.test(baseName(one)) || isTest(one))
  );
}

function isScript(word: string): boolean {
  return /(?:\.(?:ba)?sh|entrypoint)$/.test(word);
}

function isTest(word: string): boolean {
  return /^(?:r?spec|test|db:test.*|BUNDLE_\w+=.*|(?:RAILS|RACK|APP)_ENV=(?:development|test))$/.test(word);
}

/** Whether frameworks that run in development unless they are told otherwise are told so. */
function isForProduction(words: readonly string[], { gems: { others }, image: { variables } }: OfImage): boolean {
  const kept = new Set(others.values());
  const option = words.findIndex(word => /^(?:-e|--environment)$/.test(word));
  const given = words.flatMap(word => /^(?:--environment|(?:RAILS|RACK|APP)_ENV)=(\w+)$/.exec(word)?.[1] ?? []).at(-1);
  const named = given ?? (option === -1 ? undefined : words[option + 1]);
  const read = kept.has('railties') ? ['RAILS_ENV', 'RACK_ENV'] : ['APP_ENV', 'RACK_ENV', 'HANAMI_ENV'];
  const environment = named ?? read.map(name => variables.get(name)).find(value => value !== undefined && value !== '');
  if (environment === undefined) return !kept.has('rack') && !kept.has('railties');
  return /^\w+$/.test(environment) && !isForDevelopment(environment);
}
