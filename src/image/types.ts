/**
 * Plain data about an image, from any source. Sizes are bytes.
 * Shapes follow the OCI image specification: https://github.com/opencontainers/image-spec
 */

/** `sha256:` and 64 hexadecimal digits (or another registered algorithm). */
export type Digest = `${string}:${string}`;

export interface Platform {
  os: string;
  architecture: string;
  variant?: string;
}

/** One entry of the config's history; an empty layer changed the config only and has no tar. */
export interface HistoryEntry {
  createdBy: string;
  emptyLayer: boolean;
}

/** The part of the image config that we use. Its strings are foreign text. */
export interface ImageConfig {
  platform: Platform;
  /** Digests of the uncompressed layer tars, bottom first. */
  diffIds: Digest[];
  history: HistoryEntry[];
  env: string[];
  entrypoint: string[];
  cmd: string[];
  workingDir: string;
}

/** One layer as the manifest names it, bottom first. */
export interface LayerDescriptor {
  diffId: Digest;
  /** Digest of the blob as stored; null if the source has none, as in `docker save` from a graph driver. */
  digest: Digest | null;
  /** Size of the blob in its compressed form, or as a registry serves it; null if the source has neither. */
  compressedSize: number | null;
  /** The history's text for this layer; empty if history has none. */
  createdBy: string;
}

export interface ImageManifest {
  /** Digest of the manifest, or of the config if there is no manifest. */
  digest: Digest;
  /** SHA-256 of the config's bytes. Engines with a graph driver, and Podman, use it as the image's ID. */
  configDigest: Digest;
  config: ImageConfig;
  /** Size of the config blob in bytes; part of the download size. */
  configSize: number;
  layers: LayerDescriptor[];
  /** Oddities for the report, such as history that does not match the layers. */
  notes: string[];
}

/** Kinds of sources, as reports name them. */
export type SourceKind = 'docker-archive' | 'oci-layout' | 'oci-archive' | 'docker' | 'podman' | 'registry' | 'build';
