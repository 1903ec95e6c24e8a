/** Offers the base image's smaller sibling, where nothing that is known of the image needs what the sibling lacks. */
import { type Sibling, siblingOf } from '../../../advice/base-siblings.ts';
import type { Candidate, EditImage } from '../../../advice/edits/edit-image.ts';
import { aptInstall } from '../../../advice/edits/second-stage/packages.ts';
import { bytesOf, leftOutFiles } from '../../../advice/edits/trust.ts';
import type { TracedTo } from '../../../dockerfile/attribution/layer-origins.ts';
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import type { Operation } from '../../../dockerfile/edit/operations/types.ts';
import type { Stage } from '../../../dockerfile/parse.ts';
import { bytesOf as pathBytes } from '../../../image/byte-path.ts';
import { environment } from '../../../image/config-paths.ts';
import type { ImageConfig, ImageManifest } from '../../../image/types.ts';
import type { Packages } from '../../../packages/find-packages.ts';
import { fileReader, type NotKnown } from '../../../runtime/read-files.ts';
import type { ReadableLayer } from '../../../stack/file-contents.ts';
import { walk } from '../../../stack/file-tree.ts';
import type { StackInode, StackNode, StackRoot } from '../../../stack/merge/merged-tree.ts';
import { follower } from '../../../stack/symlinks.ts';
import type { BaseImage } from '../../types.ts';
import { lackingPackages } from './base-packages.ts';
import { usesOfBase } from './base-uses.ts';
import { type CompilingRun, compilingRun } from './compiling-run.ts';
import { leavesDocumentsOut, ownDocuments } from './documents.ts';
import { type NativeFile, nativeFiles } from './native-files.ts';
import { lacksCompiler, type PackagesOnSibling, packagesToInstall } from './packages-to-install.ts';

/** What is read of an image whose base has a smaller sibling. */
export interface SiblingFacts {
  sibling: Sibling;
  /** The present base, with the values of variables. */
  present: string;
  natives: readonly NativeFile[];
}

export interface SiblingImage {
  manifest: ImageManifest;
  dockerfile: TracedTo | null;
  base: BaseImage | null;
  root: StackRoot;
  layers: readonly ReadableLayer[];
  packages: Packages;
}

/** A smaller part of the image is not worth another base. */
export const LEAST_PART = 0.05;
/** What dpkg and apt write in a RUN beside the files of packages, about: their databases, logs and caches. */
const RECORDS = 1_000_000;
/** Versions of packages differ by as much. */
const PACKAGE_SPREAD = 0.2;

/** @returns null for a base without one. @throws MeasureError if a layer has changed since it was read */
export async function siblingFacts(from: SiblingImage): Promise<SiblingFacts | NotKnown | null> {
  const { dockerfile, base, root, layers, packages } = from;
  if (dockerfile === null || base?.name == null || base.evidence !== 'dockerfile') return null;
  const sibling = siblingOf(base.name);
  if (sibling === null || !isFull(sibling, from)) return null;
  const indexes = layers.map(({ index }) => index);
  const own = { root, layers: indexes, baseLayers: base.layers, packages, readFiles: fileReader(layers) };
  const natives = await nativeFiles(own);
  return 'reason' in natives ? natives : { sibling, present: base.name, natives };
}

/** Whether the base has what the sibling lacks: names of images can be anybody's. */
function isFull({ kind }: Sibling, { manifest: { config }, root, packages }: SiblingImage): boolean {
  const env = environment(config);
  const follow = follower(root);
  const exists = (path: string) => follow.path(pathBytes(path)) !== null;
  if (kind === 'jre') return ['/usr', env.get('JAVA_HOME') ?? '/usr'].some(home => exists(`${home}/bin/javac`));
  if (kind === 'runtime') return env.has('DOTNET_SDK_VERSION');
  if (kind === 'undocumented') return exists('/usr/share/man/man1') && !exists('/etc/dpkg/dpkg.cfg.d/docker');
  return packages.installed.some(({ manager, name }) => manager === 'dpkg' && /^(?:gcc|libc6-dev)$/.test(name));
}

/** @returns the edit, or a clause that says why no smaller base can be offered */
export function smallerBase(
  image: EditImage,
  config: ImageConfig,
  facts: SiblingFacts & { packages: Packages },
): Candidate | string {
  const { sibling, present, packages, natives } = facts;
  const [first] = image.steps;
  const stage = image.dockerfile.stages.find(({ line }) => line === first?.stage);
  if (stage === undefined || image.fromHistory) return 'the Dockerfile is not known';
  if (first?.instruction.line === stage.line) return 'the base image adds instructions';
  const written = writtenName(stage, present, sibling.name);
  if (written === null) return `a variable in line ${stage.line} names the base`;
  const { lacking } = lackingPackages(image, packages, { sibling, added: [] });
  const uses = [...usesOfBase({ image, config, packages, sibling, lacking, natives })];
  const packagesThere = sibling.kind === 'slim' ? packages : null;
  const compiling = packagesThere && lacksCompiler(lacking) ? compilingRun(uses, image, config) : null;
  const built = compiling?.stage ?? null;
  const inImage = uses.filter(({ run }) => run === null || !built?.runs.has(run));
  const installs = packagesToInstall(inImage, packagesThere, lacking);
  if (typeof installs === 'string')
    return [`${installs}, which ${sibling.name} lacks`, ...(compiling?.reason ? [compiling.reason] : [])].join('; ');
  const operations: Operation[] = [
    ...(built?.operations ?? []),
    { kind: 'replace-base', line: stage.line, base: written },
  ];
  return candidateOf(image, facts, { stage, installs, operations, compiling });
}

