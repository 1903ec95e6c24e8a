/** What an image uses of its base that the smaller one lacks. Each question is answered by a clause, or by null for nothing. */

import type { Sibling } from '../../../advice/base-siblings.ts';
import type { EditImage } from '../../../advice/edits/edit-image.ts';
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import { type Command, commandsOf } from '../../../dockerfile/commands.ts';
import { healthCheckOf } from '../../../dockerfile/healthcheck.ts';
import { jsonWords } from '../../../dockerfile/words.ts';
import { bytesOf } from '../../../image/byte-path.ts';
import { DEFAULT_PATH, environment } from '../../../image/config-paths.ts';
import { isShell } from '../../../image/known-programs.ts';
import type { ImageConfig } from '../../../image/types.ts';
import type { InstalledPackage, Packages } from '../../../packages/find-packages.ts';
import { findLibrary } from '../../../runtime/libraries/find-library.ts';
import { searchPaths } from '../../../runtime/setting-files.ts';
import { pathOf } from '../../../stack/file-tree.ts';
import type { StackNode } from '../../../stack/merge/merged-tree.ts';
import { follower } from '../../../stack/symlinks.ts';
import { remembered } from '../../remembered.ts';
import { isScript } from '../recommends/scripts.ts';
import { MAY_COMPILE } from '../recommends/used-packages.ts';
import type { NativeFile } from './native-files.ts';

