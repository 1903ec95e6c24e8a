/** Made-up images for the cases of labels and detectors: executed by the tests and shown on their pages. */

export interface CaseFile {
  bytes: number;
  /** Files of one size with the same seed have the same content. By default only those at one path do. */
  seed?: string;
  /** Instead of a seed: bytes in hexadecimal by offset, all others being 0, and what that is in words. */
  holds?: { is: string; at: Readonly<Record<number, string>> };
  /** Of a sparse file: how many bytes are stored. */
  stored?: number;
  mode?: number;
  /** Seconds since 1970. */
  mtime?: number;
}

export interface CaseLayer {
  /** What made it, as history has it; `RUN x` where it is left out. */
  by?: string;
  /** By absolute path: a size in bytes, a text, or more. */
  files?: Readonly<Record<string, number | string | CaseFile>>;
  /** Targets of hard links by path. They come after the files. */
  hardLinks?: Readonly<Record<string, string>>;
  /** Targets of symbolic links by path. */
  links?: Readonly<Record<string, string>>;
  /** Paths that the layer takes away. */
  deletes?: readonly string[];
}

export interface ImageCase {
  /** Bottom first. */
  layers: readonly CaseLayer[];
  dockerfile?: string;
}

export interface IgnoredCase extends ImageCase {
  /** Why it must not be reported. */
  because: string;
}
