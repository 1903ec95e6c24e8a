/** The shape of an edit: a change of this Dockerfile, or of `.dockerignore`, that frees bytes. See docs/advice.md. */
import type { Operation } from '../../dockerfile/edit/operations/types.ts';
import type { Trust } from '../../rules/trust.ts';

export type { Trust };

/** What is not in the image any more: a package, a file or a directory, and its bytes. The name is foreign text. */
export interface LeftOut {
  name: string;
  bytes: number;
}

export interface Edit {
  /** The maker, and the line to edit: `clean-run-5`. Unique in an image. */
  id: string;
  /** An imperative sentence without a full stop. Foreign text may stand in it. */
  title: string;
  trust: Trust;
  /** Empty for `same`. */
  leftOut: readonly LeftOut[];
  /** The line to edit, of the instruction that causes the bytes; null if only `.dockerignore` changes and no line is known. */
  line: number | null;
  /** The second instruction that is involved, and what it does with the bytes: `deletes them`, `stores them again`. */
  second: { line: number; does: string } | null;
  operations: readonly Operation[];
  /** What RUNs need that go on without the files; not if they become a part of the RUN that has them. */
  renewals?: readonly Operation[];
  /** Lines for `.dockerignore`. */
  ignoreLines: readonly string[];
  /** What comes into the image with another base and with packages: then what the edit saves is an estimate. */
  adds?: AddedBytes;
  /** How much more or less it may free, in bytes, if that is an estimate though the base image stays: another build of a package. */
  spread?: number;
}

export interface AddedBytes {
  bytes: number;
  /** Those of them that are the new base image's. */
  base: number;
  /** How much more or less it may be. */
  spread: number;
}
