/** The shape of a waste rule: data, documentation and proof in one file. See docs/writing-rules.md. */

/** A visible regular file, as conditions see it. */
export interface RuleFile {
  /** Absolute path in the final file system, decoded as UTF-8. */
  path: string;
  /** Logical size in bytes. */
  size: number;
  /** Index of the layer that holds the file's bytes. */
  layer: number;
}

/** What a condition may ask about the image that it looks at. */
export interface RuleImage {
  /** Whether something of any type is visible at this absolute path. Symbolic links are not followed. */
  exists(path: string): boolean;
  isDirectory(path: string): boolean;
  /** Names in a directory; none where there is no directory. */
  names(path: string): string[];
  /** The history's text of a layer; empty where the image has none. */
  createdBy(layer: number): string;
  /** A variable of the config's `Env`. */
  env(name: string): string | undefined;
}

/** A made-up image for a rule's example: visible files with sizes in bytes; a path that ends in `/` is a directory. */
export interface RuleExample {
  files: Record<string, number>;
  /** `NAME=value` pairs of the config. */
  env?: string[];
  workingDir?: string;
  entrypoint?: string[];
  /** History text of the one layer. */
  createdBy?: string;
}

export interface ReportingExample extends RuleExample {
  /** What the rule claims of these files, in bytes. */
  bytes: number;
}

export interface IgnoredExample extends RuleExample {
  /** Why these files must not be claimed. */
  because: string;
}

export type Severity = 'warn' | 'info';

export interface Rule {
  /** Kebab case, same as the file's name; never renamed, since configs name it. */
  id: string;
  title: string;
  category: string;
  /** Precedence: a file belongs to the first rule that claims it. */
  order: number;
  severity: Severity;
  /** `safe`: nothing reads it at run time. `safe-if-unused`: unless the owning tool runs. `judgement`: a person decides. */
  confidence: 'safe' | 'safe-if-unused' | 'judgement';
  /** `removable` bytes count in the image's removable bytes; `advice` counts in no budget but its own. */
  bucket: 'removable' | 'advice';
  /**
   * minimatch patterns on absolute paths. `~` at the start stands for every home directory, `$CACHE` for every user's
   * cache directory.
   */
  globs: readonly string[];
  /** Patterns that a match must not have, each with its reason. */
  not?: readonly { glob: string; why: string }[];
  /** Names of `Env` variables whose value is a further directory of this rule, with the subdirectories that count. */
  envDirectories?: Readonly<Record<string, readonly string[]>>;
  /** A further condition on the file and the image. Must not throw; pure. */
  when?: (file: RuleFile, image: RuleImage) => boolean;
  /** What `when` asks, in words, for the rule's page. */
  whenText?: string;
  /** Why the bytes need not be there, in one or two sentences. */
  why: string;
  /** What it costs to follow the remedy, where it costs something. */
  cost?: string;
  /** Dockerfile text that avoids the bytes. The first line alone must make sense. */
  remedy: string;
  /** Where the paths are documented. */
  references: readonly string[];
  /** At least two that report and two that do not; executed by the tests and shown on the rule's page. */
  reports: readonly ReportingExample[];
  ignores: readonly IgnoredExample[];
}

/** Declares a rule; exists so that a rule file is checked where it is written. */
export function rule(definition: Rule): Rule {
  return definition;
}