interface Start {
  stage: Stage;
  installs: PackagesOnSibling;
  operations: readonly Operation[];
  compiling: CompilingRun | null;
}

function candidateOf(
  image: EditImage,
  { sibling, packages }: SiblingFacts & { packages: Packages },
  { stage, installs, operations, compiling }: Start,
): Candidate | string {
  const { staying, whileRunning } = installs;
  const built = compiling?.stage ?? null;
  const left = new Set([...(built?.left ?? []), ...(leavesDocumentsOut(sibling) ? ownDocuments(image, packages) : [])]);
  const { broughtBytes, maybeBytes } = lackingPackages(image, packages, { sibling, added: staying });
  const records = RECORDS * (whileRunning.size + (staying.length > 0 ? 1 : 0));
  const ofBase = inodesOfBase(image);
  const added = sibling.bytes + broughtBytes + records;
  const size = bytesOf(ofBase) + ownBytes(image);
  if (bytesOf(ofBase) - added < size * LEAST_PART) return 'it would not save enough';
  const spread = sibling.bytes * sibling.spread + broughtBytes * PACKAGE_SPREAD + maybeBytes + records;
  return {
    edit: {
      id: 'smaller-base',
      title: titleOf(sibling, installs, built !== null),
      trust: 'base',
      leftOut: leftOutFiles(left, image),
      line: stage.line,
      second: compiling && built && { line: compiling.line, does: 'compiles with it' },
      operations: [
        ...operations,
        ...(staying.length > 0 ? [insertedRun(stage, staying)] : []),
        ...[...whileRunning].flatMap(([run, names]) => havingMeanwhile(run, names)),
      ],
      ignoreLines: [],
      adds: { bytes: Math.round(added), base: Math.round(sibling.bytes), spread: Math.ceil(spread) },
    },
    copies: new Set([...ofBase, ...left]),
    fromCopier: false,
  };
}

function titleOf({ name }: Sibling, { staying, whileRunning }: PackagesOnSibling, isBuilt: boolean): string {
  if (isBuilt) return `Compile in a build stage, and start from ${name}`;
  if (whileRunning.size > 0) return `Start from ${name}, and have compilers only while they are used`;
  return `Start from ${name}${staying.length > 0 ? ', and install what is used of the present base' : ''}`;
}

function insertedRun({ line }: Stage, names: readonly string[]): Operation {
  return { kind: 'insert', line, where: 'after', text: aptInstall(names).join('\n') };
}

/** As the official images do it that compile what they are made for. */
function havingMeanwhile({ instruction: { line } }: BuildStep, names: readonly string[]): Operation[] {
  const words = names.join(' ');
  return [
    { kind: 'prepend-command', line, command: 'apt-get update' },
    { kind: 'prepend-command', line, command: `apt-get install -y --no-install-recommends ${words}` },
    { kind: 'append-command', line, command: `apt-get purge -y --auto-remove ${words}` },
    { kind: 'delete-paths', line, paths: ['/var/lib/apt/lists/*'] },
  ];
}

/** The sibling as the `FROM` names it: variables stay where only the end of the name changes. */
function writtenName({ base }: Stage, present: string, sibling: string): string | null {
  if (!base.includes('$')) return sibling;
  const added = sibling.startsWith(present) ? sibling.slice(present.length) : null;
  if (added !== null) return base + added;
  const jre = base.replace(/-jdk(?![\w}])/, '-jre');
  return jre !== base && present.replace(/-jdk(?!\w)/, '-jre') === sibling ? jre : null;
}

export function inodesOfBase({ root, lost, baseLayers }: EditImage): Set<StackInode> {
  const found = new Set<StackInode>();
  for (const inode of lost.keys()) if (inode.layer < baseLayers) found.add(inode);
  walk<StackNode>(root, ({ inode }) => {
    if (inode !== null && inode.size > 0 && inode.layer < baseLayers) found.add(inode);
    return true;
  });
  return found;
}

export function ownBytes({ root, lost, baseLayers }: EditImage): number {
  const own = new Set<StackInode>([...lost.keys()].filter(({ layer }) => layer >= baseLayers));
  walk<StackNode>(root, ({ inode }) => {
    if (inode !== null && inode.layer >= baseLayers) own.add(inode);
    return true;
  });
  return bytesOf([...own]);
}
