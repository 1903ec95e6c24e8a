/** Why a container needs a file at run time. All texts are foreign. */
import type { InstalledPackage } from '../../packages/find-packages.ts';
import type { StackNode } from '../../stack/merge/merged-tree.ts';

/**
 * How one file leads to another:
 * - `start`: the image's ENTRYPOINT or CMD; `health`: its HEALTHCHECK
 * - `command`: a script runs it; `interpreter`: the first line of a script names it
 * - `loader`, `library`: an ELF header names it; `named`: the name of the library stands in a program, which may load it (dlopen)
 * - `data`: a C library or another library of the program reads it if it exists
 * - `module`: an interpreter may load it
 */
export type NeedKind =
  | 'start'
  | 'health'
  | 'command'
  | 'interpreter'
  | 'loader'
  | 'library'
  | 'named'
  | 'data'
  | 'module';

export interface Need {
  kind: NeedKind;
  /** The file that needs it; null for what the image's config names. */
  by: StackNode | null;
  /** The word by which it is needed: a library's name, a command, what data are. */
  name: string;
}

/** A file that a container needs, or may need. */
export interface NeededFile {
  node: StackNode;
  /** False if it may do without. */
  certain: boolean;
  /** The shortest way to it comes first. */
  needs: Need[];
}

/** A package that is kept whole, since a needed file is its own or a needed package requires it. */
export interface NeededPackage {
  one: InstalledPackage;
  by: StackNode | InstalledPackage;
}

/**
 * - `needed`: a chain of commands and ELF headers leads to it
 * - `with-package`: nothing is known to open it, but its package is needed
 * - `may-be-needed`: a program may open it, or go without
 * - `no-known-need`: nothing that is known leads to it
 */
export type WhyStatus = 'needed' | 'with-package' | 'may-be-needed' | 'no-known-need';

/** One step of the way from what the image starts to the file. */
export interface WhyStep {
  /** Absolute, as bytes. */
  path: string;
  kind: NeedKind;
  name: string;
}

export interface WhyPackage {
  manager: string;
  name: string;
  version: string | null;
  /** Installed packages that require it. */
  requiredBy: string[];
  /** The packages from the one with a needed file to this one; empty unless it is needed. */
  chain: string[];
}

export interface Why {
  /** As asked for, as bytes. */
  path: string;
  /** With all links followed. */
  realPath: string;
  type: 'file' | 'dir' | 'other';
  /** Of the file, or of all files below a directory. */
  bytes: number;
  layer: number;
  status: WhyStatus;
  /** From the start to the file, or to the file that its package is needed for. */
  chain: WhyStep[];
  /** Other files that need it. */
  alsoNeededBy: WhyStep[];
  package: WhyPackage | null;
  /** Files below a directory by status, null for a file. */
  below: Readonly<Record<WhyStatus, { files: number; bytes: number }>> | null;
  /** What cannot be known of this image, as sentences. */
  unknown: string[];
}
