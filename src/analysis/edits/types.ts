/** Edits of an image, and the bytes that they free. Every size is bytes. */
import type { AlpineBase } from '../../advice/alpine-bases.ts';
import type { Edit } from '../../advice/edits/edit.ts';
import type { Dockerfile } from '../../dockerfile/parse.ts';

/** The files that edits change. */
export interface EditableFiles {
  /** The Dockerfile; null if neither file nor history is known. */
  dockerfile: Dockerfile | null;
  /** As the user named it; null if `dockerfile` is made of the history. */
  path: string | null;
  /** The last stage that counts, as in `TracedTo`. */
  target: string | null;
  /** The `.dockerignore`, which may not exist yet; null if none is known. */
  ignoreFile: { path: string; text: string } | null;
}

/** An edit with what it is for. */
export interface FoundEdit extends Edit {
  /** Rules, detectors and labels whose bytes it frees. */
  findings: string[];
  /** Shown however few bytes it frees. */
  always: boolean;
}

/** Bytes of one layer that the same edits free: any one of them is enough. */
export interface FreedBytes {
  /** Indexes of the edits, each with the layer that the bytes go from. */
  by: readonly { edit: number; layer: number }[];
  /** `needed`: bytes of no removable finding. */
  kind: 'wasted' | 'removable' | 'needed';
  /** The finding that counts them; null for wasted bytes. */
  rule: string | null;
  /** Less than 0 for what the edit stores once more. */
  bytes: number;
  /** Visible files that go as a whole; none if left out. */
  files?: number;
  /** Indexes of the measured parts that the bytes belong to; none if left out. */
  parts?: readonly number[];
}

export interface EditsOfImage {
  files: EditableFiles;
  edits: FoundEdit[];
  freed: FreedBytes[];
  /** Why no second stage is among the edits; null if one is. */
  noStage: NoEdit | null;
  /** Why the base image's smaller sibling is not among the edits; null if it is, or if none is known. */
  noSmallerBase: NoEdit | null;
  /** The variant of the base on Alpine; null if none is known that may do, or if it saves little. */
  alpine: AlpineOffer | null;
  /** Why packages that may only be there to build with are not removed; null if an edit removes them, or if the image has no such packages. */
  noRemoval: NoEdit | null;
  /** Why Next.js's standalone output is not copied alone; null if it is, or if the image has none. */
  noStandalone: NoEdit | null;
  /** Waste inside the base image that no line of this Dockerfile frees. */
  baseBytes: number;
}

/** Why an edit is not offered. */
export interface NoEdit {
  /** A clause, with foreign text. */
  reason: string;
  /** Whether one may be possible: what it depends on could not be read from this source. */
  isUnread: boolean;
}

/** A base on Alpine: the last thing to try. */
export interface AlpineOffer {
  /** What it would be instead of: the present base, or the smaller one of the same distribution that is offered. */
  insteadOf: { name: string; bytes: number };
  /** The largest first; at least one. */
  bases: readonly AlpineBase[];
}
