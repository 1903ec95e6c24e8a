/** The shape of a waste rule: data, documentation and proof in one file. See docs/contributing/adding.md. */
import type { SmallFile } from '../image/small-file.ts';

/** A visible regular file, as conditions see it. */
export interface RuleFile {
  /** Absolute path in the final file system, decoded as UTF-8. */
  path: string;
  /** Logical size in bytes. */
  size: number;
  /** Index of the layer that holds the file's bytes. */
  layer: number;
}

/** What a condition can ask about the image. */
export interface RuleImage {
  /** Whether something of any type is visible at this absolute path. Symbolic links are not followed. */
  exists(path: string): boolean;
  isDirectory(path: string): boolean;
  /**
   * Whether a directory has a name with this ending. Asking it for each of many files of one directory costs only once, while a
   * list of the names would cost each time.
   */
  hasNameEnding(directory: string, ending: string): boolean;
  /** Whether something of any type anywhere in the image has this name (one path component). */
  hasName(name: string): boolean;
  /** Whether anything in the image has a name with this ending. */
  hasNameThatEnds(ending: string): boolean;
  /** Whether this absolute path leads to something when symbolic links are followed, as programs do. */
  reaches(path: string): boolean;
  /** Whether a symbolic link anywhere leads exactly to this path. */
  isLinked(path: string): boolean;
  /** How many visible files with bytes in a layer have a matching name. Asking again with the same expression is free. */
  countNamed(layer: number, name: RegExp): number;
  /** The commands of the RUN that made a layer: a program's base name and its arguments, unquoted. None for other layers. */
  ran(layer: number): readonly { name: string; args: readonly string[] }[];
  /** A variable of the config's `Env`. */
  env(name: string): string | undefined;
  /** The commands that the container starts, without shells and starters such as `exec`: a base name and its arguments. */
  readonly commands: readonly (readonly string[])[];
  /** Whether the command names something below this directory, or `PATH` a directory in it. */
  isStartedFrom(directory: string): boolean;
  /** The config's working directory, absolute; null if there is none, or if it is the root. */
  readonly workingDir: string | null;
  /** As the config has it: `linux`, `amd64`. */
  readonly platform: { os: string; architecture: string };
  /**
   * Text of the visible regular file at this path; null unless it is UTF-8 and one of those that a rule `reads`. Hostile, like
   * everything from an image.
   */
  text(path: string): string | null;
  /** Absolute paths of the visible files with this name for which `text` may have an answer. */
  textPaths(name: string): readonly string[];
  /** The same parsed as JSON; undefined if it is not JSON. */
  json(path: string): unknown;
  /** The first bytes of the visible file at this path, as many as were kept; null if none were. */
  head(path: string): Uint8Array | null;
}

/** A made-up image for a rule's example: visible files with sizes in bytes; a path that ends in `/` is a directory. */
export interface RuleExample {
  files: Record<string, number>;
  /** Contents by path: of further files, or the start of files whose sizes are given. */
  contents?: Record<string, string>;
  /** `NAME=value` pairs of the config. */
  env?: string[];
  workingDir?: string;
  entrypoint?: string[];
  cmd?: string[];
  /** Symbolic links: target by path. */
  links?: Record<string, string>;
  /** History text of the one layer. */
  createdBy?: string;
}

export interface ReportingExample extends RuleExample {
  /** What the rule claims of these files in its own bucket, in bytes. */
  bytes: number;
  /** For a removable rule: what becomes advice instead, in bytes. None if left out. */
  advice?: number;
}

export interface IgnoredExample extends RuleExample {
  /** Why these files must not be claimed. */
  because: string;
}

export type Severity = 'warn' | 'info';

/** An option of a command that keeps a rule's bytes from being written. */
export interface CommandOption {
  /** Base names of the programs that have it: `pip`, `pip3`. */
  programs: readonly string[];
  /** The words after the program, options aside, or any of several: `install`, `pip install`; empty for none. Every command of the program if left out. */
  verb?: string | readonly string[];
  /** The option, which goes after the verb, or after the program if there is none: `--no-cache-dir`. */
  add: string;
  /** Options that a command needs only one of: with one of these, or with `add`, it stays as it is. */
  unless?: readonly string[];
}

/** Commands that read a rule's files: after the files are gone they fail, or fetch them again into their own layer. */
export interface Reader {
  /** Base names of the programs. */
  programs: readonly string[];
  /** As in `CommandOption`. */
  verb?: string | readonly string[];
  /** A verb of the same programs that fetches the files anew: after it, in the same RUN, a command reads what that one fetched. */
  renewedBy?: string;
  /** Whether the command fetches what is missing by itself, so that its RUN has to be cleaned as well. */
  refetches?: true;
}

/** One realistic edit, for the rule's page. */
export interface EditExample {
  /** The Dockerfile if left out. */
  file?: '.dockerignore';
  /** Instructions as people write them, most often one, or lines of the .dockerignore. Empty where the edit only adds lines. */
  before: string;
  /** The same after the edit. */
  after: string;
}

