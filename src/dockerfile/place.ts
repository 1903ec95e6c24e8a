/** Where a Dockerfile is, and where the build context may be. */

/** A path, and how to show it; the working directory is shown as nothing. */
export interface Place {
  path: string;
  shown: string;
}

export interface DockerfilePlace extends Place {
  /** The stage to build; null for the last one. */
  target: string | null;
  /** Folders that may be the build context, the likeliest first; only one if it is known. */
  contexts: readonly Place[];
}
