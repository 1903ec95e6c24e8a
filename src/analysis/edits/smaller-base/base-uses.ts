/** What an image uses of its base that the smaller one lacks. */

import type { Sibling } from '../../../advice/base-siblings.ts';
import type { EditImage } from '../../../advice/edits/edit-image.ts';
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import { type Command, commandsOf } from '../../../dockerfile/commands.ts';
import { healthCheckOf } from '../../../dockerfile/healthcheck.ts';
import type { Instruction } from '../../../dockerfile/parse.ts';
import { bytesOf } from '../../../image/byte-path.ts';
import { DEFAULT_PATH, environment } from '../../../image/config-paths.ts';
import { isShell } from '../../../image/known-programs.ts';
import type { ImageConfig } from '../../../image/types.ts';
import type { InstalledPackage, Packages } from '../../../packages/find-packages.ts';
import { searchPaths } from '../../../runtime/setting-files.ts';
import { pathOf } from '../../../stack/file-tree.ts';
import type { StackNode } from '../../../stack/merge/merged-tree.ts';
import { follower } from '../../../stack/symlinks.ts';
import { remembered } from '../../remembered.ts';
import { isScript } from '../recommends/scripts.ts';
import { MAY_COMPILE } from '../recommends/used-packages.ts';
import { leavesDocumentsOut, readsDocuments, translation } from './documents.ts';
import type { NativeFile } from './native-files.ts';
import { libraryPackages } from './native-libraries.ts';
import { commandText, runsOf } from './own-runs.ts';

/** What other base the image would have. */
export interface ProgramUseFacts {
  image: EditImage;
  config: ImageConfig;
  packages: Packages;
  sibling: Pick<Sibling, 'kind'>;
  lacking: ReadonlySet<InstalledPackage>;
}

export interface BaseUseFacts extends ProgramUseFacts {
  natives: readonly NativeFile[];
}

export interface BaseUse {
  /** What uses it: `its HEALTHCHECK runs curl`. */
  clause: string;
  /** The package that has what is used; null if no installation is enough, or if it is not known which. */
  package: string | null;
  /** The own RUN that uses it; null for whatever else does. */
  run: BuildStep | null;
  /** Names of packages whose libraries the RUN linked, as it seems, to what it made. */
  linked: readonly string[];
}

/** Programs of a JDK that a JRE lacks. */
const OF_JDK: ReadonlySet<string> = new Set([
  ...['javac', 'jar', 'javadoc', 'javap', 'jarsigner', 'jcmd', 'jconsole', 'jdb', 'jdeprscan', 'jdeps', 'jhsdb'],
  ...[
    'jimage',
    'jinfo',
    'jlink',
    'jmap',
    'jmod',
    'jpackage',
    'jps',
    'jshell',
    'jstack',
    'jstat',
    'jstatd',
    'jwebserver',
  ],
  ...['mvn', 'gradle', 'ant', 'sbt'],
]);
/** Verbs that need the SDK; the runtime starts a DLL. */
const OF_SDK =
  /^(?:build|run|publish|restore|test|watch|tool|new|add|pack|msbuild|ef|nuget|workload|clean|dev-certs|user-secrets|fsi|sln)$/;
/** They start what is given to them, perhaps as one word. */
const STARTS_OTHERS =
  /^(?:xargs|find|timeout|su|runuser|gosu|su-exec|setpriv|nohup|watch|eval|parallel|tini|dumb-init|docker-entrypoint\.sh)$/;

/** All that the smaller base lacks and something uses, as far as can be known. */
export function* usesOfBase(facts: BaseUseFacts): Iterable<BaseUse> {
  yield* startedPrograms(facts);
  yield* readDocuments(facts);
  yield* fetchedByGit(facts);
  yield* mayCompile(facts);
  yield* neededLibraries(facts);
}