export interface Rule {
  /** Kebab case, same as the file's name; never renamed, since configs name it. */
  id: string;
  title: string;
  /**
   * Rules that this one must precede, since they would claim some of its files. A file belongs to the first rule that claims it;
   * otherwise rules are asked by ecosystem, then by id.
   */
  before?: readonly string[];
  /** Asked after all others: for a rule that claims what no other rule knows. */
  last?: true;
  severity: Severity;
  /** `safe`: nothing reads it at run time. `safe-if-unused`: unless the owning tool runs. `judgement`: a person decides. */
  confidence: 'safe' | 'safe-if-unused' | 'judgement';
  /** `removable` bytes count in the image's removable bytes; `advice` counts in no budget but its own. */
  bucket: 'removable' | 'advice';
  /**
   * minimatch patterns on absolute paths. `~` at the start stands for every home directory, `$CACHE` at the start for every
   * user's cache directory.
   */
  globs: readonly string[];
  /** Patterns that a match must not have, each with its reason. */
  not?: readonly { glob: string; why: string }[];
  /** Leaves licence texts alone: for rules that pick single files out of a package, such as its documentation. */
  sparesLicences?: true;
  /** Comes from the config, not from the catalogue. */
  own?: true;
  /** Small files whose contents the conditions need. */
  reads?: readonly SmallFile[];
  /** Names of `Env` variables whose value is a further directory of this rule, with the patterns below it that count. */
  envDirectories?: Readonly<Record<string, readonly string[]>>;
  /** A condition on the image, asked once. All three conditions must be pure and must not throw. */
  whenImage?: (image: RuleImage) => boolean;
  /** A condition on the folder of a file, absolute and with a slash at its end; asked once for all files in it. */
  whenFolder?: (folder: string, image: RuleImage) => boolean;
  /** A condition on the file itself, asked for each. */
  when?: (file: RuleFile, image: RuleImage) => boolean;
  /** What the conditions ask, in words, for the rule's page. */
  whenText?: string;
  /** For a removable rule: an image in which all its bytes are advice. Pure. */
  adviceWhen?: (image: RuleImage) => boolean;
  /** For a removable rule: globs of names (one path component). If anything in the image has such a name, all its bytes are advice. */
  adviceWhenNamed?: readonly string[];
  /** For a removable rule: whether the bytes of this file are advice. Pure. */
  adviceFor?: (file: RuleFile, image: RuleImage) => boolean;
  /** Programs, or the first words of commands. If the container starts one of them, the rule only advises. */
  adviceForCommands?: readonly string[];
  /** What `adviceWhen`, `adviceWhenNamed` and `adviceFor` ask, in words, for the rule's page. */
  adviceWhenText?: string;
  /** Names of `Env` variables. Files below their directories are advice, as for those of `PATH`. */
  adviceBelowVariables?: readonly string[];
  /**
   * Claims files even if the config names them, which otherwise makes them advice, or if a link leads to them, which otherwise
   * spares them. For files that a running program does not need either, and for advice on whole systems, where links such as
   * those in /etc/alternatives mean nothing.
   */
  evenIfReferenced?: true;
  /** For advice: fewer bytes in all are not reported. */
  least?: number;
  /** Why the bytes need not be there, in one or two sentences. */
  why: string;
  /** What following the remedy costs, if anything. */
  cost?: string;
  /** How to avoid the bytes, in one or two sentences that make sense alone. Code is in backticks; nothing is left to be filled in. */
  remedy: string;
  /** Options that keep all of the rule's bytes away from a command. A command that they fit and that lacks them wrote the bytes. */
  options?: readonly CommandOption[];
  /**
   * Directories that the build may keep in a cache mount, so that the bytes never enter the image. Absolute, or starting with `~`
   * for the home of the user who runs the instruction. Only what no program of the image reads, and no folder of settings. Each
   * later RUN of the stage that reads the directory needs the mount too.
   */
  mounts?: readonly string[];
  /** Commands of later instructions that read the files. */
  usedBy?: readonly Reader[];
  /** Directories that the usual clean-up empties, with what the rule does not claim in them. Absolute. */
  empties?: readonly string[];
  /** What avoids the bytes, as a change of one realistic instruction. Each rule of the catalogue has one. */
  example?: EditExample;
  /** How to keep the files on purpose, in one sentence, where it takes more than an `ignore` entry of the config. */
  keep?: string;
  /** Where the paths are documented. */
  references: readonly string[];
  /** At least two of each. Tests run them, and the page shows them. */
  reports: readonly ReportingExample[];
  ignores: readonly IgnoredExample[];
}

/** Declares a rule, so that the compiler checks it in its own file. */
export function rule(definition: Rule & { example: EditExample }): Rule {
  return definition;
}

/** Whether more than its globs decides what a rule claims. */
export function hasConditions({ whenImage, whenFolder, when }: Rule): boolean {
  return (whenImage ?? whenFolder ?? when) !== undefined;
}
