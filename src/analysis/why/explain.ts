/** Why one path of an image is needed at run time, from all that its container needs. */
import { bytesOf } from '../../image/byte-path.ts';
import type { ImageConfig } from '../../image/types.ts';
import type { Limits } from '../../layer/limits.ts';
import { findPackages, type InstalledPackage } from '../../packages/find-packages.ts';
import { PackageNeeds } from '../../packages/package-needs.ts';
import type { RuntimeImage } from '../../runtime/image.ts';
import { systemOwner } from '../../runtime/libraries/needed-libraries.ts';
import { fileReader } from '../../runtime/read-files.ts';
import type { ReadableLayer } from '../../stack/file-contents.ts';
import { pathOf, walk } from '../../stack/file-tree.ts';
import type { StackInode, StackNode } from '../../stack/merge/merged-tree.ts';
import { stack } from '../../stack/stack-layers.ts';
import { follower } from '../../stack/symlinks.ts';
import { type RunTimeFiles, runTimeFiles } from './run-time-files.ts';
import type { Need, NeededFile, NeededPackage, Why, WhyPackage, WhyStatus, WhyStep } from './types.ts';

const MOST_STEPS = 30;
const MOST_OTHERS = 10;
const ORDER: readonly WhyStatus[] = ['needed', 'with-package', 'may-be-needed', 'no-known-need'];
/** What is here is not code or data of an application. */
const SYSTEM = /^\/(?:etc|var|tmp|run|boot|dev|proc|sys)\/|^\/(?:usr\/)?(?:share\/(?:doc|man|info|locale)|include)\//;
/** Directories of programs of all kinds: what is beside a program there is not its data. */
const SHARED = /^\/(?:(?:usr\/(?:local\/)?)?s?bin)?$/;

export interface AskedImage {
  config: ImageConfig;
  /** Bottom first. */
  layers: readonly ReadableLayer[];
  limits: Limits;
}

/**
 * Answers for each path, absolute or without the slash at its start: null if the image has no such path.
 * @returns `unread` if its layers cannot be read again
 * @throws MeasureError if the layers cannot be stacked, or have changed since they were read
 */
export async function explainPaths(
  paths: readonly string[],
  { config, layers, limits }: AskedImage,
): Promise<(Why | null)[] | 'unread'> {
  const indexes = layers.map(({ index }) => index);
  const { root } = stack(indexes, { limits });
  const follow = follower(root);
  const asked = paths.map(path => bytesOf(path.startsWith('/') ? path : `/${path}`));
  const nodes = asked.map(path => follow.path(path) as StackNode | null);
  if (nodes.every(node => node === null)) return nodes.map(() => null);
  const packages = findPackages({ root, layers: indexes, baseLayers: 0 });
  const image = { config, root, layers: indexes, packages, readFiles: fileReader(layers) };
  const found = await runTimeFiles(image);
  if (found === null) return 'unread';
  const explanation = new Explanation(image, found);
  return nodes.map((node, at) => node && explanation.of(asked[at] ?? '', node));
}

class Explanation {
  readonly #image: RuntimeImage;
  readonly #found: RunTimeFiles;
  readonly #needs: PackageNeeds;
  readonly #packages = new Map<InstalledPackage, NeededPackage>();
  /** Directories in which a started program may have its data. */
  readonly #beside: readonly string[];

  constructor(image: RuntimeImage, found: RunTimeFiles) {
    this.#image = image;
    this.#found = found;
    const { installed } = image.packages;
    const manager = installed.find(one => one.manager === 'dpkg' || one.manager === 'apk' || one.manager === 'rpm');
    this.#needs = new PackageNeeds(installed, manager?.manager ?? 'dpkg');
    this.#findPackages();
    const own = found.starts.filter(({ inode }) => systemOwner(image, inode) === null);
    const directories = [...own.map(one => pathOf(one.parent ?? one)), image.config.workingDir || '/'];
    this.#beside = [...new Set(directories)].filter(directory => !SHARED.test(directory));
  }