/** By own instructions, those of stages that build on it, the HEALTHCHECK, the start, scripts. */
export function* startedPrograms(facts: ProgramUseFacts): Iterable<BaseUse> {
  const { image, config } = facts;
  const packageOf = programPackages(facts);
  const inText = (text: string, who: string, run: BuildStep | null = null) =>
    commandsOf(text).flatMap(command => lackedBy(command, facts, packageOf).map(one => useOf(one, who, run)));
  for (const { instruction, run } of runsOf(image))
    yield* inText(commandText(instruction), `line ${instruction.line} runs`, run);
  yield* inText(healthCheckOf(config, image.steps)?.text ?? '', 'its HEALTHCHECK runs');
  yield* inText([...config.entrypoint, ...config.cmd].join(' '), 'it starts');
  const reader = image.records();
  // Its first line names the shell.
  for (const node of reader.kept.filter(one => isScript(pathOf(one)) && isOwn(one, image)))
    yield* inText((reader.start(node) ?? '').replace(/^#!/, ''), `${node.name} runs`);
}

/** Documents that own instructions read, and translations that the environment asks for. */
function* readDocuments({ image, config, sibling }: BaseUseFacts): Iterable<BaseUse> {
  if (!leavesDocumentsOut(sibling)) return;
  const use = { package: null, run: null, linked: [] };
  for (const { instruction } of runsOf(image))
    if (commandsOf(commandText(instruction)).some(readsDocuments))
      yield { ...use, clause: `line ${instruction.line} reads documents of packages` };
  const language = sibling.kind === 'undocumented' ? translation(config) : null;
  if (language !== null) yield { ...use, clause: `${language} and asks for translations` };
}

interface LackedProgram {
  name: string;
  package: string | null;
}

const useOf = ({ name, package: owner }: LackedProgram, who: string, run: BuildStep | null): BaseUse => ({
  clause: `${who} ${name}`,
  package: owner,
  run,
  linked: [],
});

function lackedBy(
  command: Command,
  { sibling: { kind } }: ProgramUseFacts,
  packageOf: (word: string) => string | null,
): LackedProgram[] {
  const isStarter = isShell(command.name) || STARTS_OTHERS.test(command.name);
  const words = [command.name, ...(isStarter ? wordsIn(command.args) : [])];
  const found = words.flatMap((name): LackedProgram[] => {
    if (kind === 'jre' && OF_JDK.has(name)) return [{ name, package: null }];
    const owner = packageOf(name);
    return owner === null ? [] : [{ name, package: owner }];
  });
  const isBuild = kind === 'runtime' && command.name === 'dotnet' && OF_SDK.test(command.args[0] ?? '');
  return isBuild ? [...found, { name: `dotnet ${command.args[0]}`, package: null }] : found;
}

/** Words of arguments, those of a quoted command too. */
function wordsIn(args: readonly string[]): string[] {
  return args.flatMap(arg => arg.split(/[\s;&|()`"']+/));
}

/** For the name of a program the lacking package that it would be started from. */
function programPackages({ image, config, packages, lacking }: ProgramUseFacts): (word: string) => string | null {
  const follow = follower(image.root);
  const set = environment(config).get('PATH') ?? '';
  const directories = [...set.split(':'), ...DEFAULT_PATH.split(':')].filter(one => one.startsWith('/'));
  return remembered((word: string): string | null => {
    if (!/^[\w.+@/-]+$/.test(word)) return null;
    const paths = word.startsWith('/') ? [word] : directories.map(directory => `${directory}/${word}`);
    for (const path of paths) {
      const inode = (follow.path(bytesOf(path)) as StackNode | null)?.inode;
      if (!inode) continue;
      const owner = packages.ownerOf(inode);
      return owner !== null && lacking.has(owner) ? owner.name : null;
    }
    return null;
  });
}

function isOwn({ inode }: StackNode, { baseLayers }: EditImage): boolean {
  return inode !== null && inode.layer >= baseLayers;
}

/** A Python package that came from a repository (PEP 610, `direct_url.json`). */
function* fetchedByGit({ image, packages, lacking }: BaseUseFacts): Iterable<BaseUse> {
  if (![...lacking].some(({ name }) => name === 'git')) return;
  for (const { name, manager, record } of packages.installed) {
    const url =
      manager === 'pip' && isOwn(record, image) ? record.parent?.children?.get('direct_url.json')?.inode : null;
    const text = url ? image.layers[url.layer]?.kept(url.entry) : undefined;
    if (text !== undefined && Buffer.from(text).includes('"vcs_info"'))
      yield { clause: `pip fetches ${name} by git`, package: 'git', run: image.stepOf(record.layer), linked: [] };
  }
}

/** Files that a RUN may have compiled, by the compilers of the full base. */
function* mayCompile(facts: BaseUseFacts): Iterable<BaseUse> {
  const { image, sibling, natives } = facts;
  if (sibling.kind !== 'slim') return;
  const compiles = (instruction: Instruction) =>
    commandsOf(commandText(instruction)).some(({ name }) => MAY_COMPILE.test(name));
  const other = runsOf(image).find(({ instruction, run }) => run === null && compiles(instruction));
  if (other !== undefined) {
    const clause = `line ${other.instruction.line}, which builds on the same base, may compile`;
    yield { clause, package: null, run: null, linked: [] };
  }
  const librariesOf = libraryPackages(facts.packages, searchPaths(facts.config, image));
  for (const native of natives) {
    const run = image.stepOf(native.inode.layer);
    if (run?.instruction.keyword !== 'RUN' || isPrebuilt(native, facts) || !compiles(run.instruction)) continue;
    const clause = `line ${run.instruction.line} may have compiled ${native.path}`;
    yield { clause, package: null, run, linked: librariesOf(native).map(({ owner }) => owner.name) };
  }
}

/** Whether a package manager downloaded a compiled file as it is. */
function isPrebuilt({ node, inode, path }: NativeFile, { packages, image }: BaseUseFacts): boolean {
  const owner = packages.ownerOf(inode);
  switch (owner?.manager) {
    case 'pip':
      return /manylinux|musllinux/.test(wheelTags(owner, image.layers));
    case 'gem':
      return owner.architecture !== null;
    case 'npm':
      // node-gyp builds here, and leaves its own settings there.
      return !/\/build\/(?:Release|Debug)\//.test(path) || !hasSettings(node);
    default:
      return false;
  }
}

/** The tags of a Python package's wheel. Wheels for all distributions have one of these (PEP 600, PEP 656); what is built in place is `linux_x86_64`. */
export function wheelTags({ record }: InstalledPackage, layers: EditImage['layers']): string {
  const wheel = record.parent?.children?.get('WHEEL')?.inode;
  const text = wheel ? layers[wheel.layer]?.kept(wheel.entry) : undefined;
  if (text === undefined) return '';
  const lines = Buffer.from(text)
    .toString('latin1')
    .match(/^Tag: \S*/gm);
  return (lines ?? []).join('\n');
}

function hasSettings(node: StackNode): boolean {
  for (let at: StackNode | null = node; at !== null; at = at.parent)
    if (at.name === 'build') return at.children?.has('config.gypi') === true || at.children?.has('Makefile') === true;
  return false;
}

/** Libraries that an own file needs and that came with a lacking package. */
function* neededLibraries(facts: BaseUseFacts): Iterable<BaseUse> {
  const { image, config, packages, lacking, natives } = facts;
  const paths = searchPaths(config, image);
  const librariesOf = libraryPackages(packages, paths);
  const use = { package: null, run: null, linked: [] };
  for (const native of natives) {
    for (const { name, owner } of librariesOf(native).filter(one => lacking.has(one.owner)))
      yield { ...use, clause: `${native.path} needs ${name} of ${owner.name}`, package: owner.name };
    if (paths.directories.isCut) yield { ...use, clause: `${native.path} looks for libraries in too many directories` };
  }
}
