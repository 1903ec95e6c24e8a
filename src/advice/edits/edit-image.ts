/** What makers of edits can ask about an image and its Dockerfile. */
import type { BuildStep } from '../../dockerfile/build/build-steps.ts';
import type { WrittenCommand } from '../../dockerfile/edit/written-commands.ts';
import type { Dockerfile, Instruction } from '../../dockerfile/parse.ts';
import type { LayerIndex } from '../../layer/index/layer-index.ts';
import type { RecordReader } from '../../packages/record-reader.ts';
import type { Rule } from '../../rules/rule.ts';
import type { StackInode, StackRoot } from '../../stack/merge/merged-tree.ts';
import type { LostInode } from '../../stack/types.ts';
import type { Edit } from './edit.ts';
import type { Group } from './group.ts';

/** What holds the files of a group and nothing else: absolute paths as text. */
export interface Cover {
  directories: string[];
  files: string[];
}

/** How a RUN deletes files at its end. All texts are ready for a shell. */
export interface Deletion {
  /** Words for `rm -rf`. */
  paths: string[];
  /** Further commands, for the same name in many directories. */
  commands: string[];
}

export interface EditImage {
  dockerfile: Dockerfile;
  /** Whether `dockerfile` is made of the history, since no file is known. */
  fromHistory: boolean;
  /** The own steps of the image, in order. */
  steps: readonly BuildStep[];
  /** The step that made a layer; null for a layer of the base image, or if that is not known. */
  stepOf(layer: number): BuildStep | null;
  /** Instructions that depend on the stage with this line, and are no steps of the image: see `dependent-stages.ts`. */
  dependentsOf(stage: number): readonly Instruction[];
  /** The commands of a RUN in whatever form; none for other instructions. */
  commandsOf(instruction: Pick<Instruction, 'line'>): readonly WrittenCommand[];
  /** The text of an instruction as written, with its continuation lines. */
  sourceOf(instruction: Pick<Instruction, 'line'>): string;
  /** Whether the builder knows `RUN --mount`. */
  canMount: boolean;
  /** What the container starts: the words of entry point and command. */
  start: readonly string[];
  /** Variables of the container by name. */
  variables: ReadonlyMap<string, string>;
  root: StackRoot;
  layers: readonly LayerIndex[];
  baseLayers: number;
  /** The directories and files of a group that has a rule; nothing else is in the directories. */
  coverOf(group: Group): Cover;
  /** What deletes these files of a rule; null if no short command does. */
  deletionOf(cover: Cover, rule: Rule): Deletion | null;
  /** Whether a rule claims the path, or owned it, in whatever layer. */
  isClaimed(rule: Rule, path: string): boolean;
  /** Whether a rule claims, or owned, all bytes of the final file system at or below a path. */
  isAloneBelow(directory: string, rule: Rule): boolean;
  /** All groups, for edits that free more than one. */
  groups: readonly Group[];
  /** What later layers wasted of each file's data. */
  lost: ReadonlyMap<StackInode, LostInode>;
  /** The same by the layer that brought the data. */
  lostFrom(layer: number): readonly LostInode[];
  /** Whether a layer stored content again that a lower layer has. */
  isCopy(inode: StackInode): boolean;
  /** Absolute paths, as text, of a layer's entries that are no directories. */
  filesOf(layer: number): ReadonlySet<string>;
  /** Whether a layer has a file, and no directory, at this absolute path. */
  hasFile(layer: number, path: string): boolean;
  /** Finds and reads small files of the final file system. */
  records(): RecordReader;
  /** Lines of the `.dockerignore`; null if it cannot be edited. */
  ignoreLines: readonly string[] | null;
}

/** An edit, and the copies of files that it frees. */
export interface Candidate {
  edit: Edit;
  copies: ReadonlySet<StackInode>;
  /** Files that get shorter, and by how many bytes. */
  shrinks?: ReadonlyMap<StackInode, number>;
  /** Bytes that further layers store once more: records that a command writes whenever it runs. */
  repeats?: readonly { layer: number; bytes: number }[];
  /** What it is for, beside the groups that it was made for. */
  findings?: readonly string[];
  /** Whether it may leave more of its group than other edits. */
  isPartial?: boolean;
  /** Whether the bytes go from the layer that made the last copy, and not from the one that the content came from. */
  fromCopier: boolean;
}

/** Tries to make an edit for a group; null if its kind does not fit. Never throws. */
export type Maker = (group: Group, image: EditImage) => Candidate | null;
