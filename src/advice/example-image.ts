/** Made-up images for the cases of labels and detectors. Tests run them, and the pages show them. */

export interface CaseFile {
  bytes: number;
  /** Files with the same size and seed have the same content. Without a seed, only files at the same path do. */
  seed?: string;
  /** Instead of a seed: bytes in hexadecimal by offset, with zeros around them, and a description in words. */
  holds?: { is: string; at: Readonly<Record<number, string>> };
  /** For a sparse file: how many bytes are stored. */
  stored?: number;
  mode?: number;
  /** Seconds since 1970. */
  mtime?: number;
}

export interface CaseLayer {
  /** Its history text; `RUN x` by default. */
  by?: string;
  /** Size in bytes, text or details, by absolute path. */
  files?: Readonly<Record<string, number | string | CaseFile>>;
  /** Targets of hard links by path, added after the files. */
  hardLinks?: Readonly<Record<string, string>>;
  /** Targets of symbolic links by path. */
  links?: Readonly<Record<string, string>>;
  /** Paths that the layer deletes. */
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