  of(asked: string, node: StackNode): Why {
    const isDirectory = node.children !== null;
    const status = isDirectory
      ? this.#ofDirectory(node)
      : { status: this.#statusOf(node), below: null, bytes: node.inode?.size ?? 0 };
    const needed = node.inode === null ? undefined : this.#found.files.get(node.inode);
    const owner = node.inode === null ? null : this.#image.packages.ownerOf(node.inode);
    return {
      path: asked,
      realPath: pathOf(node),
      type: isDirectory ? 'dir' : node.inode === null ? 'other' : 'file',
      bytes: status.bytes,
      layer: node.inode?.layer ?? node.layer,
      status: status.status,
      chain: isDirectory ? [] : this.#chainOf(node, needed, owner),
      alsoNeededBy: (needed?.needs.slice(1, 1 + MOST_OTHERS) ?? []).map(stepBy),
      package: owner && this.#packageOf(owner),
      below: status.below,
      unknown: [
        ...this.#found.unknown,
        'Files that a program opens by a name that it reads or computes are not followed.',
      ],
    };
  }

  #statusOf(node: StackNode): WhyStatus {
    const { inode } = node;
    if (inode === null) return 'no-known-need';
    const needed = this.#found.files.get(inode);
    if (needed?.certain) return 'needed';
    const owner = this.#image.packages.ownerOf(inode);
    if (owner !== null && this.#packages.has(owner)) return 'with-package';
    return needed !== undefined || this.#mayRead(node) ? 'may-be-needed' : 'no-known-need';
  }

  /** Whether an interpreter, or the program beside it, may open a file of no system package. */
  #mayRead(node: StackNode): boolean {
    const path = pathOf(node);
    if (systemOwner(this.#image, node.inode) !== null) return false;
    if (this.#beside.some(directory => path.startsWith(`${directory}/`))) return true;
    return this.#found.interpreters.length > 0 && !SYSTEM.test(path);
  }

  #ofDirectory(node: StackNode): Pick<Why, 'status' | 'below' | 'bytes'> {
    const sums = Object.fromEntries(ORDER.map(status => [status, { files: 0, bytes: 0 }])) as NonNullable<Why['below']>;
    const seen = new Set<StackInode>();
    walk<StackNode>(node, one => {
      if (one.inode === null || seen.has(one.inode)) return true;
      if (one.inode.names > 1) seen.add(one.inode);
      const sum = sums[this.#statusOf(one)];
      sum.files += 1;
      sum.bytes += one.inode.size;
      return true;
    });
    const bytes = ORDER.reduce((sum, status) => sum + sums[status].bytes, 0);
    return { status: ORDER.find(status => sums[status].files > 0) ?? 'no-known-need', below: sums, bytes };
  }

  #chainOf(node: StackNode, needed: NeededFile | undefined, owner: InstalledPackage | null): WhyStep[] {
    const kept = owner === null ? undefined : this.#packages.get(owner);
    if (needed !== undefined && (needed.certain || kept === undefined)) return this.#chainTo(needed);
    if (owner !== null && kept !== undefined) {
      const file = this.#firstFile(owner);
      return file === undefined ? [] : this.#chainTo(file);
    }
    if (!this.#mayRead(node)) return [];
    const [interpreter] = this.#found.interpreters;
    const [start] = this.#found.starts;
    const by = interpreter ?? (start?.inode ? this.#found.files.get(start.inode) : undefined);
    const name = interpreter === undefined ? 'a file beside it' : 'a file of the application';
    return by === undefined ? [] : [...this.#chainTo(by), { path: pathOf(node), kind: 'data', name }];
  }

  /** From what the image starts to a file. */
  #chainTo(to: NeededFile): WhyStep[] {
    const steps: WhyStep[] = [];
    const seen = new Set<NeededFile>();
    for (let file: NeededFile | undefined = to; file !== undefined && !seen.has(file) && steps.length < MOST_STEPS; ) {
      seen.add(file);
      const [need] = file.needs as [Need];
      steps.push({ path: pathOf(file.node), kind: need.kind, name: need.name });
      file = need.by?.inode ? this.#found.files.get(need.by.inode) : undefined;
    }
    return steps.reverse();
  }

  /** The packages of certain files, and all that these require. */
  #findPackages(): void {
    const pending: InstalledPackage[] = [];
    const add = (one: InstalledPackage | null, by: StackNode | InstalledPackage) => {
      if (one === null || this.#packages.has(one)) return;
      this.#packages.set(one, { one, by });
      pending.push(one);
    };
    for (const [inode, { node, certain }] of this.#found.files) if (certain) add(systemOwner(this.#image, inode), node);
    for (let at = 0; at < pending.length; at++) {
      const one = pending[at];
      if (one !== undefined) for (const other of this.#needs.requiredBy(one)) add(other, one);
    }
  }

  /** From the package with a needed file to this one. */
  #packagesTo(to: InstalledPackage): { chain: InstalledPackage[]; file: StackNode | null } {
    const chain: InstalledPackage[] = [];
    let at = this.#packages.get(to);
    while (at !== undefined) {
      chain.push(at.one);
      if (!('manager' in at.by)) return { chain: chain.reverse(), file: at.by };
      at = this.#packages.get(at.by);
    }
    return { chain: [], file: null };
  }

  #firstFile(owner: InstalledPackage): NeededFile | undefined {
    const { file } = this.#packagesTo(owner);
    return file?.inode ? this.#found.files.get(file.inode) : undefined;
  }

  #packageOf(owner: InstalledPackage): WhyPackage {
    const { manager, name, version } = owner;
    const names = new Set([name, ...owner.provides]);
    const dependants = this.#image.packages.installed.filter(
      one => one.manager === manager && one.depends.some(list => list.some(other => names.has(other))),
    );
    return {
      manager,
      name,
      version,
      requiredBy: [...new Set(dependants.map(one => one.name))],
      chain: this.#packagesTo(owner).chain.map(one => one.name),
    };
  }
}

function stepBy({ by, kind, name }: Need): WhyStep {
  return { path: by === null ? '' : pathOf(by), kind, name };
}