export interface BaseUseFacts {
  image: EditImage;
  config: ImageConfig;
  packages: Packages;
  sibling: Sibling;
  lacking: ReadonlySet<InstalledPackage>;
  natives: readonly NativeFile[];
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

/** The first thing that the smaller base lacks and something uses, as far as can be known. */
export function usedOfBase(facts: BaseUseFacts): string | null {
  return startedProgram(facts) ?? fetchedByGit(facts) ?? mayCompile(facts) ?? neededLibrary(facts);
}

/** Own instructions, those of stages that build on it, the HEALTHCHECK, the start, scripts. */
function startedProgram(facts: BaseUseFacts): string | null {
  const { image, config, sibling } = facts;
  const packageOf = programPackages(facts);
  const lacks = (command: Command): string | null => {
    const words = [
      command.name,
      ...(isShell(command.name) || STARTS_OTHERS.test(command.name) ? wordsIn(command.args) : []),
    ];
    const missing = words.find(word => (sibling.kind === 'jre' && OF_JDK.has(word)) || packageOf(word) !== null);
    if (missing !== undefined) return missing;
    const isBuild = sibling.kind === 'runtime' && command.name === 'dotnet' && OF_SDK.test(command.args[0] ?? '');
    return isBuild ? `dotnet ${command.args[0]}` : null;
  };
  const inText = (text: string) => commandsOf(text).flatMap(command => lacks(command) ?? [])[0];
  for (const { instruction } of [...runsOf(image)]) {
    const words = jsonWords(instruction.text);
    const missing = inText(words === null ? instruction.text : words.join(' '));
    if (missing !== undefined) return `line ${instruction.line} runs ${missing}`;
  }
  const health = inText(healthCheckOf(config, image.steps)?.text ?? '');
  if (health !== undefined) return `its HEALTHCHECK runs ${health}`;
  const start = inText([...config.entrypoint, ...config.cmd].join(' '));
  if (start !== undefined) return `it starts ${start}`;
  const reader = image.records();
  for (const node of reader.kept.filter(one => isScript(pathOf(one)) && isOwn(one, image))) {
    const missing = inText(reader.start(node) ?? '');
    if (missing !== undefined) return `${node.name} runs ${missing}`;
  }
  return null;
}

function* runsOf(image: EditImage): Iterable<Pick<BuildStep, 'instruction'>> {
  const stages = new Set(image.steps.map(({ stage }) => stage));
  const others = [...stages].flatMap(stage => image.dependentsOf(stage));
  for (const instruction of [...image.steps.map(step => step.instruction), ...others])
    if (instruction.keyword === 'RUN') yield { instruction };
}

/** Words of arguments, those of a quoted command too. */
function wordsIn(args: readonly string[]): string[] {
  return args.flatMap(arg => arg.split(/[\s;&|()`"']+/));
}

/** For the name of a program the lacking package that it would be started from. */
function programPackages({ image, config, packages, lacking }: BaseUseFacts): (word: string) => string | null {
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
function fetchedByGit({ image, packages, lacking }: BaseUseFacts): string | null {
  if (![...lacking].some(({ name }) => name === 'git')) return null;
  const fetched = packages.installed.find(({ manager, record }) => {
    const url =
      manager === 'pip' && isOwn(record, image) ? record.parent?.children?.get('direct_url.json')?.inode : null;
    const text = url ? image.layers[url.layer]?.kept(url.entry) : undefined;
    return text !== undefined && Buffer.from(text).includes('"vcs_info"');
  });
  return fetched === undefined ? null : `pip fetches ${fetched.name} by git`;
}

/** Whether a RUN may have compiled a file: then it needs the compiler of the full base. */
function mayCompile(facts: BaseUseFacts): string | null {
  const { image, sibling, natives } = facts;
  if (sibling.kind !== 'slim') return null;
  const stages = new Set(image.steps.map(({ stage }) => stage));
  const compiles = (text: string) => commandsOf(text).some(({ name }) => MAY_COMPILE.test(name));
  const other = [...stages]
    .flatMap(stage => image.dependentsOf(stage))
    .find(({ keyword, text }) => keyword === 'RUN' && compiles(text));
  if (other !== undefined) return `line ${other.line}, which builds on the same base, may compile`;
  for (const native of natives) {
    const step = image.stepOf(native.inode.layer);
    if (step?.instruction.keyword !== 'RUN' || isPrebuilt(native, facts)) continue;
    if (compiles(step.instruction.text)) return `line ${step.instruction.line} may have compiled ${native.path}`;
  }
  return null;
}

/** Whether a package manager downloaded a compiled file as it is. */
function isPrebuilt({ node, inode, path }: NativeFile, { packages, image }: BaseUseFacts): boolean {
  const owner = packages.ownerOf(inode);
  switch (owner?.manager) {
    case 'pip': {
      // Wheels for all distributions are tagged so (PEP 600, PEP 656); what is built in place is `linux_x86_64`.
      const wheel = owner.record.parent?.children?.get('WHEEL')?.inode;
      const text = wheel ? image.layers[wheel.layer]?.kept(wheel.entry) : undefined;
      return text !== undefined && /^Tag: \S*(?:manylinux|musllinux)/m.test(Buffer.from(text).toString('latin1'));
    }
    case 'gem':
      return owner.architecture !== null;
    case 'npm':
      // node-gyp builds here, and leaves its own settings there.
      return !/\/build\/(?:Release|Debug)\//.test(path) || !hasSettings(node);
    default:
      return false;
  }
}

function hasSettings(node: StackNode): boolean {
  for (let at: StackNode | null = node; at !== null; at = at.parent)
    if (at.name === 'build') return at.children?.has('config.gypi') === true || at.children?.has('Makefile') === true;
  return false;
}

/** A library that an own file needs and that came with a lacking package. */
function neededLibrary({ image, config, packages, lacking, natives }: BaseUseFacts): string | null {
  const { root, layers } = image;
  const paths = searchPaths(config, { root, layers });
  for (const { elf, path } of natives) {
    const from = { elf, path, neededBy: null, loader: null };
    for (const name of elf.needed) {
      const found = findLibrary(name, from, paths);
      const owner = found?.file.inode ? packages.ownerOf(found.file.inode) : null;
      if (owner !== null && lacking.has(owner)) return `${path} needs ${name} of ${owner.name}`;
    }
    if (paths.directories.isCut) return `${path} looks for libraries in too many directories`;
  }
  return null;
}
