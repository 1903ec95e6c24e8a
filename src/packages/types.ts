/** What package managers recorded of the packages they installed. All texts are foreign. */
import type { SmallFile } from '../image/small-file.ts';
import type { LayerIndex } from '../layer/index/layer-index.ts';
import type { StackNode, StackRoot } from '../stack/merge/merged-tree.ts';
import type { RecordReader } from './record-reader.ts';

export type ManagerId = 'dpkg' | 'apk' | 'rpm' | 'pip' | 'npm' | 'gem' | 'composer' | 'jar' | 'go' | 'cargo';

/** One installed package. */
export interface PackageFacts {
  manager: ManagerId;
  /** At most `MOST_TEXT` characters, and at least one. */
  name: string;
  /** Null if it is not recorded. */
  version: string | null;
  /** As the manager writes it; null if it is not recorded. */
  architecture: string | null;
  /** Names of packages that it needs, without versions: one alternative of each list. */
  depends: readonly Alternatives[];
  /** Like `depends`, for what is installed along by default. */
  recommends: readonly Alternatives[];
  /** Other names under which it can be depended on. */
  provides: readonly string[];
  /** Whether the manager refuses to remove it. */
  essential: boolean;
  /** Whether every system of the distribution has it, even the smallest. */
  required: boolean;
  /** Whether it was installed only because another package needs it; null if that is not recorded. */
  automatic: boolean | null;
}

export type Alternatives = readonly string[];

/** A package with its files. */
export interface PackageRecord extends PackageFacts {
  /** The visible file that records it. */
  record: StackNode;
  /** Names that the record lists, as far as they are visible. */
  files: readonly StackNode[];
  /** Directories that are the package's with all below, save for packages of their own in there. */
  folders: readonly StackNode[];
}

/** What managers look at. */
export interface PackageImage extends RecordReader {
  root: StackRoot;
  /** Bottom first. */
  layers: readonly LayerIndex[];
}

/** Finds the packages of one manager. */
export interface Manager {
  id: ManagerId;
  /** Small files whose contents it needs. */
  reads: readonly SmallFile[];
  /** In an order that does not depend on that of the tar. */
  find(image: PackageImage): PackageRecord[];
}

/** Longer names and versions are cut: they are not from a package manager. */
const MOST_TEXT = 200;

/** Facts of which only name and version are known. @returns null without a name */
export function factsOf(manager: ManagerId, name: string, version: string | null): PackageFacts | null {
  if (name === '') return null;
  return {
    manager,
    name: bounded(name),
    version: version === null || version === '' ? null : bounded(version),
    architecture: null,
    depends: [],
    recommends: [],
    provides: [],
    essential: false,
    required: false,
    automatic: null,
  };
}

export function bounded(text: string): string {
  return text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT - 1)}…` : text;
}
